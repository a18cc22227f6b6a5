import { ExcelError } from "../wire/excel-error";

/** A value property, named as on the wire ("RowCount"). */
export interface Scalar<Target> {
  read(target: Target): unknown;
  /** Absent: the property is read-only. */
  write?(target: Target, value: unknown): void;
}

/**
 * One class of Excel's object model as the processor plays it. Names are PascalCase, as on the wire; a member that is not listed does not
 * exist (`ApiNotFound`, or `InvalidArgument` where a property is loaded).
 */
export interface ObjectType<Target> {
  readonly name: string;
  /** What instantiating answers; the library keeps an `_Id` or `_ReferenceId` and addresses the object by it from then on. */
  identify?(target: Target): Readonly<Record<string, unknown>>;
  readonly scalars?: Readonly<Record<string, Scalar<Target>>>;
  /** Properties that are objects. */
  readonly links?: Readonly<Record<string, (target: Target) => HostObject>>;
  /** Methods that answer a value, or nothing. */
  readonly methods?: Readonly<Record<string, (target: Target, args: readonly unknown[]) => unknown>>;
  /** Methods that answer an object, or null for the null object. */
  readonly finders?: Readonly<Record<string, (target: Target, args: readonly unknown[]) => HostObject | null>>;
  /** For collections: the member with a key. */
  item?(target: Target, key: unknown): HostObject;
  /** For collections: all members in order. */
  items?(target: Target): HostObject[];
}

/** An object of the workbook as a request addresses it: reads, writes, calls and steps by wire name. */
export interface HostObject {
  readonly typeName: string;
  readonly isCollection: boolean;
  readonly scalarNames: readonly string[];
  identify(): Readonly<Record<string, unknown>>;
  hasScalar(name: string): boolean;
  hasLink(name: string): boolean;
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  link(name: string): HostObject;
  call(name: string, args: readonly unknown[]): unknown;
  find(name: string, args: readonly unknown[]): HostObject | null;
  item(key: unknown): HostObject;
  items(): HostObject[];
}

class BoundObject<Target> implements HostObject {
  constructor(
    readonly type: ObjectType<Target>,
    readonly target: Target,
  ) {}

  get typeName(): string {
    return this.type.name;
  }

  get isCollection(): boolean {
    return this.type.items !== undefined;
  }

  get scalarNames(): readonly string[] {
    return Object.keys(this.type.scalars ?? {});
  }

  identify(): Readonly<Record<string, unknown>> {
    return this.type.identify?.(this.target) ?? {};
  }

  hasScalar(name: string): boolean {
    return member(this.type.scalars, name) !== undefined;
  }

  hasLink(name: string): boolean {
    return member(this.type.links, name) !== undefined;
  }

  read(name: string): unknown {
    const scalar = member(this.type.scalars, name);
    if (!scalar) throw new ExcelError("InvalidArgument");
    return scalar.read(this.target);
  }

  write(name: string, value: unknown): void {
    const scalar = member(this.type.scalars, name);
    if (!scalar?.write) throw new ExcelError(scalar ? "InvalidOperation" : "ApiNotFound");
    scalar.write(this.target, value);
  }

  link(name: string): HostObject {
    const link = member(this.type.links, name);
    if (!link) throw new ExcelError("ApiNotFound");
    return link(this.target);
  }

  call(name: string, args: readonly unknown[]): unknown {
    const method = member(this.type.methods, name);
    if (!method) throw new ExcelError("ApiNotFound");
    return method(this.target, args);
  }

  find(name: string, args: readonly unknown[]): HostObject | null {
    const finder = member(this.type.finders, name);
    if (!finder) throw new ExcelError("ApiNotFound");
    return finder(this.target, args);
  }

  item(key: unknown): HostObject {
    if (!this.type.item) throw new ExcelError("ApiNotFound");
    return this.type.item(this.target, key);
  }

  items(): HostObject[] {
    if (!this.type.items) throw new ExcelError("ApiNotFound");
    return this.type.items(this.target);
  }
}

/** One object of a type. */
export function hostObject<Target>(type: ObjectType<Target>, target: Target): HostObject {
  return new BoundObject(type, target);
}

/** What an argument stands for, when it is an object of the type; undefined otherwise. */
export function targetOf<Target>(type: ObjectType<Target>, argument: unknown): Target | undefined {
  // The type object says what the target is: two bound objects of one type have targets of one kind.
  return argument instanceof BoundObject && argument.type === type ? (argument.target as Target) : undefined;
}

function member<Member>(members: Readonly<Record<string, Member>> | undefined, name: string): Member | undefined {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
}

import { ExcelError } from "../wire/excel-error";
import { ReadyJson } from "../wire/ready-json";
import type { HostObject, ObjectType } from "./object-type";
import type { Targets, TypeName } from "./targets";

class BoundObject<Target> implements HostObject {
  constructor(
    readonly typeName: TypeName,
    readonly target: Target,
    private readonly type: ObjectType<Target>,
  ) {}

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

  answer(name: string): unknown {
    const text = member(this.type.scalars, name)?.text?.(this.target);
    return text === undefined ? this.read(name) : new ReadyJson(text);
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

/** An object of the class with that name. */
export function hostObject<Name extends TypeName>(name: Name, target: Targets[Name]): HostObject {
  return new BoundObject(name, target, target.session.typeOf(name));
}

/** What an argument stands for, when it is an object of the class with that name; undefined otherwise. */
export function targetOf<Name extends TypeName>(name: Name, argument: unknown): Targets[Name] | undefined {
  // Only hostObject binds objects, and it binds a name to its own kind of target.
  return argument instanceof BoundObject && argument.typeName === name ? (argument.target as Targets[Name]) : undefined;
}

function member<Member>(members: Readonly<Record<string, Member>> | undefined, name: string): Member | undefined {
  return members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
}

/** A value property, named as on the wire ("RowCount"). */
export interface Scalar<Target> {
  read(target: Target): unknown;
  /** The JSON text of what `read` gives, where it can be made faster than from that. */
  text?(target: Target): string;
  /** Absent: the property is read-only. */
  write?(target: Target, value: unknown): void;
}

/**
 * One class of Excel's object model as the processor plays it. Names are PascalCase, as on the wire; a member that is not listed does not
 * exist (`ApiNotFound`, or `InvalidArgument` where a property is loaded).
 */
export interface ObjectType<Target> {
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
  /** As `read`, for an answer: a ReadyJson where there is one. */
  answer(name: string): unknown;
  write(name: string, value: unknown): void;
  link(name: string): HostObject;
  call(name: string, args: readonly unknown[]): unknown;
  find(name: string, args: readonly unknown[]): HostObject | null;
  item(key: unknown): HostObject;
  items(): HostObject[];
}

import { isJsonObject } from "./json-object";

/** What does not fit, and where. Repeats nothing of the value. */
export class UnfitJson extends Error {
  constructor(
    readonly what: string,
    readonly path: readonly string[] = [],
  ) {
    super([path.join(", "), what].filter((part) => part !== "").join(" "));
  }
}

/** Takes a value that anybody may have written for what it is, or refuses it. @throws UnfitJson */
export type Check<Value> = (value: unknown) => Value;

/** @param maxLength in UTF-16 code units */
export function aText(maxLength: number): Check<string> {
  return (value) => {
    if (typeof value !== "string") throw new UnfitJson("is no text");
    if (value.length > maxLength) throw new UnfitJson(`is longer than ${maxLength} characters`);
    return value;
  };
}

/** @param words what it should look like: "an address" */
export function aTextLike(pattern: RegExp, words: string, maxLength: number): Check<string> {
  const check = aText(maxLength);
  return (value) => {
    const text = check(value);
    if (!pattern.test(text)) throw new UnfitJson(`is not ${words}`);
    return text;
  };
}

export function aTruth(value: unknown): boolean {
  if (typeof value !== "boolean") throw new UnfitJson("is neither true nor false");
  return value;
}

export function aNumber(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new UnfitJson("is no number");
  return value;
}

export function aWholeNumber(min: number, max: number): Check<number> {
  return (value) => {
    const isFit = typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
    if (!isFit) throw new UnfitJson(`is no whole number from ${min} to ${max}`);
    return value;
  };
}

export function oneOf<Value extends string>(known: readonly Value[]): Check<Value> {
  return (value) => {
    const found = known.find((one) => one === value);
    if (found === undefined) throw new UnfitJson(`is none of ${known.join(", ")}`);
    return found;
  };
}

/** The first of the checks that takes the value; refused as the last one refuses it. */
export function eitherOf<A, B>(first: Check<A>, other: Check<B>): Check<A | B> {
  return (value) => {
    try {
      return first(value);
    } catch (error) {
      if (!(error instanceof UnfitJson)) throw error;
      return other(value);
    }
  };
}

export function aList<Item>(item: Check<Item>, maxLength: number): Check<readonly Item[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new UnfitJson("is no list");
    if (value.length > maxLength) throw new UnfitJson(`has more than ${maxLength} entries`);
    return value.map((one, place) => within(`entry ${place + 1}`, () => item(one)));
  };
}

/** An object whose keys are names that other people chose. */
export function aRecord<Item>(
  key: Check<string>,
  item: Check<Item>,
  maxSize: number,
): Check<Readonly<Record<string, Item>>> {
  return (value) => {
    if (!isJsonObject(value)) throw new UnfitJson("is no object");
    const entries = Object.entries(value);
    if (entries.length > maxSize) throw new UnfitJson(`has more than ${maxSize} entries`);
    // fromEntries makes members of its own even of "__proto__".
    return Object.fromEntries(
      entries.map(([name, one], place) => within(`entry ${place + 1}`, () => [key(name), item(one)] as const)),
    );
  };
}

/** A member that may be absent. */
export interface Optional<Value> {
  readonly optional: Check<Value>;
}

type IsOptional<Shape, Key extends keyof Shape> = Record<string, never> extends Pick<Shape, Key> ? true : false;

/** One check for each member: a new one does not compile without. */
export type MemberChecks<Shape> = {
  readonly [Key in keyof Shape]-?: IsOptional<Shape, Key> extends true
    ? Optional<Exclude<Shape[Key], undefined>>
    : Check<Shape[Key]>;
};

/** An object of these members and no others. */
export function anObject<Shape extends object>(members: MemberChecks<Shape>): Check<Shape> {
  const checks = new Map(Object.entries<Check<unknown> | Optional<unknown>>(members));
  const required = [...checks].flatMap(([key, check]) => (typeof check === "function" ? [key] : []));
  return (value) => {
    if (!isJsonObject(value)) throw new UnfitJson("is no object");
    const missing = required.find((key) => !Object.hasOwn(value, key));
    if (missing !== undefined) throw new UnfitJson(`has no "${missing}"`);
    const entries = Object.entries(value).map(([key, member]) => {
      const check = checks.get(key);
      if (check === undefined) throw new UnfitJson("has a member that is not known");
      return [key, within(`"${key}"`, () => (typeof check === "function" ? check : check.optional)(member))] as const;
    });
    return Object.fromEntries(entries) as Shape;
  };
}

function within<Value>(part: string, check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw error instanceof UnfitJson ? new UnfitJson(error.what, [part, ...error.path]) : error;
  }
}

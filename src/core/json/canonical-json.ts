import { isJsonObject } from "./json-object";

/**
 * Plain data as one text, whatever the order in which its members were set: equal data, equal text. A member that is undefined is as
 * good as none, as it is for JSON.
 * @param value what JSON can carry; no circle
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isJsonObject(part) ? inOrder(part) : part)) ?? "null";
}

function inOrder(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether two pieces of plain data say the same, whatever the order in which their members were set. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}

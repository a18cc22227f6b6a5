/** A value of which the JSON text is made already. */
export class ReadyJson {
  constructor(readonly text: string) {}

  /** For what takes it apart after all. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/**
 * As JSON.stringify, but takes the texts that are there; of arrays only those of objects are looked into. Texts have megabytes: they are put
 * together by "+", which copies none of them, and not by `join`.
 */
export function jsonTextOf(value: unknown): string {
  if (value instanceof ReadyJson) return value.text;
  if (Array.isArray(value)) {
    const members: readonly unknown[] = value;
    if (!members.every(isObject)) return JSON.stringify(members);
    return `[${members.reduce<string>((text, member) => text + (text && ",") + jsonTextOf(member), "")}]`;
  }
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  let text = "";
  for (const [name, member] of Object.entries(value)) {
    if (member !== undefined) text += `${text && ","}${JSON.stringify(name)}:${jsonTextOf(member)}`;
  }
  return `{${text}}`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

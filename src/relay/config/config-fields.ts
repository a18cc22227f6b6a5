import { isLoopback } from "../../protocol/known-hosts";

/** A JSON object whose fields are not checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

export function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

/** One sentence for each field that nobody reads: most are misspelled ones. */
export function unknownFields(place: string, value: Fields, known: readonly string[]): string[] {
  const extra = Object.keys(value).filter((field) => !known.includes(field));
  return extra.map((field) => `${place} has no field "${field}"; it may have ${known.join(", ")}.`);
}

export function originMistakes(origin: unknown, place: string): string[] {
  const url = typeof origin === "string" && URL.canParse(origin) ? new URL(origin) : undefined;
  const isGood = url !== undefined && /^https?:$/.test(url.protocol) && origin === url.origin;
  return isGood
    ? []
    : [`${place} must be https://host or https://host:port, in small letters and with nothing after it.`];
}

/** Whether a URL is safe to send a secret to: encrypted, or never leaving this machine. */
export function keepsSecrets(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

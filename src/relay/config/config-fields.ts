import * as z from "zod";
import { isLoopback } from "../../protocol/known-hosts";

/** A JSON object whose fields are not checked yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** A text that is not empty. @param mistake what is said otherwise, after the place: "must be a text." */
export function textField(mistake: string) {
  return z.string(mistake).min(1, mistake);
}

/** A list of texts that are not empty. @param mistake as of `textField` */
export function textListField(mistake: string) {
  return z.array(textField(mistake), mistake);
}

/** One of these words. */
export function choiceField<const Choice extends string>(choices: readonly Choice[]) {
  return z.enum(choices, `must be one of ${choices.map((choice) => `"${choice}"`).join(", ")}.`);
}

/** What is said of an origin that is none, after its place. */
export const ORIGIN_MISTAKE = "must be https://host or https://host:port, in small letters and with nothing after it.";

/** The origin of a server, written as a browser writes it. */
export function originField() {
  return z.string(ORIGIN_MISTAKE).refine(isOrigin, { error: ORIGIN_MISTAKE, abort: true });
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && text === url.origin;
}

/** Whether a URL is safe to send a secret to: encrypted, or never leaving this machine. */
export function keepsSecrets(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

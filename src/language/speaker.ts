import type { MessageDescriptor } from "@lingui/core";

/** A message as Lingui compiles it: texts, and between them what is put in by name, or chosen by a number. */
export type Message = string | readonly Part[];
type Part = string | readonly [name: string, kind?: string, cases?: Readonly<Record<string, Message>>];

/** Compiled messages by their short names. */
export type Catalogue = Readonly<Record<string, Message>>;

/** Says messages in one language at a time. Lingui's own does dates, times and more, for a fiftieth of all that is loaded at first. */
export interface Speaker {
  readonly locale: string;
  speak(locale: string, catalogue: Catalogue): void;
  /** Named as Lingui's macros call it. A message that the catalogue lacks is said as it stands in the code, if it still does. */
  _(message: MessageDescriptor): string;
}

export function speaker(locale: string, catalogue: Catalogue): Speaker {
  let [tag, messages, rules] = [locale, catalogue, new Intl.PluralRules(locale)];
  const said = (message: Message, values: Readonly<Record<string, unknown>>, count?: number): string => {
    if (typeof message === "string") return message;
    return message.map((part) => (typeof part === "string" ? text(part, count) : put(part, values))).join("");
  };
  const text = (part: string, count: number | undefined): string =>
    part === "#" && count !== undefined ? new Intl.NumberFormat(tag).format(count) : part;
  const put = ([name, , cases]: Exclude<Part, string>, values: Readonly<Record<string, unknown>>): string => {
    if (cases === undefined) return String(values[name] ?? "");
    const count = Number(values[name]);
    return said(cases[count] ?? cases[rules.select(count)] ?? cases["other"] ?? "", values, count);
  };
  return {
    get locale() {
      return tag;
    },
    speak(locale, catalogue) {
      [tag, messages, rules] = [locale, catalogue, new Intl.PluralRules(locale)];
    },
    _: ({ id, message = id, values = {} }) => said(messages[id] ?? message, values),
  };
}

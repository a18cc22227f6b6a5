import type { MessageDescriptor } from "@lingui/core";
import type { Speaker } from "./speaker";

/** A table of messages as it is read: texts in place of messages, all else as it was. */
export type Told<Table> = Table extends MessageDescriptor
  ? string
  : Table extends (...args: never) => unknown
    ? Table
    : Table extends object
      ? { readonly [Key in keyof Table]: Told<Table[Key]> }
      : Table;

/** A table of messages (`msg`) whose texts are made when they are read: the language is known only after this file is loaded. */
export function toldBy<Table extends object>(speaker: Speaker, table: Table): Told<Table> {
  const texts: object = Array.isArray(table) ? [] : {};
  for (const [key, value] of Object.entries(table) as [string, unknown][]) {
    if (isMessage(value)) Object.defineProperty(texts, key, { enumerable: true, get: () => speaker._(value) });
    else Object.assign(texts, { [key]: typeof value === "object" && value !== null ? toldBy(speaker, value) : value });
  }
  return texts as Told<Table>;
}

function isMessage(value: unknown): value is MessageDescriptor {
  return typeof value === "object" && value !== null && "id" in value;
}

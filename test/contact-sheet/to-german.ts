import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { formatter } from "@lingui/format-po";

const CATALOGUE = resolve(__dirname, "../../src/taskpane/view/words/catalogue/de.po");
let germanOf: ReadonlyMap<string, string> | undefined;

/** @returns what the pane says in German for words that it says in English; those that it does not know stay as they are */
export function toGerman(english: string): string {
  germanOf ??= readCatalogue();
  return germanOf.get(english) ?? english;
}

function readCatalogue(): ReadonlyMap<string, string> {
  const parsed = formatter().parse(readFileSync(CATALOGUE, "utf8"), {
    locale: "de",
    sourceLocale: "en",
    filename: CATALOGUE,
  });
  return new Map(
    Object.values(parsed as Record<string, Entry>).map(({ message, translation }) => [message, translation]),
  );
}

interface Entry {
  readonly message: string;
  readonly translation: string;
}

import { numberIn, type Cell } from "../table/cell";
import type { JsonText, Unsendable } from "./column-encoding";
import type { Filled, TypeWriter } from "./type-writer";

/** TRUE and FALSE of the sheet's own; words and digits only where the analyst has them read so. */
export const BOOLEAN_WRITER: TypeWriter = { write: writeBoolean, convert: convertBoolean };

/**
 * What people write for true and for false, in lower case: digits, the literals of languages, yes and no in English, German, French,
 * Spanish and Italian, and what German and French Excel shows. Nothing else is read, such as a cross or "ok".
 */
const TRUE_WORDS = new Set("1 true t yes y on ja j oui si sí sì wahr vrai verdadero vero".split(" "));
const FALSE_WORDS = new Set("0 false f no n off nein non falsch faux falso".split(" "));

function writeBoolean(cell: Filled): JsonText | Unsendable {
  return typeof cell === "boolean" ? String(cell) : { cause: "not-boolean" };
}

function convertBoolean(cell: Cell): JsonText | undefined {
  const word = typeof cell === "string" ? cell.normalize("NFKC").trim().toLowerCase() : String(numberIn(cell) ?? cell);
  if (TRUE_WORDS.has(word)) return "true";
  return FALSE_WORDS.has(word) ? "false" : undefined;
}

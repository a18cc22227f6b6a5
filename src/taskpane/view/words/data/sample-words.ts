import { isDate, isStale, numberIn, type Cell } from "../../../../core/table/cell";
import { dateSerialToIso, precisionOf, type DateSystem } from "../../../../core/table/date-serial";
import type { Formats } from "../formats";

/** Characters of a cell that are shown beside a name. */
const SHOWN = 24;

/** One cell as it is told beside its column's name, in as many characters as have room there; "" for a blank, or what has no short form. */
export function sampleWords(cell: Cell | undefined, dateSystem: DateSystem, formats: Formats): string {
  if (cell === undefined || cell === null) return "";
  if (typeof cell === "boolean") return String(cell).toUpperCase();
  if (typeof cell === "string") return shortened(cell.trim().replace(/\s+/g, " "));
  if (isStale(cell)) return sampleWords(cell.last, dateSystem, formats);
  const number = numberIn(cell);
  if (number === undefined) return "";
  if (!isDate(cell)) return formats.number(number);
  const iso = dateSerialToIso(number, precisionOf(number), dateSystem);
  return iso.ok ? iso.text.replace("T", " ") : "";
}

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

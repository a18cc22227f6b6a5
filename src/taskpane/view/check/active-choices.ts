import type { DateForm } from "../../../core/columns/column-encoding";
import type { ColumnReading, Readings } from "../../../core/columns/column-reading";
import { CELL_CAUSES, type CellCause } from "../../../core/columns/column-type";
import { CAUSE_WORDS, TYPE_CONTENT_WORDS } from "../words/check-words";
import { withCure } from "./cure-options";

/** One thing that the analyst has chosen for a column, and the column's choice without it. */
export interface ActiveChoice {
  readonly column: string;
  readonly words: string;
  readonly without: ColumnReading;
}

export const DATE_FORM_WORDS: Readonly<Record<DateForm, string>> = {
  iso: "ISO text (2024-02-29)",
  serial: "Excel serial numbers (45351)",
  "epoch-ms": "milliseconds since 1970",
};

/** @param isShown whether a cure, or a type where no cause is given, is in sight already and need not be listed */
export function activeChoices(
  choices: Readings,
  isShown: (column: string, cause?: CellCause) => boolean,
): ActiveChoice[] {
  return Object.entries(choices).flatMap(([column, choice]) => [
    ...(isShown(column) ? [] : readingChoices(column, choice)),
    ...CELL_CAUSES.filter((cause) => choice.cures?.[cause] !== undefined && !isShown(column, cause)).map((cause) => ({
      column,
      words: `${CAUSE_WORDS[cause].what}: ${cureWords(cause, choice)}`,
      without: withCure(choice, cause),
    })),
  ]);
}

function readingChoices(column: string, choice: ColumnReading): ActiveChoice[] {
  const { type, dateForm, ...rest } = choice;
  if (type === undefined && dateForm === undefined) return [];
  const content = type === undefined ? "" : `sent as ${TYPE_CONTENT_WORDS[type]}`;
  const form = dateForm === undefined ? "" : `dates as ${DATE_FORM_WORDS[dateForm]}`;
  return [{ column, words: [content, form].filter((words) => words !== "").join(", "), without: rest }];
}

function cureWords(cause: CellCause, { cures, decimalMark }: ColumnReading): string {
  const cure = cures?.[cause];
  if (cure?.kind === "send-null") return "sent as missing";
  if (cure?.kind === "fill")
    return `sent as ${typeof cure.value === "boolean" ? String(cure.value).toUpperCase() : cure.value}`;
  if (cause === "locale-number") return `40,000 read as ${decimalMark === "," ? "40.0" : "40000"}`;
  return (CAUSE_WORDS[cause].convert ?? "").toLowerCase();
}

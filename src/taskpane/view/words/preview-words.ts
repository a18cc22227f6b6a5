import { plural } from "../../../core/plural";
import { MissingPrediction, type Prediction } from "../../../core/predictions/prediction";
import type { Preview } from "../../../scoring/preview/preview-rows";
import type { CurrentPreview } from "../../state/run/preview-session";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";

/** Words of a preview. */
export const PREVIEW_WORDS = {
  close: "Close preview",
  onTheirWay: "The first rows are on their way.",
  predictions: "Predictions of the first rows",
  row: "Row",
} as const;

/** What a button does that shows the number of a row alone. @param rowNumber from 1 on */
export function goToRowWords(rowNumber: number, address: string): string {
  return `Go to row ${rowNumber}, cell ${address}`;
}

/** How a preview stands, in one line. */
export function previewWords(preview: CurrentPreview, formats: Formats): string {
  if (preview.kind === "asking") return "Asking the model …";
  if (preview.kind === "failed") return ERROR_WORDS[preview.error.code].title;
  return `${formats.rows(preview.preview.rows.length)} scored, nothing written`;
}

/** Who answered, and which rows were passed over. */
export function previewFacts({ shape, servedModelName, rowsLeftOut, rows }: Preview, formats: Formats): string {
  const answeredBy = servedModelName === undefined ? "" : `, answered by ${servedModelName}`;
  const [first, last] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? -1];
  const between = last - first + 1 - rows.length;
  const before = rowsLeftOut === 0 ? "" : ` ${leftOutWords(rowsLeftOut, "before these", formats)}`;
  const among = between <= 0 ? "" : ` ${leftOutWords(between, "between them", formats)}`;
  return `${shape.label}${answeredBy}.${before}${among}`;
}

function leftOutWords(rows: number, where: string, formats: Formats): string {
  return `${formats.rows(rows)} ${where} cannot be sent as ${plural(rows, "it is", "they are")}.`;
}

/** A prediction as a person reads it. A missing one says why; its cell would be blank. */
export function predictionWords(prediction: Prediction, formats: Formats): string {
  if (prediction instanceof MissingPrediction) return `no value (${prediction.reason})`;
  if (typeof prediction === "number") return formats.number(prediction);
  return typeof prediction === "boolean" ? String(prediction).toUpperCase() : prediction;
}

import { msg, plural, t } from "@lingui/core/macro";
import { MissingPrediction, type Prediction } from "../../../core/predictions/prediction";
import type { Preview } from "../../../scoring/preview/preview-rows";
import type { CurrentPreview } from "../../state/run/preview-session";
import { ERROR_WORDS } from "./error-words";
import type { Formats } from "./formats";
import { sourceWords } from "./language/source-words";
import { told } from "./language/told";

/** Words of a preview. */
export const PREVIEW_WORDS = told({
  close: msg`Close preview`,
  again: msg`Preview again`,
  outdated: msg`The preview is out of date: something that its predictions depend on has changed.`,
  onTheirWay: msg`The first rows are on their way.`,
  predictions: msg`Predictions of the first rows`,
  row: msg`Row`,
});

/** What a button does that shows the number of a row alone. @param rowNumber from 1 on */
export function goToRowWords(rowNumber: number, address: string): string {
  return t`Go to row ${rowNumber}, cell ${address}`;
}

/** How a preview stands, in one line. */
export function previewWords(preview: CurrentPreview, formats: Formats): string {
  if (preview.kind === "asking") return t`Asking the model …`;
  if (preview.kind === "outdated") return t`Out of date`;
  if (preview.kind === "failed") return ERROR_WORDS[preview.error.code].title;
  const rows = formats.rows(preview.preview.rows.length);
  return t`${rows} scored, nothing written`;
}

/** Who answered, and which rows were passed over. */
export function previewFacts({ shape, servedModelName, rowsLeftOut, rows }: Preview, formats: Formats): string {
  const label = sourceWords(shape.label);
  const who = servedModelName === undefined ? label : t`${label}, answered by ${servedModelName}`;
  const [first, last] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? -1];
  const between = last - first + 1 - rows.length;
  const before = rowsLeftOut === 0 ? "" : ` ${leftOutBeforeWords(rowsLeftOut, formats)}`;
  const among = between <= 0 ? "" : ` ${leftOutBetweenWords(between, formats)}`;
  return `${who}.${before}${among}`;
}

function leftOutBeforeWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return plural(rows, {
    one: `${counted} before these cannot be sent as it is.`,
    other: `${counted} before these cannot be sent as they are.`,
  });
}

function leftOutBetweenWords(rows: number, formats: Formats): string {
  const counted = formats.rows(rows);
  return plural(rows, {
    one: `${counted} between them cannot be sent as it is.`,
    other: `${counted} between them cannot be sent as they are.`,
  });
}

/** A prediction as a person reads it. A missing one says why; its cell would be blank. */
export function predictionWords(prediction: Prediction, formats: Formats): string {
  if (prediction instanceof MissingPrediction) return missingWords(prediction.reason);
  if (typeof prediction === "number") return formats.number(prediction);
  if (typeof prediction !== "boolean") return prediction;
  return prediction ? t`TRUE` : t`FALSE`;
}

function missingWords(reason: MissingPrediction["reason"]): string {
  if (reason === "no-probability") return t`no label (no number from 0 to 1)`;
  return t`no value (${reason})`;
}

import { msg, plural, t } from "@lingui/core/macro";
import type { FormulaTrouble } from "../../../../functions/answers/formula-error";
import type { FormulasState } from "../../../../functions/cells/formula-cells";
import type { FormulaQuestion } from "../../../../functions/consent/formula-consents";
import type { Formats } from "../formats";
import { told } from "../language/told";

/** Words of the section about formulas of ours. */
export const FORMULA_WORDS = told({
  title: msg`Formulas`,
  whereTo: msg`Show where they would go`,
  send: msg`Send them there`,
  notNow: msg`Not now`,
  tryAgain: msg`Try these again`,
  recalculate: msg`Recalculate all predictions`,
});

/** How all of them are, in one line. */
export function formulasSummary(
  { cellCount, waitingCount, troubles, questions }: FormulasState,
  formats: Formats,
): string {
  if (questions.length > 0) return t`They wait until you allow them to send cells`;
  const without = Object.values(troubles).reduce((sum, count) => sum + count, 0);
  if (waitingCount > 0) return waitingWords(waitingCount, formats);
  return without > 0 ? withoutWords(without, formats) : allWords(cellCount, formats);
}

function waitingWords(cells: number, formats: Formats): string {
  const count = formats.count(cells);
  return plural(cells, {
    one: `${count} cell waits for its prediction`,
    other: `${count} cells wait for their predictions`,
  });
}

function withoutWords(cells: number, formats: Formats): string {
  const count = formats.count(cells);
  return plural(cells, { one: `${count} cell has no prediction`, other: `${count} cells have no predictions` });
}

function allWords(cells: number, formats: Formats): string {
  const count = formats.count(cells);
  return plural(cells, { one: `${count} cell has its prediction`, other: `${count} cells have their predictions` });
}

/** Why cells have no value, the longer one: each cell says it in its own words. */
const TROUBLE_WORDS: Readonly<Record<FormulaTrouble, string>> = told({
  arguments: msg`what stands in the formula does not fit the model`,
  "unknown-model": msg`the model is not known`,
  consent: msg`nobody has allowed it to send cells`,
  "many-rows": msg`many rows at once must be allowed`,
  preview: msg`it was only looked at`,
  "sign-in": msg`you are not signed in there`,
  "no-access": msg`this account may not query the endpoint`,
  asleep: msg`the endpoint is not ready`,
  throttled: msg`the endpoint takes no more requests for now`,
  network: msg`the endpoint could not be reached`,
  refused: msg`the row cannot be scored as it is`,
  changed: msg`cells changed while they were read`,
  cancelled: msg`the calculation was cancelled`,
  failed: msg`the endpoint failed on the row`,
});

/** One reason, and of how many cells. */
export function troubleWords(trouble: FormulaTrouble, cells: number, formats: Formats): string {
  const count = formats.count(cells);
  const why = TROUBLE_WORDS[trouble];
  return plural(cells, { one: `${count} cell: ${why}`, other: `${count} cells: ${why}` });
}

export function oldCellsWords(cells: number, formats: Formats): string {
  const count = formats.count(cells);
  return plural(cells, {
    one: `${count} cell was predicted by an earlier version of the model.`,
    other: `${count} cells were predicted by an earlier version of the model.`,
  });
}

/** What they have cost since the workbook was opened. */
export function costWords({ requestCount, rowCount }: FormulasState, formats: Formats): string {
  if (requestCount === 0) return t`Nothing was sent since the workbook was opened.`;
  const count = formats.count(requestCount);
  const rows = formats.rows(rowCount);
  return plural(requestCount, {
    one: `${rows} sent in ${count} request since the workbook was opened.`,
    other: `${rows} sent in ${count} requests since the workbook was opened.`,
  });
}

/** What formulas want, before anybody knows where it would go. */
export function formulaQuestionWords({ about, model, columns, rowCount }: FormulaQuestion, formats: Formats): string {
  const name = model.text;
  const rows = formats.rows(rowCount);
  if (about === "rows")
    return t`Formulas of this workbook want to send more than usual at once: ${rows} to the model ${name}.`;
  if (columns.length === 0)
    return t`Formulas of this workbook ask what is known of the model ${name}. Nobody was asked yet.`;
  // All of them: what is not read is not allowed.
  const names = formats.list(columns, columns.length);
  return about === "cells"
    ? t`Formulas of this workbook want to send cells without headers (${names}) of ${rows} to the model ${name}. Your permission holds until the workbook is closed. Nothing was sent yet.`
    : t`Formulas of this workbook want to send ${names} of ${rows} to the model ${name}. Nothing was sent yet.`;
}

/** @param endpoint absent for a server's one model */
export function whereToWords(host: string, endpoint: string | undefined): string {
  return endpoint === undefined ? t`It goes to ${host}.` : t`It goes to the endpoint ${endpoint} at ${host}.`;
}

export function unknownModelWords(model: string): string {
  return t`No place that this device knows has just one model ${model}. Connect to its workspace or server, or write the place before the name.`;
}

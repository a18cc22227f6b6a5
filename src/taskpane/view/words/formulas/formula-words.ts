import { msg, plural, t } from "@lingui/core/macro";
import type { FormulaTrouble } from "../../../../functions/answers/formula-error";
import type { FormulasState } from "../../../../functions/cells/formula-cells";
import type { FormulaQuestion } from "../../../../functions/consent/formula-consents";
import type { UnaskedPlace } from "../../../state/formulas/formulas-session";
import { ERROR_WORDS, type ErrorWords } from "../error-words";
import type { Formats } from "../formats";
import { told } from "../language/told";

/** Words of the section about formulas of ours. */
export const FORMULA_WORDS = told({
  title: msg`Formulas`,
  whereTo: msg`Show where they would go`,
  asking: msg`Asking where they would go`,
  send: msg`Send them there`,
  notNow: msg`Not now`,
  askAgain: msg`Ask again`,
  signInThere: msg`Sign in there`,
  nowhere: msg`This device knows no workspace or server yet. Connect to the one that has the model.`,
  notSignedIn: msg`You are not signed in there.`,
  tryAgain: msg`Try these again`,
  recalculate: msg`Recalculate all predictions`,
});

/** How all of them are, in one line. */
export function formulasSummary(
  { cellCount, waitingCount, troubles, questions }: FormulasState,
  formats: Formats,
): string {
  if (cellCount === 0) return t`No cell asks for predictions`;
  const isAsked = questions.some(({ isPutOff }) => !isPutOff);
  if (isAsked || (questions.length > 0 && waitingCount === 0))
    return toAllowWords(toAllowIn(troubles), cellCount, formats);
  const without = Object.values(troubles).reduce((sum, count) => sum + count, 0);
  if (waitingCount > 0) return waitingWords(waitingCount, formats);
  return without > 0 ? withoutWords(without, formats) : allWords(cellCount, formats);
}

/** Cells that somebody must allow first. */
function toAllowIn(troubles: FormulasState["troubles"]): number {
  return (troubles.consent ?? 0) + (troubles["many-rows"] ?? 0);
}

/** @param cells of all that there are */
function toAllowWords(cells: number, all: number, formats: Formats): string {
  // Excel does not always tell which cells ask.
  if (cells === 0) return t`They wait until you allow them to send cells`;
  const count = formats.count(cells);
  const total = formats.count(all);
  if (cells < all)
    return plural(cells, {
      one: `${count} of ${total} cells waits to be allowed`,
      other: `${count} of ${total} cells wait to be allowed`,
    });
  return plural(cells, { one: `${count} cell waits to be allowed`, other: `${count} cells wait to be allowed` });
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
  ceiling: msg`the ceiling of a day is reached; raise it in the settings, under “Ask before more is sent”`,
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

/** A question that was put off, in one line. */
export function putOffWords({ about, model, rowCount, cellCount }: FormulaQuestion, formats: Formats): string {
  const name = model.text;
  const rows = formats.rows(rowCount);
  if (about === "rows") return t`You put off sending ${rows} to the model ${name}. Nothing of them is sent.`;
  const count = formats.count(cellCount);
  return plural(cellCount, {
    one: `${count} cell with the model ${name} waits to be allowed. Nothing of it is sent.`,
    other: `${count} cells with the model ${name} wait to be allowed. Nothing of them is sent.`,
  });
}

/** No place has the model, or more than one. */
export function missingModelWords(model: string): string {
  return t`No place that this device knows has just one model ${model}. Its cells show #VALUE!, and say what you may have meant.`;
}

/** A place may have the model, and could not be asked. */
export function unaskedPlaceWords({ place, error, needsSignIn }: UnaskedPlace, model: string): ErrorWords {
  const { name } = place;
  const why = ERROR_WORDS[error.code];
  return {
    title: t`${name} could not be asked whether it has the model ${model}`,
    nextStep: needsSignIn ? FORMULA_WORDS.notSignedIn : `${why.title}. ${why.nextStep}`,
  };
}

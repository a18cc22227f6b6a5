import { msg, plural, t } from "@lingui/core/macro";
import type { ErrorCode } from "../../../../core/errors";
import { isByPosition } from "../../../../core/inputs/match-by-position";
import type { Schema } from "../../../../core/inputs/schema";
import type { CellSentences } from "../../../../functions/host/cell-sentences";
import { ERROR_WORDS } from "../error-words";
import { createFormats } from "../formats";
import { i18n } from "../language/language";
import { told } from "../language/told";

/** As formulas have them, the same in every language. */
const ROW_OF_TABLE = "[@[a]:[d]]";
const HEADERS_OF_TABLE = "Table1[[#Headers],[a]:[d]]";
const OPTION_EXAMPLE = '{"blanks","error"}';

/** What cells say that hold a formula of ours and no value. A card beside the cell shows a few lines. */
export const CELL_SENTENCES: CellSentences = told({
  signIn: msg`Open Scoresheet and sign in.`,
  connect: msg`Open Scoresheet and connect to the model's workspace or server.`,
  allow: msg`Open Scoresheet to allow it: it shows where these cells would be sent.`,
  allowManyRows: msg`Formulas would send more than 1,000 rows in a minute. Open Scoresheet to allow it.`,
  ceilingOfDay: msg`The ceiling of rows or requests in a day is reached. Raise it in Scoresheet's settings, or recalculate tomorrow.`,
  pressEnter: msg`Press Enter to have it calculated.`,
  cancelled: msg`The calculation was cancelled.`,
  mayNotQuery: msg`This account may not query the endpoint.`,
  asleep: msg`The endpoint is not ready yet, or it sleeps. Scoresheet tries again.`,
  throttled: msg`The endpoint takes no more requests for now. Scoresheet tries again.`,
  unreachable: msg`The endpoint could not be reached. Scoresheet tries again.`,
  failedOnRow: msg`The endpoint failed on this row. Recalculate later.`,
  changedMeanwhile: msg`The cells changed while they were read.`,

  refused: refusedWords,
  cellBlank: msg`The cell is blank.`,
  numberForText: msg`The model wants a text here, and a number or a date may be shown otherwise than it is stored: make it a text, as TEXT does.`,
  zeroOrBlank: msg`This Excel hands a blank cell over as 0, and does not tell here which of them it is: point data at the cells themselves, such as ${ROW_OF_TABLE}.`,
  otherWorkbook: msg`Scoresheet cannot look at cells of another workbook: bring data into this one.`,
  otherOutputs: msg`The model answered other outputs for this row than for rows before. If the model has changed, recalculate predictions in Scoresheet's pane.`,
  answerTooLong: msg`The answer is longer than a cell can hold.`,

  modelName: msg`model: the name of an endpoint that this device knows, in quotes, such as "iris", "iris@3" for its version 3, or "demo/iris" for the one at demo.`,
  modelCells: msg`model: its name stands in quotes, such as "iris". Without them it means cells of that name.`,
  modelAddress: msg`model: give the name of the endpoint, not its address.`,
  modelToken: msg`model: a token has no place in a sheet.`,
  noPlaces: msg`Open Scoresheet and connect to a workspace or server.`,
  noSuchPlace: noSuchPlaceWords,
  noSuchEndpoint: noSuchEndpointWords,
  severalEndpoints: severalEndpointsWords,
  placesSilent: placesSilentWords,
  noSuchServedModel: noSuchServedModelWords,
  nameMeansAnother: (host: string) =>
    t`model: This name means another endpoint by now than the one that was allowed, at ${host}. Write the place before it.`,
  versionNotLookedUp: (version: string) =>
    t`Whether the endpoint still has version ${version} could not be looked up. Scoresheet tries again.`,
  otherVersion: otherVersionWords,

  dataExpected: msg`data: the cells of one row or of several, such as ${ROW_OF_TABLE}.`,
  dataTooLarge: dataTooLargeWords,
  headerCount: headerCountWords,
  headersWrong: (code: ErrorCode) => ofArgument("headers", code),
  headersNeeded: headersNeededWords,
  headersUnfit: headersUnfitWords,
  columnCount: columnCountWords,
  takesAnything: msg`This model does not say what it takes, so that a formula cannot know which cells are which input. Score it in Scoresheet's pane.`,
  outputExpected: msg`output: the name of one output of the model, or its number: 1 for the first.`,
  oneOutput: msg`output: this model has one output, without a name. Leave it out, or give 1.`,
  outputsAre: outputsAreWords,
  optionsExpected: msg`options: pairs of a name and a value, such as ${OPTION_EXAMPLE}. Names are blanks ("null" or "error"), columns ("by name" or "in order") and the model's parameters.`,
  optionBlanks: msg`options: blanks is "null" or "error".`,
  optionColumns: msg`options: columns is "by name" or "in order".`,
  optionTwice: msg`options: a parameter is given twice.`,
  optionZeroOrBlank: msg`options: this Excel hands a blank cell over as 0. Where an option is 0, put the options into cells of this workbook, and point at these.`,
  parameterTypes: parameterTypesWords,
  parametersUnknown: parametersUnknownWords,
  parametersWrong: (code: ErrorCode) => ofArgument("options", code),
});

/** @param detail the endpoint's own words, in its language */
function refusedWords(code: ErrorCode, detail?: string): string {
  const isOfRow = code === "rows-refused" || code === "every-row-refused";
  const what = isOfRow ? t`The model refused this row` : ERROR_WORDS[code].title;
  return detail === undefined ? `${what}.` : `${what}. ${detail}`;
}

function ofArgument(argument: string, code: ErrorCode): string {
  return `${argument}: ${ERROR_WORDS[code].title}.`;
}

function noSuchPlaceWords(place: string, near: readonly string[], known: readonly string[]): string {
  const names = someOf(known);
  return joined(t`model: This device knows no place "${place}".`, meantWords(near), t`It knows: ${names}.`);
}

function noSuchEndpointWords(
  endpoint: string,
  place: string | undefined,
  near: readonly string[],
  known: readonly string[],
): string {
  if (known.length === 0) {
    return place === undefined
      ? t`model: There is no "${endpoint}", nor any other model that you may see.`
      : t`model: There is no "${endpoint}" at ${place}, nor any other model that you may see.`;
  }
  const names = someOf(known);
  const what =
    place === undefined ? t`model: There is no "${endpoint}".` : t`model: There is no "${endpoint}" at ${place}.`;
  return joined(what, meantWords(near), t`Models here: ${names}.`);
}

function meantWords(near: readonly string[]): string | undefined {
  const names = quoted(near);
  return near.length === 0 ? undefined : t`Did you mean ${names}?`;
}

/** Names of about this many characters; how many others there are. */
const MOST_CHARACTERS = 200;

function someOf(names: readonly string[]): string {
  let length = 0;
  const some = names.filter((name) => (length += name.length + 2) <= MOST_CHARACTERS);
  const [shown, others] = [some.join(", "), names.length - some.length];
  return others === 0 ? shown : t`${shown} and ${others} more`;
}

function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}

function severalEndpointsWords(names: readonly string[]): string {
  const choices = quoted(names);
  return t`model: Several places have an endpoint of this name. Write one of ${choices}.`;
}

function placesSilentWords(silent: readonly string[], name: string): string {
  const places = silent.join(", ");
  return t`model: ${places} could not be asked whether it has an endpoint of this name, too. Write "${name}", or try again later.`;
}

function noSuchServedModelWords(served: string, known: readonly string[]): string {
  const models = known.join(", ");
  return known.length === 0
    ? t`model: The endpoint has no model ${served}, and names none that it has.`
    : t`model: The endpoint has no model ${served}. It has: ${models}.`;
}

function otherVersionWords(version: string, standing: readonly string[]): string {
  const now = standing.join(", ");
  return standing.length === 0
    ? t`model: The endpoint has no such model any more, and the formula asks for version ${version}.`
    : t`model: The endpoint has version ${now} now, and the formula asks for version ${version}.`;
}

function dataTooLargeWords(mostCells: number): string {
  const cells = createFormats(i18n.locale).count(mostCells);
  return t`data: at most ${cells} cells, or about 4 MB, in one formula. Score larger tables in Scoresheet's pane.`;
}

function headerCountWords(expected: number, given: number): string {
  return plural(given, {
    one: `headers: ${expected} are expected, one for each column of data, and ${given} is given.`,
    other: `headers: ${expected} are expected, one for each column of data, and ${given} are given.`,
  });
}

function headersNeededWords(takes: Schema): string {
  const inputs = inputsWords(takes);
  return t`headers: give the headers of data, such as ${HEADERS_OF_TABLE}. The model takes ${inputs}.`;
}

function headersUnfitWords(code: ErrorCode, takes: Schema, atFault?: string): string {
  const what = ERROR_WORDS[code].title;
  const inputs = inputsWords(takes);
  return atFault === undefined
    ? t`headers: ${what}. The model takes ${inputs}.`
    : t`headers: ${what}: ${atFault}. The model takes ${inputs}.`;
}

function columnCountWords(given: number, takes: Schema): string {
  const inputs = inputsWords(takes);
  return plural(given, {
    one: `data: ${given} column is given, and the model takes ${inputs}.`,
    other: `data: ${given} columns are given, and the model takes ${inputs}.`,
  });
}

function outputsAreWords(names: readonly string[]): string {
  const outputs = names.join(", ");
  return t`output: this model has the outputs ${outputs}. Give the name or the number of one of them.`;
}

function parameterTypesWords(wrong: readonly string[]): string {
  const names = wrong.join(", ");
  return t`options: the value of ${names} is not of the type that the model declares.`;
}

function parametersUnknownWords(unknown: readonly string[], declared: readonly string[]): string {
  const [names, known] = [unknown.join(", "), declared.join(", ")];
  return declared.length === 0
    ? t`options: the model has no parameter ${names}, and no other.`
    : t`options: the model has no parameter ${names}. It has: ${known}.`;
}

/** What a model takes: "age, income (optional)". */
function inputsWords({ columns, tensors }: Schema): string {
  const count = columns.length;
  if (isByPosition(columns)) return plural(count, { one: `${count} column`, other: `${count} columns in order` });
  const names = columns.map(({ name, isRequired }) => (isRequired ? name : t`${name} (optional)`));
  return [...names, ...tensors.map(tensorWords)].join(", ");
}

function tensorWords({ name, shape }: Schema["tensors"][number]): string {
  const sizes = shape.slice(1).join(" x ");
  return name === undefined ? t`one tensor of shape ${sizes}` : t`${name} of shape ${sizes}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

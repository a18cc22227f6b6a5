import { failedAnswer, givenAnswer, type InvocationAnswer } from "../../model/custom-functions/invocation-answer";
import type { FormulaPosition } from "../../model/results/calculation-engine";
import type { ObjectType } from "../object-model/object-type";
import type { WorkbookTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";

/** One answer as the library sends it: `[id, isGood, value, errorCode?]`, or with names where the host knows no lists. */
interface HandedAnswer {
  readonly id: number;
  readonly answer: InvocationAnswer;
}

/**
 * The service through which Office.js hands in what an add-in's functions answered. Source: `CustomFunctions` of @microsoft/office-js.
 */
export const customFunctionsType: ObjectType<WorkbookTarget> = {
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: ({ session }) => session.functionCalls.start(),
    // Numbers of features that are switched on for some: retries by size, shorter waits.
    _GetEnabledFeatures: () => [],
    SetInvocationArrayResults: (target, [results]) => take(target, listOf(results).map(readList)),
    SetInvocationResults: (target, [results]) => take(target, listOf(results).map(readNamed)),
    _SetInvocationResult: (target, [id, result]) => take(target, [{ id: numberOf(id), answer: givenAnswer(result) }]),
    _SetInvocationError: (target, [id, message]) =>
      take(target, [{ id: numberOf(id), answer: failedAnswer(undefined, message) }]),
  },
};

function take({ session: { workbook } }: WorkbookTarget, answers: readonly HandedAnswer[]): void {
  const places: FormulaPosition[] = [];
  for (const { id, answer } of answers) {
    const place = workbook.customFunctions.answer(id, answer);
    if (place !== undefined) places.push(place);
  }
  if (places.length > 0) workbook.calculation?.answered(places);
}

function readList(result: unknown): HandedAnswer {
  const [id, isGood, value, errorCode] = listOf(result);
  return { id: numberOf(id), answer: isGood === true ? givenAnswer(value) : failedAnswer(errorCode, value) };
}

function readNamed(result: unknown): HandedAnswer {
  const { id, failed, value, errorCode } = result as Readonly<Record<string, unknown>>;
  return { id: numberOf(id), answer: failed === true ? failedAnswer(errorCode, value) : givenAnswer(value) };
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new ExcelError("InvalidArgument");
  return value;
}

function numberOf(value: unknown): number {
  if (typeof value !== "number") throw new ExcelError("InvalidArgument");
  return value;
}

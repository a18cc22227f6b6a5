import { CHANCE_FUNCTIONS } from "./chance-functions";
import { CRITERIA_FUNCTIONS } from "./criteria-functions";
import { DATE_FUNCTIONS } from "./date-functions";
import { LOGIC_FUNCTIONS } from "./logic-functions";
import { LOOKUP_FUNCTIONS } from "./lookup-functions";
import { NUMBER_FUNCTIONS } from "./number-functions";
import { STATISTICAL_FUNCTIONS } from "./statistical-functions";
import { TEXT_FUNCTIONS } from "./text-functions";
import type { WorksheetFunction } from "./worksheet-function";

const FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  ...CHANCE_FUNCTIONS,
  ...CRITERIA_FUNCTIONS,
  ...DATE_FUNCTIONS,
  ...LOGIC_FUNCTIONS,
  ...LOOKUP_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...STATISTICAL_FUNCTIONS,
  ...TEXT_FUNCTIONS,
};

/** Functions that take single values, each as one argument: over several, Excel works them out for each. */
const OF_SINGLE_VALUES = { ...DATE_FUNCTIONS, ...LOGIC_FUNCTIONS, ...NUMBER_FUNCTIONS, ...TEXT_FUNCTIONS };

/** What stands before the name of a newer function in a file. Source: MS-XLSX 2.2.2, future functions. */
const FUTURE = /^_xlfn\./i;

/** The names of all functions that are calculated here, in the order of the alphabet. */
export const FUNCTION_NAMES: readonly string[] = Object.keys(FUNCTIONS).sort();

/** The function of a name, whatever its case; undefined when it is not calculated here. */
export function knownFunction(name: string): WorksheetFunction | undefined {
  const plain = plainName(name);
  return Object.hasOwn(FUNCTIONS, plain) ? FUNCTIONS[plain] : undefined;
}

/** Whether a function takes single values, whatever the case of its name. */
export function takesSingleValues(name: string): boolean {
  return Object.hasOwn(OF_SINGLE_VALUES, plainName(name));
}

function plainName(name: string): string {
  return name.replace(FUTURE, "").toUpperCase();
}

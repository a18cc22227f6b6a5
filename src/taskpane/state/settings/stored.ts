import type { Recipe } from "../../../core/recipe/recipe";
import type { PaneSettings } from "./pane-settings";

/** Where a value is kept once the pane is closed; neither: nowhere. */
export interface Keeping {
  /** With whoever uses this browser, for all their workbooks. */
  readonly device: boolean;
  /** In the file, for whoever opens it: it must hold nothing that is a secret or about a person. */
  readonly workbook: boolean;
  /** With whoever uses this browser, for a table of the same name and headers and the same endpoint. It holds nothing of any cell. */
  readonly choices: boolean;
}

const NOWHERE: Keeping = { device: false, workbook: false, choices: false };
const DEVICE: Keeping = { device: true, workbook: false, choices: false };
const WORKBOOK: Keeping = { device: false, workbook: true, choices: false };
const BOTH: Keeping = { device: true, workbook: true, choices: false };
const WITH_TABLE: Keeping = { device: false, workbook: true, choices: true };

/** For all that can be decided, where it is kept. A new decision does not compile without a word about it. */
export const STORED: Readonly<Record<keyof Recipe | keyof PaneSettings, Keeping>> = {
  origin: WORKBOOK,
  upstreamId: WORKBOOK,
  route: WORKBOOK,
  schemaHash: WORKBOOK,
  inputs: WITH_TABLE,
  tensors: WITH_TABLE,
  columnsSent: WITH_TABLE,
  // Agreed to be right for the cells of today, like the cures in it.
  readings: WORKBOOK,
  // Agreed to by the person who saw the cells: the next one sees them first.
  agreedFaults: NOWHERE,
  onRefused: WORKBOOK,
  // Some models take a key in them.
  parameters: WORKBOOK,
  outputsKnown: WITH_TABLE,
  outputsLeftOut: WITH_TABLE,
  outputsKept: WITH_TABLE,
  outputNames: WITH_TABLE,
  threshold: WITH_TABLE,
  roundsFloat32: BOTH,
  columnName: BOTH,
  reasonsName: BOTH,
  // A column is replaced by nobody who was not asked in this pane.
  nameChoice: WORKBOOK,
  inputFormat: BOTH,
  withIndex: BOTH,
  rowsPerBatch: BOTH,
  // How much may be asked of an endpoint at once is about this person's endpoint and network.
  mostRequestsAtOnce: DEVICE,
  ceilings: DEVICE,
};

/** The part of decisions that is kept in a place. */
export function keptIn<Values extends Partial<Record<keyof typeof STORED, unknown>>>(
  place: keyof Keeping,
  values: Values,
): Partial<Values> {
  const kept = Object.entries(values).filter(([key]) => STORED[key as keyof typeof STORED][place]);
  return Object.fromEntries(kept) as Partial<Values>;
}

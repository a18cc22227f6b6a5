import { BLANK_RECIPE } from "../../src/core/recipe/recipe";
import type { Proposal } from "../../src/taskpane/state/proposal/proposal";
import { addressNamed, tableShape } from "./fakes/pane-data";
import { IRIS_PLACE } from "./iris-place";

/** Rows of the sample table for a model about which nothing is known and nothing was chosen. */
export const BLANK_PROPOSAL: Proposal = {
  target: addressNamed("iris"),
  schema: undefined,
  rows: undefined,
  shape: tableShape(),
  matches: undefined,
  tensors: undefined,
  own: { written: new Set(), all: new Set() },
  leftOut: new Set(),
  sent: [],
  place: IRIS_PLACE,
  recipe: BLANK_RECIPE,
  parameters: { values: {}, wrong: [] },
  collision: undefined,
  obstacle: undefined,
};

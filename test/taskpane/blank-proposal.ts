import type { Proposal } from "../../src/taskpane/state/proposal/proposal";
import { tableShape } from "./fakes/pane-data";

/** Rows of the sample table for a model about which nothing is known and nothing was chosen. */
export const BLANK_PROPOSAL: Proposal = {
  target: { name: "iris", route: "/serving-endpoints/iris/invocations" },
  schema: undefined,
  shape: tableShape(),
  matches: undefined,
  tensors: undefined,
  leftOut: new Set(),
  sent: [],
  readings: {},
  format: "dataframe_records",
  modelKey: "demo /serving-endpoints/iris/invocations",
  modelChoices: { parameters: new Map(), outputs: [], outputsLeftOut: new Set() },
  parameters: { values: {}, wrong: [] },
  collision: undefined,
  obstacle: undefined,
};

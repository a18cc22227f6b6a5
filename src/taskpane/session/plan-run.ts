import { MAX_PAYLOAD_BYTES } from "../../core/batch";
import type { InputChoices } from "../../core/input-plan";
import type { ScoringPlan } from "../../scoring/scoring-plan";
import type { PaneSettings } from "./pane-settings";
import type { Proposal } from "./proposal";

/** All that a run of what is proposed needs to know; undefined while no rows are selected. */
export function planRun(proposal: Proposal, settings: PaneSettings): ScoringPlan | undefined {
  const { shape, collision } = proposal;
  if (shape === undefined) return undefined;
  return {
    source: shape.source,
    inputs: planChoices(proposal, settings),
    columnChoices: proposal.columnChoices,
    rowsPerBatch: settings.rowsPerBatch,
    concurrentRequests: settings.concurrentRequests,
    maxPayloadBytes: MAX_PAYLOAD_BYTES,
    columnName: settings.columnName,
    collision: collision?.choice ?? "next-free",
    onProblems: "review",
    onRefused: "quarantine",
  };
}

/** With a schema of columns, its inputs and the columns joined to them; otherwise the ticked columns. */
function planChoices({ matches, schema, sent }: Proposal, settings: PaneSettings): InputChoices {
  const known = schema?.phase === "known" ? schema.schema : undefined;
  if (known === undefined || matches === undefined) {
    return { format: settings.inputFormat, columns: sent.map((one) => one.column), schema: known };
  }
  const sources = Object.fromEntries(sent.map((one) => [one.inputName, { column: one.column }]));
  // An optional input that the analyst leaves out is not even named, or its column of that very name would be sent.
  const columns = known.columns.filter((column) => column.name in sources);
  return { format: settings.inputFormat, schema: { ...known, columns }, sources };
}

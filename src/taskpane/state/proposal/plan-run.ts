import { readTypedCell } from "../../../core/columns/typed-text";
import type { RequestedInputs, InputSource } from "../../../core/inputs/plan-inputs";
import { MAX_PAYLOAD_BYTES } from "../../../core/request/batch-limits";
import type { SourceShape } from "../../../scoring/ports";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import { constantType, type InputMatch } from "../data/match-inputs";
import { keptOutputs } from "../model/model-choices";
import type { PaneSettings } from "../run/pane-settings";
import type { RunOrder } from "../run/run-session";
import type { PaneState, Proposal } from "./proposal";

/** What pressing the button now is about; undefined while something is in its way. */
export function planOrder({ connection, settings }: PaneState, proposal: Proposal): RunOrder | undefined {
  const { target, sent, obstacle } = proposal;
  const plan = planRun(proposal, settings);
  if (connection.phase !== "connected" || target === undefined || plan === undefined || obstacle !== undefined)
    return undefined;
  return {
    connection: connection.connection,
    route: target.route,
    modelLabel: target.name ?? connection.upstream.label,
    columns: sent,
    plan,
  };
}

/** All that a run of what is proposed needs to know; undefined while no rows are selected. */
export function planRun(proposal: Proposal, settings: PaneSettings): ScoringPlan | undefined {
  const { shape, collision, format, parameters } = proposal;
  if (shape === undefined) return undefined;
  const outputs = keptOutputs(proposal.modelChoices);
  return {
    source: shape.source,
    inputs: planChoices(proposal, shape),
    readings: proposal.readings,
    parameters: parameters.values,
    withIndex: settings.withIndex && format === "dataframe_split",
    outputChoice: { roundsFloat32: settings.roundsFloat32, ...(outputs === undefined ? {} : { outputs }) },
    rowsPerBatch: settings.rowsPerBatch,
    concurrentRequests: settings.concurrentRequests,
    maxPayloadBytes: MAX_PAYLOAD_BYTES,
    columnName: settings.columnName,
    collision: collision?.choice ?? "next-free",
    onProblems: "review",
    onRefused: "quarantine",
  };
}

/** With a schema, its inputs and what feeds them; otherwise the ticked columns. */
function planChoices({ matches, tensors, schema, sent, format }: Proposal, shape: SourceShape): RequestedInputs {
  const known = schema?.phase === "known" ? schema.schema : undefined;
  if (known !== undefined && matches !== undefined) {
    const sources = sourcesOf(matches, shape);
    // An optional input that the analyst leaves out is not even named, or its column of that very name would be sent.
    const columns = known.columns.filter((column) => column.name in sources);
    return { format, schema: { ...known, columns }, sources };
  }
  if (known !== undefined && tensors !== undefined) {
    const groups = tensors.map(({ tensor: { name }, columns }) => ({
      ...(name === undefined ? {} : { name }),
      columns,
    }));
    return { format, schema: known, tensors: groups };
  }
  return { format, columns: sent.map((one) => one.column), schema: known };
}

/** What feeds each input; a guess that was not confirmed and a constant that is none feed nothing. */
function sourcesOf(matches: readonly InputMatch[], shape: SourceShape): Readonly<Record<string, InputSource>> {
  return Object.fromEntries(
    matches.flatMap((match): [string, InputSource][] => {
      const { input, kind, column } = match;
      if (kind === "guess") return [];
      if (column !== undefined) return [[input.name, { column }]];
      const constant = readTypedCell(match.constant ?? "", constantType(input), shape.dateSystem);
      return constant === undefined ? [] : [[input.name, { constant }]];
    }),
  );
}

import type { Readings } from "../../../core/columns/column-reading";
import type { ErrorCode } from "../../../core/errors";
import { chooseFormat, type InputFormat } from "../../../core/inputs/input-format";
import type { Schema } from "../../../core/inputs/schema";
import type { SourceShape } from "../../../scoring/ports";
import type { SentColumn } from "../../services/pane-services";
import type { ConnectionState } from "../connection/connection-state";
import { choicesKey, sourceKey, type DataState } from "../data/data-session";
import { isWrongConstant, matchInputs, type InputMatch } from "../data/match-inputs";
import { isFilled, matchTensors, type TensorMatch } from "../data/match-tensors";
import { choicesAbout, modelKey, type ModelChoices, type ModelChoicesState } from "../model/model-choices";
import { modelObstacle, type ModelObstacle } from "../model/model-obstacle";
import {
  endpointNamed,
  schemaOfTarget,
  type ModelState,
  type ModelTarget,
  type SchemaState,
} from "../model/model-session";
import { readParameters, type ParameterValues } from "../../../core/inputs/read-parameters";
import type { CheckState } from "../run/check-session";
import type { PaneSettings } from "../run/pane-settings";
import type { RunState } from "../run/run-session";
import { findCollision, withSentColumns, type NameCollision } from "./name-collision";
import { suggestModel } from "./suggest-model";

/** The states of all parts of the pane at one moment. */
export interface PaneState {
  readonly connection: ConnectionState;
  readonly model: ModelState;
  readonly data: DataState;
  readonly settings: PaneSettings;
  readonly run: RunState;
  readonly check: CheckState;
  readonly choices: ModelChoicesState;
}

/** Why nothing can be scored now; `section` is where the analyst can change it. */
export type Obstacle =
  | { readonly section: "connection"; readonly code: "not-connected" }
  | { readonly section: "model"; readonly code: "no-model" | "schema-loading" }
  | { readonly section: "model"; readonly code: "model-unusable"; readonly why: ModelObstacle }
  | { readonly section: "data"; readonly code: "no-data" | "no-rows" | "no-columns" }
  | { readonly section: "data"; readonly code: "data-unusable"; readonly why: ErrorCode }
  | {
      readonly section: "data";
      readonly code: "inputs-missing" | "guesses-open" | "constants-wrong";
      readonly names: readonly string[];
    }
  | { readonly section: "data"; readonly code: "tensor-columns"; readonly match: TensorMatch }
  | { readonly section: "settings"; readonly code: "parameters-wrong"; readonly names: readonly string[] };

/** What pressing the button now would do. */
export interface Proposal {
  readonly target: ModelTarget | undefined;
  readonly schema: SchemaState | undefined;
  readonly shape: SourceShape | undefined;
  /** One an input, when the model has a schema. */
  readonly matches: readonly InputMatch[] | undefined;
  /** One a tensor, when the model takes tensors. */
  readonly tensors: readonly TensorMatch[] | undefined;
  /** Columns not sent to a model without a schema. */
  readonly leftOut: ReadonlySet<string>;
  /** In the order of the sheet. */
  readonly sent: readonly SentColumn[];
  /** How the cells of columns are read, where the analyst chose it. */
  readonly readings: Readings;
  /** How batches are written: as the settings say, where the model takes that. */
  readonly format: InputFormat;
  /** What was chosen about the model, under `modelKey`, and its parameters as they are sent. */
  readonly modelKey: string | undefined;
  readonly modelChoices: ModelChoices;
  readonly parameters: ParameterValues;
  readonly collision: NameCollision | undefined;
  readonly obstacle: Obstacle | undefined;
}

/** Works out what pressing the button would do, from all that is known and chosen. */
export function propose(state: PaneState): Proposal {
  const { model, data, settings, run, check, connection } = state;
  const shape = data.selection?.kind === "source" ? data.selection.shape : undefined;
  const columns = (shape?.columns ?? []).filter((column) => !run.ownHeaders.has(column));
  const target = model.chosen ?? suggestModel(model, columns);
  const schema = target === undefined ? undefined : schemaOfTarget(model, target);
  const leftOut = columnsLeftOut(shape, data, run, settings);
  const known = schema?.phase === "known" ? schema.schema : undefined;
  const key = shape === undefined || target === undefined ? undefined : choicesKey(shape.source, target.route);
  const matched = key === undefined || known === undefined ? NO_MATCHES : matchSchema(known, columns, data, key);
  const sent = sentColumns(shape, matched, leftOut);
  const taken =
    shape === undefined
      ? undefined
      : findCollision(
          settings.columnName,
          shape.columns,
          run.ownHeaders,
          data.nameChoices.get(sourceKey(shape.source)),
        );
  const collision =
    taken &&
    withSentColumns(
      taken,
      sent.map((one) => one.column),
    );
  const readings = (key === undefined ? undefined : check.choices.get(key)) ?? {};
  const about =
    target === undefined || !("upstream" in connection) ? undefined : modelKey(connection.upstream.id, target.route);
  const modelChoices = choicesAbout(state.choices, about);
  const parameters = readParameters(known?.parameters, modelChoices.parameters);
  const format = chooseFormat(settings.inputFormat, known);
  const found = {
    ...{ target, schema, shape, leftOut, sent, readings, collision, format, parameters, modelChoices },
    ...matched,
    modelKey: about,
  };
  return { ...found, obstacle: findObstacle(state, found) };
}

type Matches = Pick<Proposal, "matches" | "tensors">;

const NO_MATCHES: Matches = { matches: undefined, tensors: undefined };

function matchSchema(schema: Schema, columns: readonly string[], data: DataState, key: string): Matches {
  const { columns: inputs, tensors } = schema;
  return {
    matches: inputs.length === 0 ? undefined : matchInputs(inputs, columns, data.inputChoices.get(key) ?? new Map()),
    tensors:
      inputs.length > 0 || tensors.length === 0
        ? undefined
        : matchTensors(tensors, columns, data.tensorChoices.get(key) ?? new Map()),
  };
}

/** Own predictions stay out unless the analyst says otherwise. */
function columnsLeftOut(
  shape: SourceShape | undefined,
  data: DataState,
  run: RunState,
  settings: PaneSettings,
): ReadonlySet<string> {
  if (shape === undefined) return new Set();
  const chosen = data.leftOut.get(sourceKey(shape.source));
  if (chosen !== undefined) return chosen;
  return new Set(shape.columns.filter((column) => run.ownHeaders.has(column) || column === settings.columnName));
}

function sentColumns(
  shape: SourceShape | undefined,
  { matches, tensors }: Matches,
  leftOut: ReadonlySet<string>,
): SentColumn[] {
  const ofTensors = tensors && new Set(tensors.flatMap((match) => match.columns));
  return (shape?.columns ?? []).flatMap((column) => {
    if (ofTensors !== undefined) return ofTensors.has(column) ? [{ column, inputName: column }] : [];
    if (matches === undefined) return leftOut.has(column) ? [] : [{ column, inputName: column }];
    const settled = matches.filter((match) => match.column === column && match.kind !== "guess");
    return settled.map((match) => ({ column, inputName: match.input.name }));
  });
}

function findObstacle(state: PaneState, found: Omit<Proposal, "obstacle">): Obstacle | undefined {
  if (state.connection.phase !== "connected") return { section: "connection", code: "not-connected" };
  const { target, schema, shape } = found;
  // Which table is selected may settle which model fits.
  if (target === undefined && shape === undefined) return selectionObstacle(state);
  if (target === undefined) return { section: "model", code: isAsking(state.model) ? "schema-loading" : "no-model" };
  const endpoint = endpointNamed(state.model, target.name);
  const why = endpoint === undefined ? undefined : modelObstacle(endpoint, state.model.details);
  if (why !== undefined) return { section: "model", code: "model-unusable", why };
  if (schema?.phase === "loading") return { section: "model", code: "schema-loading" };
  if (shape === undefined) return selectionObstacle(state);
  if (shape.rowCount === 0) return { section: "data", code: "no-rows" };
  return inputObstacle(found);
}

/** Nothing is selected that could be scored, or what is selected cannot be: two columns may share a header. */
function selectionObstacle({ data: { selection } }: PaneState): Obstacle {
  const why = selection?.kind === "none" ? selection.error.code : "selection-invalid";
  if (why === "selection-invalid") return { section: "data", code: "no-data" };
  return { section: "data", code: "data-unusable", why };
}

/** What is still open about what is sent. */
function inputObstacle({ matches, tensors, sent, parameters }: Omit<Proposal, "obstacle">): Obstacle | undefined {
  const missing = namesOf(matches, (match) => match.kind === "missing" && match.input.isRequired);
  if (missing.length > 0) return { section: "data", code: "inputs-missing", names: missing };
  const guesses = namesOf(matches, (match) => match.kind === "guess");
  if (guesses.length > 0) return { section: "data", code: "guesses-open", names: guesses };
  const wrong = namesOf(matches, isWrongConstant);
  if (wrong.length > 0) return { section: "data", code: "constants-wrong", names: wrong };
  const match = tensors?.find((one) => !isFilled(one));
  if (match !== undefined) return { section: "data", code: "tensor-columns", match };
  if (sent.length === 0) return { section: "data", code: "no-columns" };
  if (parameters.wrong.length === 0) return undefined;
  return { section: "settings", code: "parameters-wrong", names: parameters.wrong };
}

function namesOf(matches: readonly InputMatch[] | undefined, which: (match: InputMatch) => boolean): string[] {
  return (matches ?? []).filter(which).map((match) => match.input.name);
}

function isAsking(model: ModelState): boolean {
  return [...model.schemas.values()].some((schema) => schema.phase === "loading");
}

import type { ErrorCode } from "../../../core/errors";
import type { Schema } from "../../../core/inputs/schema";
import type { Recipe } from "../../../core/recipe/recipe";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { ENDPOINT_KINDS } from "../../../protocol/kinds/endpoint-kinds";
import type { SourceShape } from "../../../scoring/ports";
import type { SentColumn } from "../../services/pane-services";
import type { ConnectionState } from "../connection/connection-state";
import type { DataState } from "../data/data-session";
import { isWrongConstant, matchInputs, type InputMatch } from "../data/match-inputs";
import { isFilled, matchTensors, type TensorMatch } from "../data/match-tensors";
import { modelObstacle, type ModelObstacle } from "../model/model-obstacle";
import { schemaAt, summaryAt, type ModelState, type SchemaState } from "../model/model-session";
import { readParameters, type ParameterValues } from "../../../core/inputs/read-parameters";
import type { RecipePlace } from "../recipe/recipe-place";
import { draftAt, type Drafts } from "../recipe/recipe-session";
import type { PaneSettings } from "../run/pane-settings";
import type { RunState } from "../run/run-session";
import { findCollision, withSentColumns, type NameCollision } from "./name-collision";
import { proposeRecipe } from "./propose-recipe";
import { suggestModel } from "./suggest-model";

/** The states of all parts of the pane at one moment. */
export interface PaneState {
  readonly connection: ConnectionState;
  readonly model: ModelState;
  readonly data: DataState;
  readonly settings: PaneSettings;
  readonly run: RunState;
  readonly recipes: Drafts;
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
  readonly target: EndpointAddress | undefined;
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
  /** The table and the endpoint that this is about, as far as they are chosen. */
  readonly place: RecipePlace;
  /** What a run would follow: all that was decided about the place, with what is proposed where nothing was said. */
  readonly recipe: Recipe;
  /** The model's parameters as they are sent. */
  readonly parameters: ParameterValues;
  readonly collision: NameCollision | undefined;
  readonly obstacle: Obstacle | undefined;
}

/** As much of the states as a proposal follows from: how far a run is has no say in it. */
export type ProposalInputs = Omit<PaneState, "run"> & { readonly run: Pick<RunState, "ownHeaders"> };

/** Works out what pressing the button would do, from all that is known and chosen. */
export function propose(state: ProposalInputs): Proposal {
  const { model, data, settings, run, connection } = state;
  const shape = data.selection?.kind === "source" ? data.selection.shape : undefined;
  const columns = (shape?.columns ?? []).filter((column) => !run.ownHeaders.has(column));
  const target = model.chosen ?? suggestModel(model, columns);
  const place = placeOf(shape, target, connection);
  const draft = draftAt(state.recipes, place);
  const schema = target === undefined ? undefined : schemaAt(model, target);
  const known = schema?.phase === "known" ? schema.schema : undefined;
  const leftOut = columnsLeftOut(shape, draft, run, settings);
  const matched = shape === undefined || known === undefined ? NO_MATCHES : matchSchema(known, columns, draft);
  const sent = sentColumns(shape, matched, leftOut);
  const taken = shape && findCollision(settings.columnName, shape.columns, run.ownHeaders, draft.nameChoice);
  const collision =
    taken &&
    withSentColumns(
      taken,
      sent.map((one) => one.column),
    );
  const formats = target && ENDPOINT_KINDS[target.kind].formats;
  const recipe = proposeRecipe(draft, settings, { ...matched, sent, collision, schema: known, formats });
  const parameters = readParameters(known?.parameters, new Map(Object.entries(recipe.parameters)));
  const found = { target, schema, shape, ...matched, leftOut, sent, place, recipe, parameters, collision };
  return { ...found, obstacle: findObstacle(state, found) };
}

function placeOf(
  shape: SourceShape | undefined,
  target: EndpointAddress | undefined,
  connection: ConnectionState,
): RecipePlace {
  const upstream = "upstream" in connection ? connection.upstream : undefined;
  return {
    ...(shape && { source: shape.source }),
    ...(target && {
      endpoint: { origin: target.origin, route: target.route, ...(upstream && { upstreamId: upstream.id }) },
    }),
  };
}

type Matches = Pick<Proposal, "matches" | "tensors">;

const NO_MATCHES: Matches = { matches: undefined, tensors: undefined };

function matchSchema(schema: Schema, columns: readonly string[], draft: Recipe): Matches {
  const { columns: inputs, tensors } = schema;
  if (inputs.length > 0)
    return { ...NO_MATCHES, matches: matchInputs(inputs, columns, new Map(Object.entries(draft.inputs))) };
  const ticked = draft.tensors.map((one) => [one.name, new Set(one.columns)] as const);
  return tensors.length === 0
    ? NO_MATCHES
    : { ...NO_MATCHES, tensors: matchTensors(tensors, columns, new Map(ticked)) };
}

/** Own predictions stay out unless the analyst says otherwise. */
function columnsLeftOut(
  shape: SourceShape | undefined,
  draft: Recipe,
  run: ProposalInputs["run"],
  settings: PaneSettings,
): ReadonlySet<string> {
  if (shape === undefined) return new Set();
  if (draft.leftOut !== undefined) return new Set(draft.leftOut);
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

function findObstacle(state: ProposalInputs, found: Omit<Proposal, "obstacle">): Obstacle | undefined {
  if (state.connection.phase !== "connected") return { section: "connection", code: "not-connected" };
  const { target, schema, shape } = found;
  // Which table is selected may settle which model fits.
  if (target === undefined && shape === undefined) return selectionObstacle(state);
  if (target === undefined) return { section: "model", code: isAsking(state.model) ? "schema-loading" : "no-model" };
  const endpoint = summaryAt(state.model, target);
  const why = endpoint === undefined ? undefined : modelObstacle(endpoint, state.model.details);
  if (why !== undefined) return { section: "model", code: "model-unusable", why };
  if (schema?.phase === "loading") return { section: "model", code: "schema-loading" };
  if (shape === undefined) return selectionObstacle(state);
  if (shape.rowCount === 0) return { section: "data", code: "no-rows" };
  return inputObstacle(found);
}

/** Nothing is selected that could be scored, or what is selected cannot be: two columns may share a header. */
function selectionObstacle({ data: { selection } }: ProposalInputs): Obstacle {
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

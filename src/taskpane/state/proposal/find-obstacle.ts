import { inputLabel } from "../../../core/inputs/match-by-position";
import { isWrongConstant, type InputMatch } from "../data/match-inputs";
import { isFilled } from "../data/match-tensors";
import { modelObstacle } from "../model/model-obstacle";
import { summaryAt, type ModelState, type SchemaState } from "../model/model-session";
import type { Obstacle, Proposal, ProposalInputs } from "./proposal";

/** What is in the way of scoring what was found, the first thing that the analyst can change first; undefined when nothing is. */
export function findObstacle(state: ProposalInputs, found: Omit<Proposal, "obstacle">): Obstacle | undefined {
  if (state.connection.phase !== "connected") return { section: "connection", code: "not-connected" };
  const { target, schema, shape } = found;
  // Which table is selected may settle which model fits.
  if (target === undefined && shape === undefined) return selectionObstacle(state);
  if (target === undefined) return { section: "model", code: isAsking(state.model) ? "schema-loading" : "no-model" };
  if (isNowhere(schema)) return { section: "connection", code: "no-model-there" };
  const endpoint = summaryAt(state.model, target);
  const why = endpoint === undefined ? undefined : modelObstacle(endpoint, state.model.details);
  if (why !== undefined) return { section: "model", code: "model-unusable", why };
  if (schema?.phase === "loading") return { section: "model", code: "schema-loading" };
  if (shape === undefined) return selectionObstacle(state);
  if (shape.rowCount === 0) return { section: "data", code: "no-rows" };
  return inputObstacle(found) ?? rowsObstacle(found);
}

/** Nothing is left of what was chosen among the rows. */
function rowsObstacle({ rows }: Omit<Proposal, "obstacle">): Obstacle | undefined {
  if (rows === undefined || (rows.rowCount !== undefined && rows.rowCount > 0)) return undefined;
  if (rows.error !== undefined) return { section: "data", code: "data-unusable", why: rows.error.code };
  if (rows.rowCount === undefined) return { section: "data", code: "rows-unknown" };
  return { section: "data", code: rows.wanted.kind === "selected" ? "none-selected" : "none-visible" };
}

/** Nothing is selected that could be scored, or what is selected cannot be: two columns may share a header. */
function selectionObstacle({ data: { selection } }: ProposalInputs): Obstacle {
  const why = selection?.kind === "none" ? selection.error.code : "selection-invalid";
  if (why === "selection-invalid") return { section: "data", code: "no-data" };
  return { section: "data", code: "data-unusable", why };
}

/** A server was asked what its model takes, and has nothing at that address. */
function isNowhere(schema: SchemaState | undefined): boolean {
  return schema?.phase === "failed" && schema.error.code === "endpoint-not-found";
}

/** What is still open about what is sent. */
function inputObstacle(found: Omit<Proposal, "obstacle">): Obstacle | undefined {
  const { matches, tensors, sent, parameters } = found;
  const count = countObstacle(found);
  if (count !== undefined) return count;
  const missing = namesOf(matches, (match) => match.kind === "missing" && match.input.isRequired);
  if (missing.length > 0) return { section: "data", code: "inputs-missing", names: missing };
  const guesses = namesOf(matches, (match) => match.kind === "guess");
  if (guesses.length > 0) return { section: "data", code: "guesses-open", names: guesses };
  const wrong = namesOf(matches, isWrongConstant);
  if (wrong.length > 0) return { section: "data", code: "constants-wrong", names: wrong };
  const match = tensors?.find((one) => !isFilled(one));
  if (match !== undefined) return { section: "data", code: "tensor-columns", match };
  if (sent.length === 0) return { section: "data", code: matches === undefined ? "no-columns" : "only-constants" };
  if (parameters.wrong.length === 0) return undefined;
  return { section: "settings", code: "parameters-wrong", names: parameters.wrong };
}

/** Inputs without names wait for as many columns as they are. */
function countObstacle({ matches = [], shape, leftOut }: Omit<Proposal, "obstacle">): Obstacle | undefined {
  const isOpen = matches.some(({ input, kind }) => input.naming === "position" && kind === "missing");
  if (!isOpen) return undefined;
  const wanted = matches.filter(({ kind }) => kind !== "constant").length;
  const ticked = (shape?.columns ?? []).filter((column) => !leftOut.has(column)).length;
  return { section: "data", code: "column-count", wanted, ticked };
}

function namesOf(matches: readonly InputMatch[] | undefined, which: (match: InputMatch) => boolean): string[] {
  return (matches ?? []).filter(which).map((match) => inputLabel(match.input));
}

function isAsking(model: ModelState): boolean {
  return [...model.schemas.values()].some((schema) => schema.phase === "loading");
}

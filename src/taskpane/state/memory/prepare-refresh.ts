import { asScoringError } from "../../../core/as-scoring-error";
import type { ChosenInSheet } from "../../../excel/reading/chosen-rows";
import { RememberedColumnError } from "../../../scoring/memory/remembered-column-error";
import type { ColumnCheck, ColumnLook } from "../../../scoring/memory/memory-look";
import type { Subscribable } from "../basis/subscribable";
import type { ConnectionSession } from "../connection/connection-session";
import type { PaneServices } from "../../services/pane-services";
import type { PaneSettings } from "../settings/pane-settings";
import { headersOf, type RefreshProblem, type RefreshQuestion } from "./memory-state";
import { rowsToScore } from "./offer";
import type { RememberedColumn } from "../../../core/memory/remembered-column";
import type { RunScope } from "../../../core/memory/remembered-run";
import { catalogueName } from "../../../endpoint/addresses/endpoint-address";
import type { MemoryPort, PlannedRefresh } from "../../services/memory-port";
import type { RunOrder } from "../run/run-session";
import { columnsSent } from "../../../core/recipe/columns-sent";
import { questionOfConsent } from "./question-before";
import { reachEndpoint, type Reached } from "./reach-endpoint";

interface RefreshParts {
  readonly connection: ConnectionSession;
  readonly services: Pick<PaneServices, "columnMemory" | "sheet">;
  readonly settings: Subscribable<PaneSettings>;
}

export type PreparedRefresh =
  | { readonly kind: "ready"; readonly order: RunOrder }
  /** To be answered first; nobody was connected to. */
  | { readonly kind: "asks"; readonly question: RefreshQuestion }
  | { readonly kind: "not-ready"; readonly problem: RefreshProblem };

/** What is known and agreed when a refresh begins. */
export interface BeforeRefresh {
  /** How many rows there are to score, as far as that was counted. */
  readonly check: ColumnCheck | undefined;
  /** Whether whatever stands in the columns may be replaced. */
  readonly mayReplace: boolean;
  /** By what a person sees of them, the only rows that are scored; all of the scope without it. */
  readonly chosen?: ChosenInSheet | undefined;
}

/**
 * Plans a run that scores rows of the column again, by the recipe as the workbook remembers it now, and connects to its endpoint once the analyst
 * has let it. Nothing is sent there.
 * @returns undefined when nobody waits any more
 */
export async function prepareRefresh(
  look: ColumnLook,
  scope: RunScope,
  { check, mayReplace, chosen }: BeforeRefresh,
  { connection, services, settings }: RefreshParts,
  signal: AbortSignal,
): Promise<PreparedRefresh | undefined> {
  const { column } = look;
  try {
    const port = await services.columnMemory();
    const { mostRequestsAtOnce } = settings.getState();
    const planned = await port.planRefresh(column.id, scope, mostRequestsAtOnce, signal, mayReplace);
    const question = questionOfConsent(planned, scope, port);
    if (question !== undefined) return signal.aborted ? undefined : { kind: "asks", question };
    const reached = await reachEndpoint(planned.recipe, connection);
    if (reached.kind === "not-reached") return { kind: "not-ready", problem: reached.problem };
    const rows = chosen && (await (await services.sheet()).chosenRows(planned.shape.source, chosen));
    if (rows?.length === 0) return { kind: "not-ready", problem: { kind: "no-rows", chosen: chosen! } };
    const inScope = check === undefined ? planned.shape.rowCount : rowsToScore(check, scope);
    const rowCount = rows?.reduce((sum, range) => sum + range.rowCount, 0) ?? inScope;
    if (signal.aborted) return undefined;
    const { plan } = planned;
    const limited = { ...planned, plan: rows === undefined ? plan : { ...plan, rows } };
    return { kind: "ready", order: refreshOrder(column, scope, reached, limited, rowCount, port) };
  } catch (error) {
    if (signal.aborted) return undefined;
    const problem = problemOf(error);
    const asks = problem.kind === "refused" && problem.why === "not-ours";
    return asks
      ? { kind: "asks", question: { kind: "replace", scope, headers: headersOf(look) } }
      : { kind: "not-ready", problem };
  }
}

/** Why nothing could be done with a remembered column. */
export function problemOf(error: unknown): RefreshProblem {
  if (error instanceof RememberedColumnError) return { kind: "refused", why: error.why };
  return { kind: "failed", error: asScoringError(error) };
}

/**
 * What pressing the button is about when it scores rows of a remembered column again.
 * @param rowCount so many, as far as is known
 */
function refreshOrder(
  { id: columnId, isRowByRow }: RememberedColumn,
  scope: RunScope,
  { connection, address }: Extract<Reached, { readonly kind: "reached" }>,
  { recipe, schema, plan, shape }: PlannedRefresh,
  rowCount: number,
  port: Pick<MemoryPort, "runMemory">,
): RunOrder {
  const { origin, route } = address;
  const run = { recipe, schema, scope, columnId, ...(isRowByRow !== undefined && { isRowByRow }) };
  return {
    connection,
    address,
    modelLabel: catalogueName(address) ?? connection.upstream.label,
    sourceLabel: shape.label,
    rowCount,
    columns: columnsSent(recipe, shape, schema),
    place: { source: shape.source, endpoint: { origin, route, upstreamId: connection.upstream.id } },
    recipe,
    plan,
    remember: () => Promise.resolve(port.runMemory(run)),
  };
}

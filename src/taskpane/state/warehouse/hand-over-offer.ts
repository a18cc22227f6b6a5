import type { PaneState, Proposal } from "../proposal/proposal";
import { estimatedRun, type EstimatedRun } from "../run/estimated-run";
import type { Pace } from "../run/heard-session";
import { connectionToWarehouses, isAskedByWarehouses } from "./may-hand-over";

/** More rows than these are work for an engine, however fast the endpoint is. */
export const MANY_ROWS = 200_000;

/** Nobody wants to keep a pane open for longer than this. */
export const LONG_RUN_MS = 10 * 60_000;

/** That a run is long, how long if anything was measured, and where it could be done instead: by a warehouse, or from the command line. */
export interface HandOverOffer {
  readonly rowCount: number;
  readonly estimate: EstimatedRun | undefined;
  readonly to: "warehouse" | "command-line";
}

type OfferedView = {
  readonly state: Pick<PaneState, "connection" | "settings">;
  readonly proposal: Pick<Proposal, "shape" | "rows" | "recipe" | "target">;
};

/** @param pace of the endpoint that would be asked */
export function handOverOffer({ state, proposal }: OfferedView, pace: Pace | undefined): HandOverOffer | undefined {
  const { shape, rows, recipe, target } = proposal;
  if (shape === undefined || target === undefined) return undefined;
  const rowCount = rows?.rowCount ?? shape.rowCount;
  const { rowsPerBatch } = recipe;
  const { mostRequestsAtOnce } = state.settings;
  const estimate = pace && estimatedRun({ rowCount, rowsPerBatch, mostRequestsAtOnce }, pace);
  if (rowCount <= MANY_ROWS && (estimate?.runMs ?? 0) <= LONG_RUN_MS) return undefined;
  const connection = connectionToWarehouses(state.connection);
  const isTaken = connection?.upstream.warehouses?.volume !== undefined && isAskedByWarehouses(target);
  return { rowCount, estimate, to: isTaken ? "warehouse" : "command-line" };
}

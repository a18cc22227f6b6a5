import { encodeWithinCeiling } from "../../core/request/batch";
import { firstBatch } from "./first-batch";
import type { RunClock } from "../flow/run-clock";
import type { Workbook } from "../ports";
import type { ScoringPlan } from "../scoring-plan";

/** The first request that a run of a plan would send. */
export interface NextRequest {
  readonly body: string;
  readonly bodyBytes: number;
  readonly rowCount: number;
  /** Rows before these that hold a cell that cannot be sent. */
  readonly rowsLeftOut: number;
}

/**
 * Writes the first request of a run without sending it, so that what an expert reads is what an endpoint gets.
 * @throws what `firstBatch` throws
 */
export async function nextRequest(
  workbook: Workbook,
  plan: ScoringPlan,
  signal: AbortSignal,
  clock?: RunClock,
): Promise<NextRequest> {
  const { batch, body: bodyPlan, rowsLeftOut } = await firstBatch(workbook, plan, signal, clock);
  const { body, bodyBytes, rows } = encodeWithinCeiling(batch, bodyPlan, plan.maxPayloadBytes)[0]!;
  return { body, bodyBytes, rowCount: rows.length, rowsLeftOut };
}

import type { HandedOverRun, HandOverOutcome, BroughtBack } from "../../services/bulk-port";
import type { WarehouseProblem } from "./warehouse-problem";

/** A run that was handed over, as far as the pane knows of it. */
export interface HandedOver {
  readonly run: HandedOverRun;
  readonly phase: RunPhase;
  /** Why the latest question how it is was not answered. */
  readonly unanswered?: WarehouseProblem;
  readonly cancel?: "asked" | "too-late";
  /** The workbook takes no note of it: it is gone with the pane. */
  readonly isNotKept?: true;
  readonly outcome?: OutcomeState;
  readonly back?: BackState;
}

/**
 * `unknown`: nobody was asked. `gone`: the workspace keeps no statement for ever; what it made is in its table.
 */
export type RunPhase =
  | { readonly kind: "unknown" | "asking" | "waiting" | "running" | "done" | "cancelled" | "gone" }
  | { readonly kind: "failed"; readonly problem: WarehouseProblem };

export type OutcomeState =
  | { readonly kind: "asking" }
  | { readonly kind: "known"; readonly outcome: HandOverOutcome }
  | { readonly kind: "failed"; readonly problem: WarehouseProblem };

/** Rows on their way into a new sheet. */
export type BackState =
  | { readonly kind: "coming"; readonly sinceMs: number; readonly rows: number; readonly most: number }
  | { readonly kind: "there"; readonly back: BroughtBack }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly problem: WarehouseProblem };

/** Whether a run's workspace can be asked: `elsewhere` until the pane is connected to it, `not-forwarded` where the relay lets no hand-overs through. */
export type RunReach = "reached" | "elsewhere" | "not-forwarded";

/** Whether there is more to come of it. */
export function goesOn({ phase }: Pick<HandedOver, "phase">): boolean {
  return phase.kind === "waiting" || phase.kind === "running";
}

/** Whether its table may be asked. */
export function hasTable({ phase }: Pick<HandedOver, "phase">): boolean {
  return phase.kind === "done" || phase.kind === "gone";
}

import type { Warehouse } from "../../../bulk/sql/warehouses";
import type { HandOverOrder, HandOverPlan, HandOverStep } from "../../services/bulk-port";
import type { HandOverChoices } from "./hand-over-order";
import type { WarehouseProblem } from "./warehouse-problem";

export interface HandOverState {
  /** Whether the analyst wants another table handed over, though earlier ones are listed. */
  readonly isAsked?: true;
  readonly choices: HandOverChoices;
  readonly warehouses: ListedWarehouses;
  readonly look: Look;
  /** Rows on their way to the workspace; from then on the run is one of the handed over. */
  readonly sending?: Sending;
  /** How the latest sending ended that handed nothing over. */
  readonly ended?: { readonly kind: "cancelled" | "changed" } | EndedBadly;
}

export type ListedWarehouses =
  | { readonly kind: "unasked" | "asking" }
  | { readonly kind: "listed"; readonly warehouses: readonly Warehouse[] }
  | { readonly kind: "failed"; readonly problem: WarehouseProblem };

/** The statement as it is shown before it runs. What is chosen otherwise after that makes another statement. */
export type Look =
  | { readonly kind: "none" }
  | { readonly kind: "looking"; readonly sinceMs: number; readonly warehouse?: Warehouse }
  | { readonly kind: "seen"; readonly key: string; readonly order: HandOverOrder; readonly plan: HandOverPlan }
  | { readonly kind: "failed"; readonly problem: WarehouseProblem };

export interface Sending {
  readonly order: HandOverOrder;
  readonly sinceMs: number;
  readonly step?: HandOverStep;
  readonly isCancelling?: true;
}

interface EndedBadly {
  readonly kind: "failed";
  readonly problem: WarehouseProblem;
}

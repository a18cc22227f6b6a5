import type { Warehouse } from "../../../bulk/sql/warehouses";
import { canonicalJson } from "../../../core/json/canonical-json";
import { ANY_VOLUME } from "../../../protocol/upstream-info";
import type { HandOverOrder } from "../../services/bulk-port";
import { planOrder } from "../proposal/plan-run";
import type { Obstacle, PaneState, Proposal } from "../proposal/proposal";
import { connectionToWarehouses, isAskedByWarehouses } from "./may-hand-over";
import { proposedName } from "./proposed-name";

/** What the analyst said in the section; what was not said is proposed. */
export interface HandOverChoices {
  readonly warehouseId: string | undefined;
  readonly source: SourceKind | undefined;
  /** Of a table over there. */
  readonly tableName: string;
  readonly volume: string;
  readonly target: string | undefined;
  readonly returnType: string;
  /** Whether rows with cells that cannot be sent stay out; else nothing is handed over while there are any. */
  readonly leavesRowsOut: boolean;
}

/** The selected table of the sheet, or a table of Unity Catalog. */
export type SourceKind = "sheet" | "table";

/** `nowhere`: the relay lets no files through. `set`: its operator says where. `any`: the analyst names a volume. */
export type Staging = "nowhere" | "set" | "any";

/** What stands in the section: what was chosen, with what is proposed where nothing was. */
export interface HandOverForm {
  readonly warehouse: Warehouse | undefined;
  readonly source: SourceKind;
  /** Where rows of the sheet may be staged. */
  readonly staging: Staging;
  readonly volume: string;
  readonly target: string;
  /** Whether nobody knows what the model answers, so that its type must be said. */
  readonly asksForType: boolean;
}

/** Why nothing can be handed over now. */
export type WhyNoOrder =
  | { readonly code: "not-connected" | "no-model" | "endpoint-elsewhere" | "model-loading" }
  | { readonly code: "no-warehouse" | "no-table-name" | "no-files" | "no-volume" | "no-target" }
  | { readonly code: "sheet"; readonly obstacle: Obstacle | undefined };

export interface OrderInputs {
  readonly choices: HandOverChoices;
  readonly warehouses: readonly Warehouse[];
  readonly state: PaneState;
  readonly proposal: Proposal;
  /** Targets of earlier runs. */
  readonly taken: ReadonlySet<string>;
}

/** ai_query is not there on classic ones. */
export function isFit({ kind }: Pick<Warehouse, "kind">): boolean {
  return kind !== "classic";
}

export function handOverForm({ choices, warehouses, state, proposal, taken }: OrderInputs): HandOverForm {
  const { shape, schema } = proposal;
  const fit = warehouses.filter(isFit);
  const chosen = fit.find(({ id }) => id === choices.warehouseId);
  const source = choices.source ?? (shape === undefined ? "table" : "sheet");
  const told = connectionToWarehouses(state.connection)?.upstream.warehouses?.volume;
  const staging = told === undefined ? "nowhere" : told === ANY_VOLUME ? "any" : "set";
  const volume = staging === "any" ? choices.volume.trim() : (told ?? "");
  const sourceName = source === "table" ? choices.tableName : (shape?.label ?? "").replace(/^Table /, "");
  return {
    warehouse: chosen ?? fit.find((one) => one.state === "RUNNING") ?? fit[0],
    source,
    staging,
    volume,
    target: choices.target ?? proposedName({ sourceName, volume, taken }),
    asksForType: schema?.phase !== "known" && schema?.phase !== "loading",
  };
}

/** What pressing the button is about, or why it cannot be pressed. */
export function handOverOrder(inputs: OrderInputs): HandOverOrder | WhyNoOrder {
  const { choices, state, proposal } = inputs;
  const { warehouse, source, staging, volume, target, asksForType } = handOverForm(inputs);
  const connection = connectionToWarehouses(state.connection);
  const address = proposal.target;
  if (connection === undefined) return { code: "not-connected" };
  if (address === undefined) return { code: "no-model" };
  if (!isAskedByWarehouses(address)) return { code: "endpoint-elsewhere" };
  if (warehouse === undefined) return { code: "no-warehouse" };
  if (target.trim() === "") return { code: "no-target" };
  const returnType = choices.returnType.trim();
  const common = {
    connection,
    address,
    warehouse,
    target: target.trim(),
    ...(asksForType && returnType !== "" && { returnType }),
  };
  if (source === "table") {
    if (proposal.schema?.phase === "loading") return { code: "model-loading" };
    const name = choices.tableName.trim();
    if (name === "") return { code: "no-table-name" };
    const schema = proposal.schema?.phase === "known" ? proposal.schema.schema : undefined;
    return { ...common, source: { kind: "table", name, schema } };
  }
  if (staging === "nowhere") return { code: "no-files" };
  const order = planOrder(state, proposal);
  if (order === undefined) return { code: "sheet", obstacle: proposal.obstacle };
  if (volume === "") return { code: "no-volume" };
  const plan = choices.leavesRowsOut ? { ...order.plan, onProblems: "score-clean" as const } : order.plan;
  return { ...common, source: { kind: "sheet", plan, volume } };
}

export function isOrder(found: HandOverOrder | WhyNoOrder): found is HandOverOrder {
  return !("code" in found);
}

/** Equal for orders that would do the same. How a warehouse is has no part in it. */
export function orderKey({ connection, address, warehouse, ...order }: HandOverOrder): string {
  return canonicalJson([connection.upstream.id, address, warehouse.id, order]);
}

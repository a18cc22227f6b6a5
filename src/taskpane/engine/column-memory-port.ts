import { createColumnMemory, type ColumnMemoryParts } from "../../composition/memory/column-memory";
import { PRODUCT_VERSION } from "../../protocol/product-version";
import { planOfRecipe } from "../../scoring/plan-of-recipe";
import type { MemoryPort } from "../services/memory-port";

export interface ColumnMemoryPortParts extends Pick<
  ColumnMemoryParts,
  "store" | "workbook" | "device" | "now" | "breathe" | "locks"
> {
  readonly crypto: Pick<Crypto, "getRandomValues">;
}

/** What the workbook beside the pane remembers of its columns. Loaded when the first selection has been shown. */
export function createColumnMemoryPort(parts: ColumnMemoryPortParts): MemoryPort {
  const { crypto, ...given } = parts;
  const nowUtc = () => new Date();
  const randomId = () => hexadecimal(crypto.getRandomValues(new Uint8Array(8)));
  const memory = createColumnMemory({ ...given, nowUtc, randomId, productVersion: PRODUCT_VERSION });
  return {
    look: (signal) => memory.look(signal),
    check: (columnId, signal, onRowsRead) => memory.check(columnId, signal, onRowsRead),
    runMemory: (run) => memory.runMemory(run),
    noteRowByRow: (columnId, isRowByRow) => memory.noteRowByRow(columnId, isRowByRow),
    forgetColumn: (columnId) => memory.forgetColumn(columnId),
    rememberAgain: (forgotten, resultColumns) => memory.rememberAgain(forgotten, resultColumns),
    forgetWorkbook: () => memory.forgetWorkbook(),
    forgetDevice: () => memory.forgetDevice(),
    isAllowed: (place) => memory.isAllowed(place),
    allow: (place) => memory.allow(place),
    spent: () => memory.spent(),
    asksFirst: (rows, requests, ceilings) => memory.asksFirst(rows, requests, ceilings),
    nowUtcMs: () => nowUtc().getTime(),
    async planRefresh(columnId, scope, concurrentRequests, signal) {
      const { recipe, schema, refresh } = await memory.refreshOf(columnId, scope, signal);
      const shape = await given.workbook.describe(refresh.into.source, signal, true);
      const plan = planOfRecipe(recipe, { shape, schema, concurrentRequests, onProblems: "score-clean" });
      return { recipe, schema, shape, plan: { ...plan, refresh } };
    },
  };
}

function hexadecimal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

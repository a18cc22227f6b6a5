import { createColumnMemory, type ColumnMemoryParts } from "../../composition/memory/column-memory";
import type { ExcelQueue } from "../../excel/host/excel-queue";
import { ExcelMemory } from "../../excel/memory/excel-memory";
import { followEdits } from "../../excel/reading/follow-edits";
import { PRODUCT_VERSION } from "../../protocol/product-version";
import { planOfRecipe } from "../../scoring/plan-of-recipe";
import { randomId } from "../platform/random-id";
import type { MemoryPort } from "../services/memory-port";
import type { OfficeFacts } from "./excel-trial";

export interface ColumnMemoryPortParts extends Pick<
  ColumnMemoryParts,
  "workbook" | "device" | "now" | "breathe" | "locks"
> {
  /** Of the Excel that the pane stands beside. */
  readonly queue: ExcelQueue;
  readonly crypto: Pick<Crypto, "getRandomValues">;
  readonly office: () => OfficeFacts;
}

/** What the workbook beside the pane remembers of its columns. Loaded when the first selection has been shown. */
export function createColumnMemoryPort(parts: ColumnMemoryPortParts): MemoryPort {
  const { crypto, queue, office, ...given } = parts;
  const nowUtc = () => new Date();
  const memory = createColumnMemory({
    ...given,
    store: new ExcelMemory(queue),
    nowUtc,
    randomId: () => randomId(crypto),
    productVersion: PRODUCT_VERSION,
  });
  return {
    ...memory,
    nowUtcMs: () => nowUtc().getTime(),
    followEdits: (listener) =>
      followEdits(
        { queue, supports: (version) => office().requirements.isSetSupported("ExcelApi", version) },
        listener,
      ),
    async planRefresh(columnId, scope, concurrentRequests, signal, mayReplace) {
      const { recipe, schema, refresh } = await memory.refreshOf(columnId, scope, signal, mayReplace);
      const shape = await given.workbook.describe(refresh.into.source, signal, true);
      const plan = planOfRecipe(recipe, { shape, schema, concurrentRequests, onProblems: "score-clean" });
      return { recipe, schema, shape, plan: { ...plan, refresh } };
    },
  };
}

import { BulkError } from "../../../bulk/bulk-error";
import type { BulkCount } from "../../../bulk/bulk-runs";
import { HandOvers } from "../../../composition/memory/hand-overs";
import type { HandedOverRun } from "../../../core/memory/handed-over-run";
import { ExcelMemory } from "../../../excel/memory/excel-memory";
import { randomId } from "../../platform/random-id";
import type { BulkPort } from "../../services/bulk-port";
import { bringBack } from "./bring-back";
import { handedOver, runsOn, type BulkPortParts, type HandOverParts } from "./bulk-access";
import { EndedRuns } from "./ended-runs";
import { planHandOver } from "./plan-hand-over";
import { startHandOver } from "./start-hand-over";

/** Failed rows whose messages are told. */
const MOST_FAILURES = 20;

/** Warehouses of the workspaces behind the relay, for the workbook that the pane stands beside. Loaded when somebody hands a table over. */
export function createBulkPort({ nowUtcMs = Date.now, ...given }: BulkPortParts): BulkPort {
  const memory = new HandOvers(new ExcelMemory(given.queue));
  const parts: HandOverParts = {
    ...given,
    memory,
    nowUtcMs,
    newId: () => randomId(given.crypto),
    handedOver: new Set(),
  };
  const ended = new EndedRuns(parts);
  return {
    warehouses: (connection, signal) => runsOn(parts, connection).warehouses(signal),
    plan: (order, onState, signal) => planHandOver(parts, order, onState, signal),
    start: (order, plan, onStep, signal) => startHandOver(parts, order, plan, onStep, signal),
    status: (connection, run, signal) => ended.status(connection, run, signal),
    async cancel(connection, run, signal) {
      const { runs, run: asked } = handedOver(parts, connection, run);
      await runs.cancel(asked, signal);
    },
    async outcome(connection, run, signal) {
      const { runs, run: asked } = handedOver(parts, connection, run);
      const count = await runs.count(asked, signal);
      checkCount(count, run);
      const failures = count.failed === 0 ? [] : await runs.failures(asked, MOST_FAILURES, signal);
      return { count, failures };
    },
    bringBack: (connection, run, most, signal, onRows = () => undefined) =>
      bringBack(parts, connection, run, most, onRows, signal),
    remembered: () => memory.all(),
    forget: ({ id }) => memory.forget(id),
    nowUtcMs,
  };
}

/** Every row that was uploaded has one in the new table, scored or not. @throws BulkError `rows-differ` */
function checkCount({ rows }: BulkCount, { rowCount = rows }: HandedOverRun): void {
  if (rows === rowCount) return;
  throw new BulkError("rows-differ", `The new table has ${rows} rows, and ${rowCount} were handed over.`);
}

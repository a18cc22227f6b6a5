import type { MemoryStore } from "../scoring/ports";
import type { ExcelQueue } from "./host/excel-queue";

/** The memory of a workbook, whose code comes when it is asked for the first time: nothing of it is needed for the first screen. */
export function lateMemory(queue: ExcelQueue): MemoryStore {
  const store = async (): Promise<MemoryStore> =>
    new (await import(/* webpackChunkName: "memory" */ "./memory/excel-memory")).ExcelMemory(queue);
  return {
    readParts: async (signal) => (await store()).readParts(signal),
    changeParts: async (changes, signal) => (await store()).changeParts(changes, signal),
    anchor: async (columnId, place, signal) => (await store()).anchor(columnId, place, signal),
    dropAnchors: async (columnIds, signal) => (await store()).dropAnchors(columnIds, signal),
    locate: async (columns, signal) => (await store()).locate(columns, signal),
  };
}

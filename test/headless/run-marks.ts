import type { RunMarks } from "../../src/headless/run/command-parts";

let ids = 0;

/** By what a run of a test is remembered: one moment for all of them, and ids of which none comes twice. */
export function runMarks(): RunMarks {
  return {
    nowUtc: () => new Date(Date.UTC(2026, 0, 31, 12)),
    randomId: () => (++ids).toString(16).padStart(16, "0"),
    productVersion: "1.2.3",
  };
}

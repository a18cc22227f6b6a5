import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import type { Figure } from "./figure";
import { programFile, pythonFile, ROOT } from "./places";
import { runProgram } from "./run-program";

/** What every figure is measured with. */
export interface Bench {
  /** Smaller tables, so that all of it ends within two minutes. */
  readonly isQuick: boolean;
  /** How often each figure is measured. */
  readonly turns: number;
  /** A folder for files that go with the run. */
  readonly folder: string;
  /** The interpreter of the analyst's environment; absent where there is no Python. */
  readonly python: string | undefined;
}

/** Figures that are measured together, because they share runs. */
export interface FigureGroup {
  /** The names that `--only` takes. */
  readonly names: readonly string[];
  /** Asked for nothing where there is no Python. */
  readonly needsPython?: boolean;
  /** Left out of a quick run, unless it is asked for by name. */
  readonly isSlow?: boolean;
  readonly measure: (bench: Bench) => Promise<readonly Figure[]>;
}

const CACHE = path.join(ROOT, ".cache", "bench");

/** The workbook with so many rows of ten columns in its table T, made once and kept. */
export async function tableOf(rowCount: number): Promise<string> {
  const program = programFile("write-table.mjs");
  const version = createHash("sha256").update(readFileSync(program)).digest("hex").slice(0, 8);
  const file = path.join(CACHE, `table-${version}-${rowCount}.xlsx`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await runProgram(process.execPath, [program, unfinished, String(rowCount)]);
  renameSync(unfinished, file);
  return file;
}

/**
 * The interpreter of the analyst's environment, which is made when it is not there yet.
 * @returns the interpreter, or a sentence that says why there is none
 */
export function findAnalystPython(): { python: string } | { missing: string } {
  const made = spawnSync(process.execPath, [pythonFile("environment.mjs")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (made.status === 0) return { python: made.stdout.trim() };
  return { missing: made.stderr.trim().split("\n").at(-1) ?? "There is no Python." };
}

import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { anObject, aList, aText, aWholeNumber, type Check } from "../../../core/json/checked-json";
import { isJsonObject } from "../../../core/json/json-object";
import type { SparkRunSpec } from "../../../bulk/spark/run-spec";
import type { CommandParts } from "../../run/command-parts";
import { counted, paceOf } from "../../telling/progress-line";
import type { SparkProgram } from "./find-spark";

/** How a run on Spark ended. */
export type SparkOutcome =
  | {
      readonly event: "done";
      readonly rows: number;
      readonly scored: number;
      readonly columns: readonly string[];
      readonly model: string;
      /** What rows without a prediction have for a reason, and how many: the commonest. */
      readonly reasons: readonly (readonly [reason: string, rows: number])[];
    }
  | { readonly event: "failed"; readonly code: string; readonly sentence: string };

/** Begins each line that the Python means for us: Spark and models print lines of their own. */
const MARK = "\u001escoresheet ";
/** What Spark takes to end by itself once it was asked; then it is ended. */
const LONGEST_END_MS = 20_000;
const MOST_TEXT = 10_000;
const MOST_ITEMS = 100_000;

const STAGES: Readonly<Record<string, string>> = {
  starting: "Starting Spark",
  model: "Looking for the model",
  reading: "Counting the rows",
  scoring: "Scoring",
  writing: "Writing the output",
};

/**
 * Runs a specification on Spark, to its end or until the command is stopped. Nothing is left of a run that did not come to its end.
 * @param spec what is written into a file for it; where that and the file that cancels it are is decided here
 */
export async function runOnSpark(
  spec: Omit<SparkRunSpec, "cancelFile" | "ownerId">,
  { file, args }: SparkProgram,
  { signal, showLine, now }: Pick<CommandParts, "signal" | "showLine" | "now">,
): Promise<SparkOutcome> {
  const folder = await mkdtemp(path.join(tmpdir(), "scoresheet-run-"));
  const cancelFile = path.join(folder, "cancel");
  try {
    const specFile = path.join(folder, "spec.json");
    const whole: SparkRunSpec = { ...spec, cancelFile, ownerId: process.pid };
    await writeFile(specFile, JSON.stringify(whole), { mode: 0o600 });
    // Of its own group: Ctrl+C is for us, who then let Spark put its things away.
    const program = spawn(file, [...args, scriptFile(), specFile], {
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const cancel = (): void => void cancelRun(program, cancelFile);
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
    const outcome = await follow(program, showLine ?? (() => undefined), now);
    signal.removeEventListener("abort", cancel);
    showLine?.(undefined);
    if (outcome?.event === "done") return outcome;
    if (path.isAbsolute(spec.aside)) await rm(spec.aside, { recursive: true, force: true });
    if (signal.aborted) return { event: "failed", code: "cancelled", sentence: "The run was cancelled." };
    return (
      outcome ?? {
        event: "failed",
        code: "spark",
        sentence: "Spark ended without a word: it was killed, or ran out of memory.",
      }
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Beside the sources, wherever this program was built to. */
function scriptFile(): string {
  const places = ["../../src/bulk/spark/score.py", "../../../bulk/spark/score.py"].map((place) =>
    path.resolve(__dirname, place),
  );
  return places.find((place) => existsSync(place)) ?? places[0]!;
}

async function follow(
  program: ChildProcess,
  showLine: (text: string) => void,
  now: () => number,
): Promise<SparkOutcome | undefined> {
  let outcome: SparkOutcome | undefined;
  let scoringSinceMs = now();
  const ended = new Promise<void>((resolve, reject) => {
    program.once("error", reject);
    program.once("close", () => resolve());
  });
  createInterface({ input: program.stdout! }).on("line", (line) => {
    if (!line.startsWith(MARK)) return;
    const event: unknown = JSON.parse(line.slice(MARK.length));
    if (!isJsonObject(event)) return;
    const { event: kind, stage, done, rows } = event;
    if (kind === "stage") {
      scoringSinceMs = now();
      showLine(STAGES[String(stage)] ?? "");
    } else if (kind === "progress") {
      const pace = paceOf(Number(done), Number(rows), now() - scoringSinceMs);
      showLine([`${counted(Number(done))} of ${counted(Number(rows))} rows done`, ...pace].join(", "));
    } else if (kind === "done") outcome = { ...readDone(event), event: "done" };
    else if (kind === "failed") outcome = { ...readFailed(event), event: "failed" };
  });
  await ended;
  return outcome;
}

const text = aText(MOST_TEXT);
const reason: Check<readonly [string, number]> = (value) => {
  const [told, rows] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  return [text(told), aWholeNumber(0, Number.MAX_SAFE_INTEGER)(rows)];
};
const rowCount = aWholeNumber(0, Number.MAX_SAFE_INTEGER);
const readDone = anObject<Extract<SparkOutcome, { event: "done" }>>({
  event: text as Check<"done">,
  rows: rowCount,
  scored: rowCount,
  columns: aList(text, MOST_ITEMS),
  model: text,
  reasons: aList(reason, MOST_ITEMS),
});
const readFailed = anObject<Extract<SparkOutcome, { event: "failed" }>>({
  event: text as Check<"failed">,
  code: text,
  sentence: text,
});

async function cancelRun(program: ChildProcess, cancelFile: string): Promise<void> {
  const timer = setTimeout(() => endGroup(program), LONGEST_END_MS);
  program.once("close", () => clearTimeout(timer));
  await writeFile(cancelFile, "").catch(() => endGroup(program));
}

function endGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
}

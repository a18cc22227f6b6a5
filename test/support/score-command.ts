import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";

const PROGRAM = resolve(__dirname, "../../dist/node/headless.cjs");

/** What `npm run score` printed and how it ended. */
export interface ScoreCommandOutcome {
  readonly exitCode: number | null;
  /** The signal that ended it, where one did. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built program behind `npm run score`, while it runs. */
export interface RunningScoreCommand {
  readonly program: ChildProcess;
  /** What it has printed so far. */
  readonly printed: { readonly stdout: string; readonly stderr: string };
  /** Resolves when it has ended and all that it printed is here. */
  readonly ended: Promise<ScoreCommandOutcome>;
}

/**
 * Starts the built program; `env` is added to the environment of this one.
 * @param mostBlocks what the system lets it write into one file, in blocks of 512 bytes
 */
export function startScoreCommand(
  options: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  mostBlocks?: number,
): RunningScoreCommand {
  const args = [PROGRAM, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])];
  const limited = ["sh", "-c", `ulimit -f ${mostBlocks} && exec "$0" "$@"`];
  const [file, ...all] = [...(mostBlocks === undefined ? [] : limited), process.execPath, ...args];
  const program = spawn(file!, all, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    program[stream].setEncoding("utf8").on("data", (text: string) => (printed[stream] += text));
  }
  const ended = new Promise<ScoreCommandOutcome>((done, fail) => {
    program.once("error", fail);
    program.once("close", (exitCode, signal) => done({ exitCode, signal, ...printed }));
  });
  return { program, printed, ended };
}

/** Runs the built program to its end. */
export function runScoreCommand(
  options: Readonly<Record<string, string>>,
  env?: Readonly<Record<string, string>>,
  mostBlocks?: number,
): Promise<ScoreCommandOutcome> {
  return startScoreCommand(options, env, mostBlocks).ended;
}

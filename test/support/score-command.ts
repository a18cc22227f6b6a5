import { spawn } from "node:child_process";
import { resolve } from "node:path";

const PROGRAM = resolve(__dirname, "../../dist/node/headless.cjs");

/** What `npm run score` printed and how it ended. */
export interface ScoreCommandOutcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program behind `npm run score`. */
export function runScoreCommand(options: Readonly<Record<string, string>>): Promise<ScoreCommandOutcome> {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const program = spawn(process.execPath, [PROGRAM, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    program[stream].setEncoding("utf8").on("data", (text: string) => (printed[stream] += text));
  }
  return new Promise((done, fail) => {
    program.once("error", fail);
    program.once("close", (exitCode) => done({ exitCode, ...printed }));
  });
}

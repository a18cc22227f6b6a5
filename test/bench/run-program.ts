import { spawn } from "node:child_process";

/** How a program ended well. */
export interface ProgramOutput {
  readonly stdout: string;
  readonly stderr: string;
  /** From its start to its end. */
  readonly wallMs: number;
}

/**
 * Runs a program to its end.
 * @throws Error with its last words when it fails: a fast failure is no figure
 */
export function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramOutput> {
  const startedAt = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const end = (): void => void child.kill();
  process.once("exit", end);
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code, signal) => {
      process.off("exit", end);
      if (code === 0) done({ stdout, stderr, wallMs: performance.now() - startedAt });
      else fail(new Error(`${[command, ...args].join(" ")} ended with ${code ?? signal}: ${lastWords(stderr)}`));
    });
  });
}

function lastWords(text: string): string {
  return text.trim().split("\n").slice(-4).join(" ");
}

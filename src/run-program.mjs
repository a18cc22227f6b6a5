/** Runs a built program of dist/node in a process of its own, and ends as it ended. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { assertNodeVersion, onAbandoned, ROOT, tell } from "./prepare.mjs";

/** Names of programs, and the bundle each one is. */
export const PROGRAMS = {
  workbench: "start.cjs",
  relay: "relay.cjs",
  "sample-endpoint": "sample-endpoint.cjs",
  headless: "headless.cjs",
  bench: "bench.cjs",
};

/**
 * What Node is told of a program. The command line reads and writes a table by millions of values that live for a moment: where there is
 * room for more of them at once (megabytes; Node's own 16 are for servers), a tenth of its computing is saved.
 */
const NODE_OPTIONS = JSON.parse(readFileSync(new URL("node-options.json", import.meta.url), "utf8"));

/**
 * Runs a built program until it ends; signals sent to this process reach it.
 * @returns its exit code, or the name of the signal that ended it
 */
export function runProgram(program, args, env = process.env) {
  const bundle = path.join(ROOT, "dist", "node", PROGRAMS[program]);
  const child = spawn(process.execPath, [...(NODE_OPTIONS[program] ?? []), bundle, ...args], { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // A terminal sends Ctrl+C to the program as well as to us.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  process.on("exit", () => child.kill());
  onAbandoned(() => child.kill());
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? signal));
  });
}

/**
 * Does what the command line of this process says, and ends it so; a failure is told in its own sentence.
 * @param work is given the first word and all others, and answers an exit code or the name of a signal
 */
export async function commandLine(work) {
  outliveReaders();
  try {
    assertNodeVersion();
    const [name, ...args] = process.argv.slice(2);
    endAs(await work(name, args));
  } catch (error) {
    tell(error.message);
    process.exit(1);
  }
}

/** Ends this process the way its program ended. */
function endAs(outcome) {
  if (typeof outcome === "number") process.exit(outcome);
  process.removeAllListeners(outcome);
  process.kill(process.pid, outcome);
}

/** Whoever closes a pipe wants no more of it (`| head`): what was asked for is done all the same. */
function outliveReaders() {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}

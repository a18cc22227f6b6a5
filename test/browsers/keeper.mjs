// Runs a program, and ends it with all that it started when our own standard input closes: whoever started us has died or wants no
// more of it. Then removes a folder. `node keeper.mjs <folder or ""> <program> [arguments]`, in a process group of its own.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** What a browser needs at most to end in order; what is left then is killed. */
const PATIENCE_MS = 3_000;

const [folder, program, ...args] = process.argv.slice(2);
// The first three go through; the fourth is where Xvfb says which display it is.
const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit", 1] });
const ended = new Promise((resolve) => {
  child.on("exit", (code, signal) => resolve(`ended with ${signal ?? `exit code ${code}`}`));
  child.on("error", (error) => resolve(error.message));
});
const abandoned = new Promise((resolve) => process.stdin.on("end", resolve).on("error", resolve).resume());
// Sent to the whole group, us included.
process.on("SIGTERM", () => undefined);

const end = await Promise.race([ended, abandoned]);
if (end !== undefined) process.stderr.write(`\n${program} ${end}\n`);
process.kill(0, "SIGTERM");
await Promise.race([ended, sleep(PATIENCE_MS)]);
if (folder !== "") rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.kill(0, "SIGKILL");

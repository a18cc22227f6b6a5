import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../src/prepare.mjs";

const REPORTS = path.join(ROOT, ".cache", "test");

/** The process groups of all that runs now, so that nothing outlives us. */
const running = new Set();

/** Ends what still runs, with everything it started. */
export function endAll() {
  for (const child of running) endGroup(child);
}

function endGroup(child) {
  running.delete(child);
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGTERM");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** The commands of one stage. What they print goes to our own output at once, or is kept until the stage has ended. */
export class Commands {
  /** What was kept. */
  output = "";

  /** @param {boolean} isLive whether to print at once: only one stage can, if its output is to be read */
  constructor(isLive) {
    this.isLive = isLive;
  }

  /**
   * Runs Node.
   * @param {readonly string[]} args a script, seen from the root of the project, and what it is given
   * @throws Error when it ends with another exit code than 0
   */
  async node(...args) {
    const code = await this.execute(args);
    if (code !== 0) throw new Error(`${args[0]} ended with exit code ${code}`);
  }

  /**
   * Runs jest.
   * @param {string} stage under which the report is kept
   * @returns how many tests passed and failed, and the files of those that failed with what failed in them
   * @throws Error when no test ran
   */
  async jest(stage, ...args) {
    const report = path.join(REPORTS, `${stage}.json`);
    rmSync(report, { force: true });
    mkdirSync(REPORTS, { recursive: true });
    const program = "node_modules/jest/bin/jest.js";
    const code = await this.execute([program, "--json", `--outputFile=${report}`, "--maxWorkers=100%", ...args]);
    if (!existsSync(report)) throw new Error(`jest ended with exit code ${code} before it ran a test`);
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(report, "utf8"),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    const failures = testResults.filter(({ status }) => status === "failed").map(describeFailure);
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1), failures };
  }

  /** Runs Node in a process group of its own. Answers its exit code; a death by signal counts as 1. */
  execute(args) {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: this.isLive ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
    });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => (this.output += text));
    }
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      // What it left behind would hold the pipes open: "close" comes after that has been ended.
      child.on("exit", () => endGroup(child));
      child.on("close", (code) => resolve(code ?? 1));
    });
  }
}

/** @returns a file of jest's report, from the root on, with how many of its tests passed and the names of those that failed */
function describeFailure({ name, assertionResults }) {
  const having = (status) => assertionResults.filter((test) => test.status === status);
  const tests = having("failed").map(({ fullName }) => fullName);
  return { file: path.relative(ROOT, name), passed: having("passed").length, tests };
}

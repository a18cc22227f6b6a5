/**
 * Starts a program of Scoresheet, from a fresh clone on: `node src/launch.mjs <program> [arguments]`.
 * Installs and builds first where needed (prepare.mjs), then hands over: arguments, signals and exit code are the program's own.
 * What is installed as a package starts with scoresheet.mjs instead.
 */
import { ensureBuilt, ensureInstalled, ROOT } from "./prepare.mjs";
import { manifestCommand } from "./company-manifest.mjs";
import { PROGRAMS as DESCRIBED, VERSION } from "./programs/programs.mjs";
import { answerAtOnce } from "./programs/read-options.mjs";
import { commandLine, PROGRAMS, runProgram } from "./run-program.mjs";
import { assertDesktopExcel, sideload } from "./sideload.mjs";

/** What describes them, where the command of npm has another name. */
const DESCRIBED_AS = { workbench: "start", headless: "score" };

async function launch(program, args) {
  const names = [...Object.keys(PROGRAMS), "sideload", "manifest", "build"];
  if (!names.includes(program)) throw new Error(`Say which program to start: ${names.join(", ")}.`);
  // Asked how it is used, a program need not be installed.
  answerAtOnce(DESCRIBED[DESCRIBED_AS[program] ?? program], args, VERSION);
  if (program === "sideload") assertDesktopExcel();
  await ensureInstalled();
  if (program === "manifest") return manifestCommand(ROOT, args);
  await ensureBuilt({ force: program === "build" });
  if (program === "build") return 0;
  if (program === "sideload") return sideload(ROOT, (env) => runProgram("relay", args, env));
  return runProgram(program, args);
}

await commandLine(launch);

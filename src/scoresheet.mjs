#!/usr/bin/env node
/** `scoresheet`: the programs as a package brings them, built ahead. Needs Node and the package's own dependencies, and no clone. */
import { existsSync } from "node:fs";
import path from "node:path";
import { manifestCommand } from "./company-manifest.mjs";
import { ROOT, tell } from "./prepare.mjs";
import { PROGRAMS as DESCRIBED, VERSION } from "./programs/programs.mjs";
import { answerAtOnce, didYouMean, sayCommand } from "./programs/read-options.mjs";
import { commandLine, runProgram } from "./run-program.mjs";
import { assertDesktopExcel, sideload } from "./sideload.mjs";

const WRONG_COMMAND = 2;

/** What each command is for, and what runs it; `run` answers an exit code or the name of a signal. */
const COMMANDS = {
  start: {
    about: "the workbench in your browser: a workbook, the pane, demo models (PORT, default 3000)",
    run: (args) => runProgram("workbench", args),
  },
  relay: {
    about: "the server between Excel and your endpoints, which serves the pane (PORT, RELAY_CONFIG, ...)",
    run: (args) => runProgram("relay", args),
  },
  score: {
    about: "score a table of a workbook without a window",
    run: (args) => runProgram("headless", args),
  },
  manifest: {
    about: "write the manifest by which Excel finds a relay of your own",
    run: (args) => manifestCommand(ROOT, args),
  },
  sideload: {
    about: "the relay over https, and Excel for Windows or Mac with the add-in",
    run: (args) => {
      assertDesktopExcel();
      return sideload(ROOT, (env) => runProgram("relay", args, env));
    },
  },
  "sample-endpoint": {
    about: "demo models that answer as Databricks and MLflow do (PORT, default 5001)",
    run: (args) => runProgram("sample-endpoint", args),
  },
};

const LONGEST = Math.max(...Object.keys(COMMANDS).map((name) => name.length));

const USAGE = `Usage: scoresheet COMMAND [options]

${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(LONGEST)}  ${about}`)
  .join("\n")}

  --help     this text; after a command, its own options
  --version  which version this is
`;

/** @returns exit code or signal */
async function scoresheet(name, args) {
  if (name === "--help" || name === "-h") {
    process.stdout.write(USAGE);
    return 0;
  }
  if (name === "--version") {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  if (name === undefined || !Object.hasOwn(COMMANDS, name)) {
    if (name !== undefined) tell(`There is no command "${name}".${didYouMean(name, Object.keys(COMMANDS))}\n`);
    process.stderr.write(USAGE);
    return WRONG_COMMAND;
  }
  sayCommand(`scoresheet ${name}`);
  answerAtOnce(DESCRIBED[name], args, VERSION);
  if (!existsSync(path.join(ROOT, "dist", "node")))
    throw new Error("This is a clone that was not built: npm run build.");
  return COMMANDS[name].run(args);
}

await commandLine(scoresheet);

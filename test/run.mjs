/**
 * `npm test`: every check of the project, from a fresh clone on. `npm test -- lint unit` runs the named stages only, and
 * `npm test -- unit test/core` hands jest what follows.
 *
 * Stages run side by side; what each of them printed is shown when it ends, or at once when only one was asked for. A stage that
 * fails does not stop the others. What a machine lacks (Python, a browser) is installed where that is possible, else reported with
 * the command to run; under CI=true it counts as a failure. What is starved by its neighbours may miss what it would not miss alone (a
 * browser, a process of its own, a connection that is given up after a while), so that a few files that failed are run again when
 * nothing else runs. At the end stands what failed, or only passed when run again; the last line is `N passed, N failed`: tests, plus
 * each failed stage that has no tests of its own.
 */
import { availableParallelism } from "node:os";
import { assertNodeVersion, onAbandoned } from "../src/prepare.mjs";
import { Commands, endAll } from "./run/commands.mjs";
import { filesToRetry, joinRetry, summary } from "./run/retry.mjs";
import { schedule } from "./run/schedule.mjs";
import { chooseStages } from "./run/stages.mjs";

/** Stages wait for networks and browsers, so two on one core do no harm; each has processes enough for all cores, so more than three do. */
const AT_ONCE = Math.min(Math.max(availableParallelism(), 2), 3);

/** What has begun and not ended: name and commands of each stage. */
const underWay = new Map();

/** Runs one stage and says how it went. */
async function runStage({ name, missing, run }, isLive, more) {
  const startedAtMs = Date.now();
  const commands = new Commands(isLive);
  if (isLive) process.stdout.write(`\n== ${name}\n`);
  underWay.set(name, commands);
  const say = (words) => {
    underWay.delete(name);
    const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1);
    const before = isLive ? "" : `\n== ${name}\n${commands.output}`;
    process.stdout.write(`${before}${name}: ${words} (${seconds} s)\n`);
  };
  try {
    const lack = missing?.();
    if (lack !== undefined) {
      say(lack);
      return { passed: 0, failed: process.env.CI === "true" ? 1 : 0 };
    }
    const counts = await run(commands, name, more);
    if (counts === undefined) say("passed");
    else say(`${counts.passed} passed, ${counts.failed} failed`);
    return counts ?? { passed: 0, failed: 0 };
  } catch (error) {
    say(`failed: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

async function runAll(words) {
  const { stages, more } = chooseStages(words);
  const isLive = words.length > 0 && stages.filter(({ name }) => words.includes(name)).length === 1;
  const ended = new Map();
  const add = async (stage) => ended.set(stage, await runStage(stage, isLive, more));
  const [install, ...others] = stages;
  await add(install);
  if (ended.get(install).failed === 0) await schedule(others, isLive ? 1 : AT_ONCE, add);
  for (const [stage, first] of ended) {
    const files = filesToRetry(stage, first);
    if (files.length > 0) ended.set(stage, joinRetry(first, await runStage(stage, isLive, files)));
  }
  return ended;
}

/** Ends before its time, with what the stages under way have printed: it may say why one of them does not end. */
function giveUp() {
  for (const [name, { output }] of underWay) process.stdout.write(`\n== ${name}: given up\n${output}`);
  process.exit(1);
}

process.on("exit", endAll);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, giveUp);
onAbandoned(giveUp);
try {
  assertNodeVersion();
  const ended = await runAll(process.argv.slice(2));
  const total = (count) => [...ended.values()].reduce((sum, counts) => sum + counts[count], 0);
  const [passed, failed] = [total("passed"), total("failed")];
  const lines = [...ended].flatMap(([{ name }, counts]) => summary(name, counts));
  process.stdout.write(`\n${[...lines, `${passed} passed, ${failed} failed`].join("\n")}\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

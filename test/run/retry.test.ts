import { spawnSync } from "node:child_process";
import path from "node:path";

const MODULE = path.resolve(__dirname, "retry.mjs");

/** Evaluates an expression over what the module exports. */
function evaluate(expression: string): unknown {
  const script = `import * as retry from ${JSON.stringify(MODULE)};
    process.stdout.write(JSON.stringify(${expression}));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  return JSON.parse(stdout);
}

const FIRST = `{ passed: 10, failed: 2, failures: [{ file: "a", passed: 3, tests: ["x", "y"] }] }`;

describe("what failed in a stage that is run again", () => {
  it("is run again where it is a few files, and nowhere else", () => {
    expect(evaluate(`retry.filesToRetry({ takesArguments: true }, ${FIRST})`)).toEqual(["a"]);
    expect(evaluate(`retry.filesToRetry({}, ${FIRST})`)).toEqual([]);
    expect(
      evaluate(`retry.filesToRetry({ takesArguments: true }, { failures: Array(4).fill({ file: "a" }) })`),
    ).toEqual([]);
  });

  it("counts once, and is named though it passed", () => {
    const settled = `retry.joinRetry(${FIRST}, { passed: 5, failed: 0, failures: [] })`;
    expect(evaluate(settled)).toMatchObject({ passed: 12, failed: 0 });
    expect(evaluate(`retry.summary("browsers", ${settled})`)).toEqual([
      "passed only when run again: browsers: a › x",
      "passed only when run again: browsers: a › y",
    ]);
  });

  it("stays failed where it fails again", () => {
    const again = `{ passed: 4, failed: 1, failures: [{ file: "a", passed: 4, tests: ["y"] }] }`;
    const settled = `retry.joinRetry(${FIRST}, ${again})`;
    expect(evaluate(settled)).toMatchObject({ passed: 11, failed: 1 });
    expect(evaluate(`retry.summary("browsers", ${settled})`)).toEqual([
      "passed only when run again: browsers: a › x",
      "failed: browsers: a › y",
    ]);
  });

  it("is named by its stage where no test says what failed, and by its file where it has not got to its tests", () => {
    expect(evaluate(`retry.summary("lint", { passed: 0, failed: 1 })`)).toEqual(["failed: lint: as said above"]);
    const broken = `{ passed: 0, failed: 1, failures: [{ file: "a", passed: 0, tests: [] }] }`;
    expect(evaluate(`retry.summary("unit", ${broken})`)).toEqual(["failed: unit: a"]);
  });
});

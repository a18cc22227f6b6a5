import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { BLANK_RECIPE } from "../../src/core/recipe/recipe";
import { writeRecipe } from "../../src/core/recipe/recipe-json";
import { runScoreCommand, startScoreCommand } from "../support/score-command";
import { until } from "../support/until";
import { readFolder } from "./tables";

/** Starting Spark on a busy machine. */
const PATIENT_MS = 90_000;

describe("npm run score --engine spark", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-spark-command-"));
  const input = join(folder, "sales.csv");
  const output = join(folder, "scored.csv");
  const model = join(dirname(process.env["MLFLOW_CASES"]!), "refuses-negatives");
  const command = { engine: "spark", input, output, model, master: "local[1]", python: process.env["MLFLOW_PYTHON"]! };

  beforeAll(() => writeFileSync(input, "Order,Sum\r\nA-1,1.5\r\nA-2,-3\r\nA-3,much\r\nA-4,4\r\n"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("scores by a recipe, and says which rows have no prediction", async () => {
    const recipe = join(folder, "recipe.json");
    writeFileSync(recipe, writeRecipe({ ...BLANK_RECIPE, inputs: { amount: "Sum" }, columnName: "Twice" }));
    const { exitCode, stdout, stderr } = await runScoreCommand({ ...command, recipe, key: "Order" });
    expect(stderr.split("\n")).toEqual([
      '1 row has no prediction: The cell in "Sum" is no number.',
      "1 row has no prediction: The model refused the row: ValueError",
      "",
    ]);
    const told = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    expect(told).toEqual({
      ...{ output, rows: 4, scored: 2, failed: 2, exit: 3, model },
      ...{ columns: ["Order", "Twice amount", "error", "model"], ms: told["ms"] },
    });
    expect(exitCode).toBe(3);
    expect((await readFolder(output, "csv")).rows.map((row) => row.slice(0, 3))).toEqual([
      ["A-1", 3, null],
      ["A-2", null, "ValueError: amount must not be negative"],
      ["A-3", null, 'The cell in "Sum" is no number.'],
      ["A-4", 8, null],
    ]);
    const again = await runScoreCommand({ ...command, recipe, python: "none" });
    expect([again.exitCode, again.stderr]).toEqual([
      2,
      `${output} already exists, and nothing is written over. Name another --output.\nNothing was written.\n`,
    ]);
  });

  test("leaves nothing when it is stopped on the way", async () => {
    const stopped = join(folder, "stopped");
    const { program, ended } = startScoreCommand({ ...command, output: stopped, map: "amount=Sum" });
    const isWriting = (): boolean => readdirSync(folder).some((name) => name.startsWith("stopped.unfinished"));
    await until("Spark has begun to write", isWriting, PATIENT_MS);
    program.kill("SIGINT");
    const { exitCode, stdout, stderr } = await ended;
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("The run was cancelled.\nNothing was written.\n");
    expect(readdirSync(folder).filter((name) => name.startsWith("stopped"))).toEqual([]);
    expect(existsSync(stopped)).toBe(false);
  });
});

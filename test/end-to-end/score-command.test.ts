import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runScoreCommand } from "../support/score-command";
import { readXlsxTable } from "../support/xlsx-table";
import { Product } from "./product";
import { SampleEndpoint } from "./sample-endpoint";

describe("npm run score on the sample workbook", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const inFile = join(folder, "sample.xlsx");
  let product: Product;

  beforeAll(async () => {
    product = await Product.start();
    const response = await fetch(`${product.origin}/samples/sample.xlsx`);
    writeFileSync(inFile, Buffer.from(await response.arrayBuffer()));
  });

  afterAll(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ["Iris", "iris", ["sepal_length", "sepal_width", "petal_length", "petal_width"], ""],
    [
      "Cars",
      "cars-mpg",
      ["Cylinders", "Displacement", "Horsepower", "Weight_in_lbs", "Acceleration"],
      "6 blank cells in Horsepower are sent as missing (null). See Cars!D40, D135, D339, D345, D363 and further.\n",
    ],
  ])("gives each row of %s what %s itself answers", async (table, model, inputs, notes) => {
    const { rows, columns } = await readXlsxTable(inFile, table);
    const values = rows.map((row) => inputs.map((input) => row[columns.indexOf(input)]));
    const answers = await new SampleEndpoint(product.origin).predictions(model, inputs, values);
    const outFile = join(folder, `scored-${model}.xlsx`);
    const outcome = await runScoreCommand({
      workbook: inFile,
      table,
      endpoint: `${product.origin}/serving-endpoints/${model}/invocations`,
      out: outFile,
    });
    expect(outcome).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^The endpoint says its model takes: /),
    });
    expect(outcome.stderr.slice(outcome.stderr.indexOf("\n") + 1)).toBe(notes);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ rows: rows.length, scored: rows.length, failed: 0 });
    const scored = await readXlsxTable(outFile, table);
    expect(scored.columns).toEqual([...columns, "Prediction"]);
    expect(scored.rows).toEqual(rows.map((row, index) => [...row, answers[index]]));
  });
});

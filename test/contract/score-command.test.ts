import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputHeaders } from "../../src/core/predictions/result-headers";
import { runScoreCommand } from "../support/score-command";
import { readXlsxTable, writeXlsxTable, type XlsxTable } from "../support/xlsx-table";
import { caseOf, MODEL_CASES, originOf } from "./mlflow-models";
import { asExcelCell, asSheetCell } from "./sheet-cells";

const RUN_LIMIT_MS = 30_000;

describe("npm run score against a real MLflow server", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-contract-"));
  const inFile = join(folder, "in.xlsx");
  const outFile = join(folder, "out.xlsx");

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ["iris-classifier", "dataframe_records"],
    ["iris-classifier", "dataframe_split"],
    ["diabetes-regressor", "dataframe_records"],
    ["iris-probabilities", "dataframe_split"],
    ["iris-label-and-confidence", "dataframe_records"],
    ["text-classifier", "dataframe_records"],
    ["reads-back", "dataframe_records"],
    ["column-order", "dataframe_records"],
    ["awkward-numbers", "dataframe_records"],
    ["formula-like-text", "dataframe_split"],
  ])(
    "puts the model's own predictions of %s beside their rows, sent as %s",
    async (name, format) => {
      const { columns, rows, outputs, predictions } = caseOf(name);
      const { summary, table } = await scoreTable(
        name,
        columns,
        rows.map((row) => row.map(asExcelCell)),
        { format },
      );
      expect(summary).toMatchObject({
        rows: rows.length,
        scored: rows.length,
        failed: 0,
      });
      expect(table.columns).toEqual([...columns, ...outputHeaders("Prediction", outputs)]);
      expect(table.rows.map((row) => row.slice(columns.length))).toEqual(
        predictions.map((row) => row.map(asSheetCell)),
      );
    },
    RUN_LIMIT_MS,
  );

  test.each(MODEL_CASES.flatMap(({ name, formats }) => formats.map((format) => [name, format] as const)))(
    "puts the model's own predictions of %s beside their rows under its own signature, sent as %s",
    async (name, format) => {
      const { columns, rows, outputs, mlmodel, predictions } = caseOf(name);
      const signature = join(folder, "MLmodel");
      writeFileSync(signature, mlmodel);
      const hasSignature = /^signature:/m.test(mlmodel);
      const { summary, table } = await scoreTable(
        name,
        columns,
        rows.map((row) => row.map(asExcelCell)),
        { format, ...(hasSignature ? { signature } : {}) },
      );
      expect(summary).toMatchObject({ rows: rows.length, scored: rows.length, failed: 0 });
      expect(table.columns).toEqual([...columns, ...outputHeaders("Prediction", outputs)]);
      expect(table.rows.map((row) => row.slice(columns.length))).toEqual(
        predictions.map((row) => row.map(asSheetCell)),
      );
    },
    RUN_LIMIT_MS,
  );

  test(
    "leaves the one row blank whose cell is no number, and scores all others",
    async () => {
      const { columns, rows, predictions } = caseOf("diabetes-regressor");
      const badRow = 300;
      const cells = rows.map((row, index) => (index === badRow ? ["unknown", ...row.slice(1)] : row));
      const { summary, table } = await scoreTable("diabetes-regressor", columns, cells, { "batch-size": "50" });
      expect(summary).toMatchObject({ rows: 442, scored: 441, failed: 1 });
      expect(table.rows.map((row) => row.at(-1))).toEqual(
        predictions.map((row, index) => (index === badRow ? null : row[0])),
      );
    },
    RUN_LIMIT_MS,
  );

  test(
    "passes the model's parameters on, and refuses one that its signature does not know",
    async () => {
      const { columns, rows, mlmodel } = caseOf("threshold");
      const signature = join(folder, "MLmodel");
      writeFileSync(signature, mlmodel);
      const params = '{"threshold": 50, "large": "L"}';
      const { table } = await scoreTable("threshold", columns, rows, { params, signature });
      expect(table.rows).toEqual(rows.map(([amount]) => [amount, Number(amount) >= 50 ? "L" : "small"]));
      const unknown = scoreTable("threshold", columns, rows, { params: '{"treshold": 50}', signature });
      await expect(unknown).rejects.toThrow('no parameter "treshold"');
    },
    RUN_LIMIT_MS,
  );

  test(
    "types columns by hand, and stops at the first refusal when told to",
    async () => {
      const { columns, rows } = caseOf("text-classifier");
      const asText = rows.map((_, index) => [index]);
      const typed = await scoreTable("text-classifier", columns, asText, { types: "text=string" });
      expect(typed.summary).toMatchObject({ scored: rows.length, failed: 0 });
      const refused = scoreTable("refuses-negatives", ["amount"], [[-1], [1]], {
        "on-error": "stop",
        "batch-size": "1",
      });
      await expect(refused).rejects.toThrow("ended with 1");
    },
    RUN_LIMIT_MS,
  );

  test(
    "sends nothing where the server says that it takes more than the table has",
    async () => {
      const columns = caseOf("diabetes-regressor").columns.slice(0, 9);
      const short = scoreTable("diabetes-regressor", columns, [[1, 2, 3, 4, 5, 6, 7, 8, 9]], {});
      await expect(short).rejects.toThrow(
        /ended with 2: [^]* s6 \(double\)\.\nNo column is joined to the model's input s6\./,
      );
    },
    RUN_LIMIT_MS,
  );

  test(
    "guesses no column, but says which one may be meant",
    async () => {
      const { rows } = caseOf("iris-classifier");
      const columns = ["sepal_length", "sepal width (cm)", "petal length (cm)", "petal width (cm)"];
      const guessed = scoreTable("iris-classifier", columns, rows, {});
      await expect(guessed).rejects.toThrow(
        `The model's input "sepal length (cm)" may be the column "sepal_length": it is sent with --map 'sepal length (cm)=sepal_length'.`,
      );
    },
    RUN_LIMIT_MS,
  );

  async function scoreTable(
    model: string,
    columns: readonly string[],
    rows: readonly (readonly unknown[])[],
    options: Readonly<Record<string, string>>,
  ): Promise<{ summary: unknown; table: XlsxTable }> {
    await writeXlsxTable(inFile, { name: "Rows", columns, rows });
    const { exitCode, stdout, stderr } = await runScoreCommand({
      workbook: inFile,
      table: "Rows",
      endpoint: originOf(model),
      out: outFile,
      ...options,
    });
    // 3: some rows have no prediction, which is for the test to expect.
    if (exitCode !== 0 && exitCode !== 3) throw new Error(`npm run score ended with ${exitCode}: ${stderr}`);
    return {
      summary: JSON.parse(stdout),
      table: await readXlsxTable(outFile, "Rows"),
    };
  }
});

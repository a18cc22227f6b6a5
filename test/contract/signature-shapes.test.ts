import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { runScoreCommand } from "../support/score-command";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";
import { caseOf, originOf, SHAPE_CASES } from "./mlflow-models";
import { asSheetCell } from "./sheet-cells";

const RUN_LIMIT_MS = 30_000;

/** Scored by their addresses alone; the others by their MLmodel files, which say the same. */
const LEARNED = ["integer-names", "unnamed-typed", "list-of-texts", "list-of-objects", "nested-columns"];

describe("npm run score for a model whose signature is no plain table of named columns", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-shapes-"));
  const [inFile, outFile, signature] = ["in.xlsx", "out.xlsx", "MLmodel"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(SHAPE_CASES.filter(({ name }) => !LEARNED.includes(name)).map(({ name }) => [name]))(
    "puts the own predictions of %s beside their rows, in a format it chose by itself",
    async (name) => {
      const { rows, predictions } = caseOf(name);
      const { summary, added } = await scoreCase(name);
      expect(summary).toMatchObject({ rows: rows.length, scored: rows.length, failed: 0 });
      expect(added).toEqual(predictions.map((row) => row.map(asSheetCell)));
    },
    RUN_LIMIT_MS,
  );

  test.each([
    ["integer-names", ["dataframe_records cannot carry", "rows are sent as dataframe_split", "by numbers: 3, 5."]],
    ["list-of-objects", ["dataframe_records cannot carry", "rows are sent as inputs", "takes a list of objects"]],
  ])(
    "says what it understood of %s, and sends rows so that they arrive even where another format was typed",
    async (name, sentences) => {
      const { added, stderr } = await scoreCase(name, { format: "dataframe_records" });
      expect(added).toEqual(caseOf(name).predictions.map((row) => row.map(asSheetCell)));
      for (const sentence of sentences) expect(stderr).toContain(sentence);
    },
    RUN_LIMIT_MS,
  );

  test.each([["list-of-objects"], ["unnamed-array"]])(
    "knows the shape of %s from its bare signature, too",
    async (name) => {
      const whole = parse(caseOf(name).mlmodel) as { readonly signature: unknown };
      const { added } = await scoreCase(name, {}, JSON.stringify(whole.signature));
      expect(added).toEqual(caseOf(name).predictions.map((row) => row.map(asSheetCell)));
    },
    RUN_LIMIT_MS,
  );

  test.each(LEARNED.map((name) => [name]))(
    "learns the shape of %s from its server, where only the address is given",
    async (name) => {
      const { added } = await scoreCase(name, {}, null);
      expect(added).toEqual(caseOf(name).predictions.map((row) => row.map(asSheetCell)));
    },
    RUN_LIMIT_MS,
  );

  test(
    "joins columns without names in the order of the sheet or of --columns, and counts them before anything is sent",
    async () => {
      const { rows, predictions } = caseOf("unnamed-columns");
      const wider = rows.map(([a, b]) => [b!, "not sent", a!]);
      await writeXlsxTable(inFile, { name: "Rows", columns: ["second", "other", "first"], rows: wider });
      writeFileSync(signature, caseOf("unnamed-columns").mlmodel);
      const asked = { workbook: inFile, table: "Rows", endpoint: originOf("unnamed-columns"), out: outFile, signature };
      const all = await runScoreCommand(asked);
      expect(all.exitCode).toBe(2);
      expect(all.stderr).toContain("it needs 2 columns in order, and 3 are chosen.");
      const chosen = await runScoreCommand({ ...asked, columns: "first,second" });
      expect(chosen.stderr).toContain("in this order, first, second.");
      const table = await readXlsxTable(outFile, "Rows");
      expect(table.rows.map((row) => row.slice(3))).toEqual(predictions.map((row) => row.map(asSheetCell)));
    },
    RUN_LIMIT_MS,
  );

  test(
    "sends lists and objects as they are written to a model without a signature, once a column is said to hold them",
    async () => {
      await writeXlsxTable(inFile, {
        name: "Rows",
        columns: ["sizes", "line", "plain"],
        rows: [["[1.0, 2, null]", '{"b": 9007199254740993, "a": []}', "[1]"]],
      });
      const types = "sizes=array,line=object";
      await runScoreCommand({
        workbook: inFile,
        table: "Rows",
        endpoint: originOf("column-order"),
        out: outFile,
        types,
      });
      const table = await readXlsxTable(outFile, "Rows");
      expect(table.rows[0]!.at(-1)).toBe("sizes=[1.0, 2, None];line={'b': 9007199254740993, 'a': []};plain=[1]");
    },
    RUN_LIMIT_MS,
  );

  test(
    "writes whole numbers as the model declares them, and leaves out the rows whose lists and objects it would refuse or misread",
    async () => {
      const { columns, rows } = caseOf("nested-columns");
      const put = (column: string, cell: string) =>
        rows[0]!.map((value, place) => (columns[place] === column ? cell : value));
      const cells = [
        put("embedding", " [1, 2e0]"),
        put("ids", "[1.0]"),
        put("ids", "[1.5]"),
        put("words", "[null]"),
        put("line", '{"sku": "a"}'),
        put("line", '{"sku": "a", "count": 1, "more": 2}'),
        put("weights", "1, 2"),
      ];
      const { summary, added, stderr } = await scoreCase("nested-columns", {}, undefined, cells);
      expect(summary).toMatchObject({ rows: 7, scored: 2, failed: 5 });
      expect(added.map(([seen]) => seen)).toEqual([
        expect.stringContaining("('embedding', [1.0, 2.0])"),
        expect.stringContaining("('ids', [1])"),
        ...[null, null, null, null, null],
      ]);
      expect(stderr).toContain("not made as the model declares it");
    },
    RUN_LIMIT_MS,
  );

  async function scoreCase(
    name: string,
    options: Readonly<Record<string, string>> = {},
    signatureText: string | null = caseOf(name).mlmodel,
    rows: readonly (readonly unknown[])[] = caseOf(name).rows,
  ) {
    const { columns } = caseOf(name);
    await writeXlsxTable(inFile, { name: "Rows", columns, rows });
    if (signatureText !== null) writeFileSync(signature, signatureText);
    const { exitCode, stdout, stderr } = await runScoreCommand({
      ...{ workbook: inFile, table: "Rows", endpoint: originOf(name), out: outFile },
      ...(signatureText === null ? {} : { signature }),
      ...options,
    });
    if (stdout === "") throw new Error(`npm run score ended with ${exitCode}: ${stderr}`);
    const table = await readXlsxTable(outFile, "Rows");
    return {
      summary: JSON.parse(stdout) as unknown,
      added: table.rows.map((row) => row.slice(columns.length)),
      stderr,
    };
  }
});

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { outputHeaders } from "../../src/core/predictions/result-headers";
import { caseOf, originOf } from "../contract/mlflow-models";
import { asSheetCell } from "../contract/sheet-cells";
import { runScoreCommand } from "../support/score-command";
import { SparkSession } from "./spark-session";
import { readFolder, readRows, runSql } from "./tables";

/** Names that a query would trip over, were they ever part of one. */
const HOSTILE = [
  'say "x"',
  "it's",
  "a`b",
  "a.b.c",
  "x -- y",
  "x; DROP TABLE y; --",
  "größe 🎉",
  "列",
  "key",
  "n".repeat(255),
];

describe("runs on Spark", () => {
  let session: SparkSession;
  beforeAll(() => (session = new SparkSession()));
  afterAll(() => session.end());

  test("give 10,000 rows the very predictions that they have through an MLflow server", async () => {
    const input = session.newPlace(".csv");
    const { columns, rows } = caseOf("diabetes-regressor");
    // Each row is another one than those before: its numbers are shifted a little, and every eleventh has a blank, which is missing.
    const many = Array.from({ length: 10_000 }, (_, place) =>
      rows[place % rows.length]!.map((value, at) =>
        typeof value === "number" ? value + ((place * 7) % 13) * at * 0.01 : value,
      ),
    );
    writeFileSync(input, csv(columns, many));
    const throughServer = session.newPlace(".parquet");
    const { exitCode, stderr } = await runScoreCommand({
      input,
      output: throughServer,
      endpoint: originOf("diabetes-regressor"),
    });
    if (exitCode !== 0) throw new Error(stderr);
    const { last, output } = await session.run({
      input: { kind: "csv", place: input },
      model: session.model("diabetes-regressor"),
    });
    expect(last).toMatchObject({ event: "done", rows: 10_000, scored: 10_000 });
    const served = (await readRows(`SELECT "Prediction" FROM read_parquet('${throughServer}')`)).rows.flat();
    const { columns: written, rows: found } = await readFolder(output, "parquet");
    expect(written).toEqual(["row", "Prediction", "error", "model"]);
    expect(found.map(([row]) => row)).toEqual(many.map((_, place) => String(place + 1)));
    expect(found.map((row) => row[1])).toEqual(served);
    expect(new Set(served).size).toBeGreaterThan(400);
  });

  test.each([
    ["iris-label-and-confidence", "many"],
    ["iris-probabilities", "many"],
    ["awkward-numbers", "many"],
    ["awkward-numbers", "one"],
    ["formula-like-text", "many"],
    ["named-tensors", "many"],
  ])("give each row of %s, %s at once, the model's own prediction, which its server gives too", async (name, some) => {
    const { columns, rows, outputs, predictions } = caseOf(name);
    const input = session.newPlace(".csv");
    writeFileSync(input, csv(columns, rows));
    const { last, output } = await session.run({
      input: { kind: "csv", place: input },
      model: session.model(name),
      ...(some === "one" && { rowsPerBatch: 1 }),
    });
    expect(last).toMatchObject({ event: "done", rows: rows.length });
    const found = await readFolder(output, "parquet");
    const headers = outputHeaders("Prediction", outputs);
    expect(new Set(found.columns)).toEqual(new Set(["row", ...headers, "error", "model"]));
    const places = headers.map((header) => found.columns.indexOf(header));
    const asText = (value: unknown): unknown => (typeof value === "number" ? String(value) : value);
    expect(found.rows.map((row) => places.map((place) => asText(row[place])))).toEqual(
      predictions.map((row) => row.map((value) => asText(asSheetCell(value)))),
    );
  });

  test("give rows that the model refuses its message, and score all others", async () => {
    const input = session.newPlace(".csv");
    const amounts = Array.from({ length: 300 }, (_, place) => (place % 100 === 42 ? -place : place));
    writeFileSync(
      input,
      csv(
        ["amount"],
        amounts.map((amount) => [amount]),
      ),
    );
    const { last, output } = await session.run({
      input: { kind: "csv", place: input },
      model: session.model("refuses-negatives"),
      rowsPerBatch: 128,
    });
    expect(last).toMatchObject({
      rows: 300,
      scored: 297,
      reasons: [["The model refused the row: ValueError", 3]],
    });
    const { rows } = await readFolder(output, "parquet");
    const message = "ValueError: amount must not be negative";
    expect(rows.map(([, prediction, error]) => [prediction, error])).toEqual(
      amounts.map((amount) => (amount < 0 ? [null, message] : [amount * 2, null])),
    );
  });

  test("send a cell only where it is what its input takes, and say of each other what is wrong", async () => {
    const model = session.model("reads-back");
    const input = session.newPlace(".csv");
    const good = ["2024-02-29", "2024-02-29T13:05:06", "5", "3000000000", "TRUE", "02134", "0.5"];
    const with_ = (place: number, text: string): string[] => good.map((value, at) => (at === place ? text : value));
    const cells: readonly (readonly [number, string, string | null])[] = [
      [5, "1e5", null],
      [6, " 1e-3 ", null],
      [3, "9007199254740993", null],
      [0, "2024-02-30", "is no date."],
      [1, "2300-01-01", "is a date that pandas cannot hold."],
      [2, "5.7", "is no whole number."],
      [2, "3000000000", "is too large a whole number for its input."],
      [2, "", "is blank, which its input does not take."],
      [4, "yes", "is neither true nor false."],
      [6, "1,5", "is no number."],
      [6, "0x10", "is no number."],
    ];
    const { columns } = caseOf("reads-back");
    const text = csv(columns, [good, ...cells.map(([place, cell]) => with_(place, cell))]);
    writeFileSync(input, `\ufeff${text}1,2\r\n,,,,,,\r\n`);
    const { last, output } = await session.run({ input: { kind: "csv", place: input }, model });
    expect(last).toMatchObject({ event: "done", rows: 14, scored: 4 });
    const { rows } = await readFolder(output, "parquet");
    expect(rows[0]![1]).toBe("2024-02-29T00:00:00 2024-02-29T13:05:06 6 3000000001 False 02134 1.0");
    expect(rows[3]![1]).toContain(" 9007199254740994 ");
    expect(rows.map(([, , error]) => error)).toEqual([
      null,
      ...cells.map(([place, , fault]) => fault && `The cell in "${columns[place]}" ${fault}`),
      "The row has more or fewer values than the file has headers.",
      "The row holds nothing in the columns that are sent.",
    ]);
  });

  test("write types of Parquet as its server gets them, and number the rows of many files in their order", async () => {
    const folder = session.newPlace();
    mkdirSync(folder);
    for (const part of [0, 1, 2]) {
      await runSql(
        `COPY (SELECT DATE '2024-02-29' + CAST(i AS INTEGER) AS day, TIMESTAMP '2024-01-01 10:00:00' + i * INTERVAL 1 SECOND AS at, ` +
          `CAST(i AS INTEGER) AS count, CAST(i AS BIGINT) * 3000000000 AS total, i % 2 = 0 AS paid, i AS code, CAST(i AS DECIMAL(9, 2)) / 4 AS price ` +
          `FROM range(${part * 100}, ${part * 100 + (part === 2 ? 50 : 100)}) t(i)) TO '${folder}/part-${part}.parquet' (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
      );
    }
    const { last, output } = await session.run({
      input: { kind: "parquet", place: folder },
      output: { kind: "csv", place: `${folder}.scored` },
      model: session.model("reads-back"),
      columnName: "Said",
    });
    expect(last).toMatchObject({ event: "done", rows: 250, columns: ["row", "Said", "error", "model"] });
    expect(existsSync(output)).toBe(false);
    expect(readdirSync(`${folder}.scored`)).toContain("_SUCCESS");
    const { rows } = await readFolder(`${folder}.scored`, "csv");
    expect(rows.map(([row]) => Number(row))).toEqual(Array.from({ length: 250 }, (_, place) => place + 1));
    expect(rows[249]![1]).toBe("2024-11-04T00:00:00 2024-01-01T10:04:09 250 747000000001 True 249 124.5");
  });

  test("read columns of any name, and a table of Spark by its key", async () => {
    const input = session.newPlace(".parquet");
    const columns = HOSTILE.map((name, place) => `${place} + i AS "${name.replaceAll('"', '""')}"`);
    await runSql(`COPY (SELECT i AS id, ${columns.join(", ")} FROM range(50) t(i)) TO '${input}' (FORMAT parquet)`);
    const { last, output } = await session.run({
      input: { kind: "parquet", place: input },
      model: session.model("column-order"),
      columns: HOSTILE,
    });
    expect(last).toMatchObject({ event: "done", rows: 50, scored: 50 });
    const { rows } = await readFolder(output, "parquet");
    const answer = (row: number): string => HOSTILE.map((name, place) => `${name}=${place + row}`).join(";");
    expect(rows.map((row) => row[1])).toEqual(rows.map((_, place) => answer(place)));

    const plain = session.newPlace(".parquet");
    await runSql(
      `COPY (SELECT i + 1000 AS id, CAST(i AS DOUBLE) AS amount FROM range(50) t(i)) TO '${plain}' (FORMAT parquet)`,
    );
    const run = {
      table: "sold",
      input: { kind: "parquet", place: plain },
      model: session.model("threshold"),
      key: "id",
    };
    expect((await session.run(run)).last).toMatchObject({ event: "done" });
    const ofTable = { ...run, table: undefined, input: { kind: "table", place: "sold" } };
    const told = await session.run({ ...ofTable, parameters: { threshold: 25 } });
    const labels = (await readFolder(told.output, "parquet")).rows.map(([id, label]) => [Number(id), label]);
    expect(labels).toEqual(labels.map((_, place) => [place + 1000, place < 25 ? "small" : "large"]));
    expect((await session.run({ ...ofTable, key: null })).last).toMatchObject({ event: "failed", code: "key" });
  });

  test("end with a sentence, and leave nothing, where something is missing or in the way", async () => {
    const input = session.newPlace(".csv");
    writeFileSync(
      input,
      csv(
        ["amount", "id"],
        [
          [-1, 1],
          [-2, 1],
        ],
      ),
    );
    const spec = { input: { kind: "csv", place: input }, model: session.model("threshold") };
    const failures: readonly (readonly [Readonly<Record<string, unknown>>, string, string])[] = [
      [{ output: { kind: "csv", place: session.folder } }, "output", "already exists"],
      [{ model: `${session.folder}/none` }, "model", "was not found"],
      [{ input: { kind: "csv", place: `${input}.none` } }, "input", "The input was not found."],
      [{ input: { kind: "parquet", place: input } }, "input", "could not be read"],
      [{ columns: ["id"] }, "columns", 'No column is joined to the model\'s input "amount"'],
      [{ inputs: { amount: { constant: "much" } } }, "columns", "not of its type, double"],
      [{ parameters: { treshold: 1 } }, "parameters", 'no parameter "treshold"'],
      [{ key: "id" }, "key", "2 rows have 1 different values"],
      [{ outputs: ["label"] }, "outputs", 'no output "label"'],
      [{ model: session.model("refuses-negatives") }, "nothing", "2 rows: The model refused the row: ValueError"],
    ];
    for (const [change, code, sentence] of failures) {
      const { last, output } = await session.run({ ...spec, ...change });
      expect(last).toEqual({ event: "failed", code, sentence: expect.stringContaining(sentence) as string });
      expect(readdirSync(join(output, "..")).filter((name) => output.endsWith(name.split(".")[0]!))).toEqual([]);
    }
  });
});

function csv(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const field = (value: unknown): string => (value === null ? "" : `"${String(value).replaceAll('"', '""')}"`);
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

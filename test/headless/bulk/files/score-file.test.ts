import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { BulkFiles, ENDPOINT, IRIS_ENDPOINT } from "./bulk-files";

let files: BulkFiles;
beforeEach(async () => {
  files = await BulkFiles.make();
});
afterEach(() => files.remove());

const IRIS =
  "SELECT 5.1 + (i % 10) / 10 AS sepal_length, 3.5::DOUBLE AS sepal_width, 1.4::DOUBLE AS petal_length, 0.2::DOUBLE AS petal_width";

const command = (input: string, output: string, ...more: string[]): string[] => [
  ...["--input", files.place(input), "--output", files.place(output), "--endpoint", ENDPOINT],
  ...more,
];

it("scores a Parquet file into another one, through the model's own names and types", async () => {
  await files.rows(`COPY (${IRIS}, i AS row FROM range(3000) r(i)) TO {in.parquet}`);
  const { exitCode, lines, told } = await files.run(command("in.parquet", "out.parquet", "--endpoint", IRIS_ENDPOINT));
  expect([exitCode, told]).toEqual([0, [expect.stringContaining("The endpoint says its model takes")]]);
  expect(lines).toMatchObject([{ rows: 3000, scored: 3000, failed: 0, untouched: 0, exit: 0 }]);
  expect(
    await files.rows("SELECT count(*), count(DISTINCT row), bool_and(Prediction IS NOT NULL) FROM {out.parquet}"),
  ).toEqual([[3000n, 3000n, true]]);
  expect(existsSync(files.place("out.parquet.parts"))).toBe(false);
});

it("keeps ids of a CSV file as they are, and refuses a text where the model wants a number", async () => {
  writeFileSync(files.place("in.csv"), 'id;x;"a ""b"""\n02134;1.5;=1+1\n00007;n/a;\n');
  const answered = (body: string): Response => {
    const rows = (JSON.parse(body) as { dataframe_records: unknown[] }).dataframe_records;
    return Response.json({ predictions: rows.map(() => "=cmd|' /C calc'!A0") });
  };
  const ending = await files.run(command("in.csv", "out.csv", "--columns", "id,x", "--types", "x=double"), answered);
  expect(ending.exitCode).toBe(3);
  expect(ending.bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
    { dataframe_records: [{ id: "02134", x: 1.5 }] },
  ]);
  expect(readFileSync(files.place("out.csv"), "utf8")).toBe(
    'id;x;"a ""b""";Prediction;Prediction error\n02134;1.5;=1+1;\'=cmd|\' /C calc\'!A0;\n00007;n/a;;;x: The cell holds text, and the model wants a number.\n',
  );
  expect(ending.sentences.join("\n")).toContain("1 text begins like a formula");
});

import { writeFileSync } from "node:fs";
import { BulkFiles, ENDPOINT } from "../bulk/files/bulk-files";

let files: BulkFiles;
beforeEach(async () => {
  files = await BulkFiles.make();
});
afterEach(() => files.remove());

/** What is sent of a file, as text, because a number may lose digits when it is parsed; and what stands in the output. */
async function sentOf(input: string, ...more: string[]) {
  const named = ["--input", files.place(input), "--output", files.place("out.parquet"), "--endpoint", ENDPOINT];
  const ending = await files.run([...named, ...more], (body) =>
    Response.json({ predictions: Array.from(body.matchAll(/"id":/g), (_, place) => place) }),
  );
  const reasons = (await files.rows('SELECT "Prediction error" FROM {out.parquet}')).map(([reason]) => reason);
  return { ...ending, sent: ending.bodies.join("\n"), reasons };
}

describe("of a Parquet file", () => {
  it("is sent to the last digit what no double holds", async () => {
    const values =
      "SELECT 1 AS id, 9007199254740993 AS a, 18446744073709551615::UBIGINT AS b, 0.1::DECIMAL(30, 20) AS c";
    await files.rows(`COPY (${values} UNION ALL SELECT 2, -5, 7::UBIGINT, 1.5) TO {in.parquet}`);
    const { sent, reasons } = await sentOf("in.parquet", "--columns", "id,a,c");
    expect(sent).toBe('{"dataframe_records":[{"id":1,"a":9007199254740993,"c":0.1},{"id":2,"a":-5,"c":1.5}]}');
    expect(reasons).toEqual([null, null]);
    const { sent: second, reasons: ofUnsigned } = await sentOf("in.parquet", "--columns", "id,b");
    expect(second).toBe('{"dataframe_records":[{"id":2,"b":7}]}');
    expect(ofUnsigned).toEqual(["b: The number is too large for the whole numbers of this column.", null]);
  });

  it("is refused with a reason what JSON does not carry", async () => {
    const values = "VALUES (1, 1.5::DOUBLE), (2, 'nan'::DOUBLE), (3, '-inf'::DOUBLE), (4, NULL)";
    await files.rows(`COPY (SELECT * FROM (${values}) t(id, x)) TO {in.parquet}`);
    const { sent, reasons, exitCode, sentences } = await sentOf("in.parquet");
    expect(sent).toBe('{"dataframe_records":[{"id":1,"x":1.5},{"id":4,"x":null}]}');
    const reason = "x: The cell holds a number that JSON cannot carry.";
    expect([exitCode, reasons]).toEqual([3, [null, reason, reason, null]]);
    expect(sentences).toEqual([`2 rows have no prediction: ${reason} The first is row 2.`]);
  });

  it("goes as what it is: truths, days, moments, texts, lists, structures, bytes", async () => {
    const values = `SELECT 1 AS id, true AS t, DATE '2024-02-29' AS d, TIMESTAMP '2024-02-29 13:05:06.123456' AS m,
      TIMESTAMPTZ '2024-02-29 13:05:06+02' AS z, '02134' AS s, [1, 2] AS l, {'a': 1} AS o, 'ab'::BLOB AS b, 7::TINYINT AS i`;
    await files.rows(`COPY (${values}) TO {in.parquet}`);
    const { sent, told } = await sentOf("in.parquet");
    expect(sent).toBe(
      '{"dataframe_records":[{"id":1,"t":true,"d":"2024-02-29","m":"2024-02-29T13:05:06.123","z":"2024-02-29T11:05:06",' +
        '"s":"02134","l":[1,2],"o":{"a":1},"b":"YWI=","i":7}]}',
    );
    expect(told.slice(2)).toEqual([
      "m holds times finer than a millisecond, which are sent cut to milliseconds.",
      "z is sent as the time in UTC, without a zone.",
    ]);
  });
});

describe("of a CSV file", () => {
  const write = (...lines: string[]): void => writeFileSync(files.place("in.csv"), `${lines.join("\n")}\n`);

  it("is a number only where every value of the column is one, and no id", async () => {
    write(
      "id,n,zip,long,t,plus,mixed",
      "1,1.50,02134,12345678901234567,TRUE,+5,1",
      "2,-2e3,12345,1,false,6,n/a",
      "3,,,,,,",
    );
    const { sent } = await sentOf("in.csv");
    expect(sent).toBe(
      '{"dataframe_records":[{"id":1,"n":1.5,"zip":"02134","long":"12345678901234567","t":true,"plus":"+5","mixed":"1"},' +
        '{"id":2,"n":-2000.0,"zip":"12345","long":"1","t":false,"plus":"6","mixed":"n/a"},' +
        '{"id":3,"n":null,"zip":null,"long":null,"t":null,"plus":null,"mixed":null}]}',
    );
  });

  it("is what it is said to be, and refused with a reason where it is not", async () => {
    write(
      "id,l,d,b,n",
      "1,9007199254740993,2024-02-29,true,+05",
      '2,5,2024-02-30,1,"1,5"',
      "3,1.5,2024-01-01 10:00,false,1e999",
    );
    const { sent, reasons } = await sentOf("in.csv", "--types", "l=long,d=datetime,b=boolean,n=double");
    expect(sent).toBe(
      '{"dataframe_records":[{"id":1,"l":9007199254740993,"d":"2024-02-29T00:00:00","b":true,"n":5.0}]}',
    );
    expect(reasons).toEqual([null, expect.stringContaining("d: "), expect.stringContaining("l: ")]);
  });

  it("is told by its line what cannot be read, and nothing of what stands there", async () => {
    write("id,x", "1,2", "3,secret,4");
    const { exitCode, sentences, bodies } = await files.run([
      ...["--input", files.place("in.csv"), "--output", files.place("out.csv"), "--endpoint", ENDPOINT],
    ]);
    expect([exitCode, bodies]).toEqual([2, []]);
    expect(sentences).toEqual([`The file ${files.place("in.csv")} cannot be read: line 3 has 3 columns instead of 2.`]);
    writeFileSync(files.place("in.csv"), Buffer.from("id,x\n1,\xe4\n", "latin1"));
    const other = await files.run([
      ...["--input", files.place("in.csv"), "--output", files.place("out.csv"), "--endpoint", ENDPOINT],
    ]);
    expect(other.sentences).toEqual([expect.stringContaining("it is not written in UTF-8; save it so.")]);
  });
});

it("says in a dry run what feeds which input and what would be sent, and sends and writes nothing", async () => {
  writeFileSync(files.place("in.csv"), "id,x\n1,2\n3,n/a\n5,6\n");
  const dry = await files.run([
    ...["--input", files.place("in.csv"), "--endpoint", ENDPOINT, "--types", "x=double", "--dry-run"],
  ]);
  expect([dry.exitCode, dry.bodies]).toEqual([0, []]);
  expect(dry.lines).toEqual([
    {
      dryRun: true,
      ...{ rows: 3, toSend: 2, failed: 1, requests: 1, firstRequestBytes: 57, ms: null, allowed: true, exit: 0 },
      inputs: [
        { input: "id", column: "id", type: "long" },
        { input: "x", column: "x", type: "double" },
      ],
    },
  ]);
  expect(dry.sentences.join("\n")).toContain("Nothing was sent or written.");
});

it.each([
  [["--input", "a.xlsx", "--output", "b.csv"], '--input takes a file that ends in .parquet or .csv, not "a.xlsx".'],
  [["--input", "a.csv", "--output", "b.xlsx"], '--output takes a file that ends in .parquet or .csv, not "b.xlsx".'],
  [["--input", "a.csv"], "--output is missing."],
  [
    ["--input", "a.csv", "--output", "b.csv", "--table", "T", "--out", "c.xlsx"],
    "--table, --out cannot be used with --input, which reads a file of rows and writes --output.",
  ],
  [["--workbook", "a.xlsx", "--restart"], "--restart cannot be used with --workbook: it is for --input."],
])("refuses %j", async (options, sentence) => {
  const { exitCode, sentences } = await files.run([...options, "--endpoint", ENDPOINT]);
  expect([exitCode, sentences[0]]).toEqual([2, expect.stringContaining(sentence)]);
});

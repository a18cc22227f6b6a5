import { unzipSync } from "fflate";
import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { FilesInMemory } from "../files-in-memory";

const ORIGIN = "http://localhost";
const IRIS = `${ORIGIN}/serving-endpoints/iris/invocations`;
const SCORE = ["--workbook", "in.xlsx", "--table", "Iris", "--endpoint", IRIS, "--out", "scored.xlsx"];
const REFRESH = ["--workbook", "scored.xlsx", "--out", "again.xlsx", "--refresh"];
const ALLOWED = ["--allow", ORIGIN];
const TOKEN = "dapi0123456789abcdef0123456789abcdef";

/** The sample workbook, scored once; it takes a second. */
let scored: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  const memory = new FilesInMemory();
  memory.files.set("in.xlsx", await sampleWorkbook());
  const { exitCode, lines } = await memory.run([...SCORE, "--save-recipe", "iris.json"], {
    credentials: [
      {
        of: "databricks",
        variable: "DATABRICKS_TOKEN",
        secret: { kind: "token", token: TOKEN },
        host: { origin: ORIGIN, named: "--workspace-host" },
      },
    ],
  });
  expect([exitCode, lines]).toEqual([0, [expect.objectContaining({ table: "Iris", scored: 150, remembered: true })]]);
  scored = new Map(memory.files);
});

function filesScored(): FilesInMemory {
  const memory = new FilesInMemory();
  for (const [name, bytes] of scored) memory.files.set(name, bytes);
  return memory;
}

/** Changes an input of some rows of the scored table, as somebody does who edits the file. */
async function edit(memory: FilesInMemory, rows: readonly number[]): Promise<void> {
  const opened = await openWorkbook(memory.files.get("scored.xlsx")!);
  const { sheetId, area } = opened.model.tableByName("Iris")!;
  const sheet = opened.model.requireSheet(sheetId);
  for (const row of rows) sheet.setValue(area.row + 1 + row, area.column, 7.77);
  memory.files.set("scored.xlsx", await saveWorkbook(opened));
}

async function predictions(bytes: Uint8Array): Promise<readonly unknown[]> {
  const { model } = await openWorkbook(bytes);
  const { sheetId, area, columns } = model.tableByName("Iris")!;
  const column = columns.findIndex(({ name }) => name === "Prediction");
  return Array.from({ length: 150 }, (_, row) =>
    model.requireSheet(sheetId).getValue(area.row + 1 + row, area.column + column),
  );
}

describe("a column that was scored from the command line", () => {
  it("is made again with one request for the three rows that were edited", async () => {
    const memory = filesScored();
    await edit(memory, [3, 70, 149]);
    const { exitCode, lines, requests } = await memory.run([...REFRESH, ...ALLOWED]);
    expect(requests.map(({ url }) => url)).toEqual([IRIS]);
    expect((JSON.parse(requests[0]!.body) as { dataframe_records: unknown[] }).dataframe_records).toHaveLength(3);
    expect([exitCode, lines]).toEqual([
      0,
      [
        expect.objectContaining({
          table: "Iris",
          scope: "changed",
          rows: 150,
          scored: 3,
          failed: 0,
          skipped: 147,
          untouched: 0,
          batches: 1,
          columns: ["Prediction"],
          remembered: true,
          exit: 0,
        }),
      ],
    ]);
    const [before, after] = [
      await predictions(scored.get("scored.xlsx")!),
      await predictions(memory.files.get("again.xlsx")!),
    ];
    expect(after.filter((_, row) => ![3, 70, 149].includes(row))).toEqual(
      before.filter((_, row) => ![3, 70, 149].includes(row)),
    );
    // And once more: nothing is left to do.
    memory.files.set("scored.xlsx", memory.files.get("again.xlsx")!);
    const again = await memory.run([...REFRESH, ...ALLOWED]);
    expect([again.exitCode, again.requests]).toEqual([0, []]);
    expect(memory.files.get("again.xlsx")).toBe(memory.files.get("scored.xlsx"));
  });

  it("sends nothing, and writes nothing, where nobody allowed its host", async () => {
    const memory = filesScored();
    await edit(memory, [3]);
    const { exitCode, lines, requests, sentences } = await memory.run([...REFRESH, "--allow", "http://localhost:1"]);
    expect([exitCode, requests, memory.files.has("again.xlsx")]).toEqual([6, [], false]);
    expect(sentences).toEqual([expect.stringContaining(`add --allow ${ORIGIN}`)]);
    expect(lines).toEqual([expect.objectContaining({ table: "Iris", batches: 0, exit: 6 })]);
    const named = await memory.run([...REFRESH, "--endpoint", IRIS]);
    expect([named.exitCode, named.requests.length]).toEqual([0, 1]);
  });

  it("is scored again as a whole when all rows are asked for", async () => {
    const memory = filesScored();
    const { exitCode, lines } = await memory.run([...REFRESH, "all", ...ALLOWED]);
    expect([exitCode, lines]).toEqual([
      0,
      [expect.objectContaining({ scope: "all", scored: 150, columns: ["Prediction"] })],
    ]);
  });

  it("tells in a dry run what would be sent, and sends and writes nothing", async () => {
    const memory = filesScored();
    await edit(memory, [3, 70]);
    const args = ["--workbook", "scored.xlsx", "--refresh", "--dry-run"];
    const { exitCode, lines, requests } = await memory.run([...args, ...ALLOWED]);
    expect([exitCode, requests]).toEqual([0, []]);
    expect(lines).toEqual([
      expect.objectContaining({
        dryRun: true,
        rows: 150,
        toSend: 2,
        requests: 1,
        ms: expect.any(Number),
        allowed: true,
      }),
    ]);
    const real = await memory.run([...REFRESH, ...ALLOWED]);
    expect(Buffer.byteLength(real.requests[0]!.body)).toBe(lines[0]!["firstRequestBytes"]);
    const notAllowed = await memory.run(args);
    expect([notAllowed.exitCode, notAllowed.requests, notAllowed.lines[0]!["allowed"]]).toEqual([6, [], false]);
  });

  it("is one that is named, or it is said which there are", async () => {
    const memory = filesScored();
    const { exitCode, sentences } = await memory.run([...REFRESH, "--column", "Churn", ...ALLOWED]);
    expect([exitCode, sentences]).toEqual([
      2,
      ["The workbook remembers no such column. It remembers: Prediction (Iris)."],
    ]);
    const none = await memory.run(["--workbook", "in.xlsx", "--out", "again.xlsx", "--refresh", ...ALLOWED]);
    expect([none.exitCode, none.sentences]).toEqual([
      2,
      [expect.stringContaining("remembers no column of predictions")],
    ]);
  });

  it("leaves no token in the file, and no text of a row outside its sheet and the shared texts", () => {
    const parts = Object.entries(unzipSync(scored.get("scored.xlsx")!)).map(
      ([name, bytes]) => [name, Buffer.from(bytes).toString()] as const,
    );
    for (const [, text] of parts) expect(text).not.toContain(TOKEN);
    const ours = parts.filter(([, text]) => text.includes("urn:scoresheet:memory"));
    expect(ours.length).toBeGreaterThan(0);
    for (const [, text] of ours) expect(text).not.toMatch(/setosa|versicolor|virginica/);
  });
});

describe("a recipe in a file", () => {
  const BY_RECIPE = ["--workbook", "in.xlsx", "--table", "Iris", "--recipe", "iris.json", "--out", "scored.xlsx"];

  it("scores as the run did that it was saved of", async () => {
    const memory = filesScored();
    const { exitCode, lines } = await memory.run([...BY_RECIPE, ...ALLOWED]);
    expect([exitCode, lines]).toEqual([0, [expect.objectContaining({ scored: 150, columns: ["Prediction"] })]]);
    expect(await predictions(memory.files.get("scored.xlsx")!)).toEqual(await predictions(scored.get("scored.xlsx")!));
  });

  it("sends nothing to a host that nobody allowed, nor a token to one that it is not for", async () => {
    const memory = filesScored();
    const hostile = {
      ...(JSON.parse(Buffer.from(memory.files.get("iris.json")!).toString()) as object),
      origin: "https://evil.example",
    };
    memory.files.set("iris.json", Buffer.from(JSON.stringify(hostile)));
    const refused = await memory.run([...BY_RECIPE, ...ALLOWED]);
    expect([refused.exitCode, refused.requests]).toEqual([6, []]);
    const credentials = [
      { of: "databricks", variable: "DATABRICKS_TOKEN", secret: { kind: "token", token: TOKEN } },
    ] as const;
    const allowed = await memory.run([...BY_RECIPE, "--allow", "https://evil.example"], { credentials });
    expect(allowed.requests.length).toBeGreaterThan(0);
    for (const { headers } of allowed.requests) expect(headers.has("authorization")).toBe(false);
    const typed = await memory.run([...BY_RECIPE, "--endpoint", IRIS]);
    expect([typed.exitCode, typed.requests]).toEqual([2, []]);
  });
});

describe("a dry run of a new column", () => {
  it("counts what would be sent, and asks nobody anything", async () => {
    const memory = filesScored();
    const { exitCode, lines, requests, sentences } = await memory.run([...SCORE, "--batch-size", "50", "--dry-run"]);
    expect([exitCode, requests]).toEqual([0, []]);
    expect(lines).toEqual([expect.objectContaining({ toSend: 150, requests: 3, ms: null, columns: ["Prediction"] })]);
    expect(sentences).toEqual([expect.stringContaining("How long that takes cannot be known")]);
  });

  it("says so where nothing is to be sent, and where its host was not allowed", async () => {
    const memory = filesScored();
    const idle = await memory.run(["--workbook", "scored.xlsx", "--refresh", "--dry-run"]);
    expect([idle.exitCode, idle.sentences, idle.lines]).toEqual([
      0,
      ["Nothing would be sent."],
      [expect.objectContaining({ dryRun: true, rows: 150, toSend: 0, requests: 0, ms: 0 })],
    ]);
    const byRecipe = ["--workbook", "in.xlsx", "--table", "Iris", "--recipe", "iris.json", "--dry-run"];
    const refused = await memory.run(byRecipe);
    expect([refused.exitCode, refused.requests, refused.lines]).toEqual([
      6,
      [],
      [expect.objectContaining({ dryRun: true, allowed: false, exit: 6 })],
    ]);
    expect(refused.told).toContainEqual(expect.stringContaining(`add --allow ${ORIGIN}`));
    expect((await memory.run([...byRecipe, ...ALLOWED])).exitCode).toBe(0);
  });
});

describe("a column of reasons", () => {
  it("is named where its name was taken, as the column of predictions is", async () => {
    const memory = filesScored();
    const again = ["--workbook", "scored.xlsx", "--table", "Iris", "--endpoint", IRIS, "--out", "again.xlsx"];
    const { exitCode, lines, told } = await memory.run([...again, "--reasons", "prediction"]);
    expect([exitCode, lines]).toEqual([0, [expect.objectContaining({ columns: ["Prediction 2", "prediction 3"] })]]);
    expect(told).toEqual(
      expect.arrayContaining([
        'The new column is called "Prediction 2": the table has a column "Prediction" already.',
        'The new column is called "prediction 3": the table has a column "Prediction" already.',
      ]),
    );
  });
});

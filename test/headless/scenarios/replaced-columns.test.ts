import { addTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { FilesInMemory, type CommandEnding } from "../files-in-memory";

const ORIGIN = "http://localhost";
const endpoint = (model: string): string => `${ORIGIN}/serving-endpoints/${model}/invocations`;
const IRIS = ["--table", "Iris", "--endpoint", endpoint("iris")];
const PENGUINS = ["--table", "Penguins", "--endpoint", endpoint("penguins-probabilities")];

/** The sample workbook, and the same once Iris was scored. */
let files: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  const memory = new FilesInMemory();
  memory.files.set("sample.xlsx", await sampleWorkbook());
  const { exitCode } = await memory.run(["--workbook", "sample.xlsx", "--out", "scored.xlsx", ...IRIS]);
  expect(exitCode).toBe(0);
  files = new Map(memory.files);
});

interface Scored extends CommandEnding {
  readonly memory: FilesInMemory;
}

/** @param columns headers that somebody has given to further columns of a table, "mine" in each of their cells */
async function score(
  from: string,
  args: readonly string[],
  { table = "Iris", columns = [] }: { readonly table?: string; readonly columns?: readonly string[] } = {},
): Promise<Scored> {
  const memory = new FilesInMemory();
  const opened = await openWorkbook(files.get(from)!);
  const { model } = opened;
  for (const header of columns) {
    const found = model.tableByName(table)!;
    addTableColumn(model, found, "user", { name: header });
    const { sheetId, area } = found;
    const last = area.column + area.columnCount - 1;
    for (let row = 1; row < area.rowCount; row++) model.requireSheet(sheetId).setValue(area.row + row, last, "mine");
  }
  memory.files.set("in.xlsx", await saveWorkbook(opened));
  return { memory, ...(await memory.run(["--workbook", "in.xlsx", "--out", "out.xlsx", ...args])) };
}

/** Headers of a table of the result, and what stands in the first cell below each. */
async function firstRow({ memory }: Scored, table = "Iris"): Promise<Readonly<Record<string, unknown>>> {
  const { model } = await openWorkbook(memory.files.get("out.xlsx")!);
  const { sheetId, area, columns } = model.tableByName(table)!;
  const sheet = model.requireSheet(sheetId);
  return Object.fromEntries(columns.map(({ name }, at) => [name, sheet.getValue(area.row + 1, area.column + at)]));
}

describe("columns that have the name of a result", () => {
  it("stay where nobody says that they are to be replaced", async () => {
    const scored = await score("scored.xlsx", IRIS);
    expect(scored.lines).toMatchObject([{ columns: ["Prediction 2"], scored: 150 }]);
    expect(scored.lines[0]).not.toHaveProperty("replaced");
  });

  it("are written over where the workbook remembers them, and are still remembered", async () => {
    const scored = await score("scored.xlsx", [...IRIS, "--replace"]);
    expect(scored.lines).toMatchObject([
      { columns: ["Prediction"], replaced: ["Prediction"], scored: 150, remembered: true },
    ]);
    expect(scored.told).toContain("The column Prediction was replaced.");
    expect(Object.keys(await firstRow(scored)).filter((header) => header.startsWith("Prediction"))).toEqual([
      "Prediction",
    ]);
    scored.memory.files.set("in.xlsx", scored.memory.files.get("out.xlsx")!);
    const again = await scored.memory.run([
      "--workbook",
      "in.xlsx",
      "--out",
      "again.xlsx",
      "--refresh",
      "--allow",
      ORIGIN,
    ]);
    expect([again.exitCode, again.requests, again.lines.length]).toEqual([0, [], 1]);
  });

  it.each([[[]], [["--dry-run"]]])(
    "stay where nothing tells whose they are, unless they are named: %j",
    async (more) => {
      const refused = await score("sample.xlsx", [...IRIS, "--replace", ...more], { columns: ["Prediction"] });
      expect([refused.exitCode, refused.requests, refused.memory.files.has("out.xlsx")]).toEqual([2, [], false]);
      expect(refused.sentences).toEqual([
        'The table has a column "Prediction" that the workbook does not remember as scored. ' +
          "If it is to be replaced, name it: --replace 'Prediction'.",
      ]);
    },
  );

  it("are written over where they are named", async () => {
    const scored = await score("sample.xlsx", [...IRIS, "--replace", "Prediction"], { columns: ["Prediction"] });
    expect(scored.lines).toMatchObject([{ columns: ["Prediction"], replaced: ["Prediction"], scored: 150 }]);
    expect(await firstRow(scored)).toMatchObject({ Prediction: "setosa" });
  });

  it("are no inputs of the model", async () => {
    const scored = await score("sample.xlsx", [...IRIS, "--column", "sepal_width", "--replace", "sepal_width"]);
    expect([scored.exitCode, scored.memory.files.has("out.xlsx")]).toEqual([1, false]);
    expect(scored.sentences.join(" ")).toContain('"sepal_width" is sent to the model and cannot be replaced');
  });

  it("stay, too, where the model's first answer is what names them", async () => {
    const outputs = Object.keys(await firstRow(await score("sample.xlsx", PENGUINS), "Penguins")).filter((header) =>
      header.startsWith("Prediction "),
    );
    expect(outputs.length).toBeGreaterThan(1);
    const columns = outputs.slice(0, 2);
    const mine = { table: "Penguins", columns };
    const refused = await score("sample.xlsx", [...PENGUINS, "--replace", columns[0]!], mine);
    // What was answered by then is kept, as far as it may be.
    expect([refused.exitCode, refused.lines]).toEqual([4, [expect.objectContaining({ replaced: [columns[0]] })]]);
    expect(await firstRow(refused, "Penguins")).toMatchObject({
      [columns[0]!]: "Adelie",
      [columns[1]!]: "mine",
    });
    expect(refused.sentences.join(" ")).toContain(`The table has a column "${columns[1]}" that the workbook does not`);
    const scored = await score("sample.xlsx", [...PENGUINS, "--replace", columns.join(",")], mine);
    expect(scored.lines).toMatchObject([{ columns: outputs, replaced: columns }]);
    expect(Object.values(await firstRow(scored, "Penguins"))).not.toContain("mine");
  });

  it("need not be there", async () => {
    const scored = await score("sample.xlsx", [...IRIS, "--replace"]);
    expect(scored.lines).toMatchObject([{ columns: ["Prediction"], replaced: [], scored: 150 }]);
    expect(scored.told).toContain("No column of the table had the result's name: nothing was replaced.");
  });

  it("are named as the table has them", async () => {
    const { exitCode, sentences } = await score("scored.xlsx", [...IRIS, "--replace", "Predictoin"]);
    expect(exitCode).toBe(2);
    expect(sentences[0]).toMatch(/^--replace: there is no column named "Predictoin" in the table\..*Prediction/);
  });
});

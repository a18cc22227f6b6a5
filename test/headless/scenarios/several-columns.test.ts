import { areaOf } from "../../../src/workbench/model/areas/area";
import type { CommandParts } from "../../../src/headless/run/command-parts";
import { createSampleEndpointApp } from "../../../src/sample-endpoint/sample-endpoint-app";
import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { FilesInMemory, type CommandEnding } from "../files-in-memory";
import { ORIGIN, PaneBesideFile } from "../pane-beside-file";

const OTHER = "http://127.0.0.1:7";
const ALLOWED = ["--allow", ORIGIN, "--allow", OTHER];
const REFRESH = ["--workbook", "scored.xlsx", "--out", "again.xlsx", "--refresh"];
const MEASURES = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
const RANGE_ROWS = 6;

/** Tables Iris and Cars, scored from the command line at two hosts, the first with reasons, and a range of irises, scored in the pane. */
let scored: Uint8Array;
beforeAll(async () => {
  const files = new FilesInMemory();
  files.files.set("0.xlsx", await sampleWorkbook());
  const score = async (from: string, to: string, ...args: string[]): Promise<void> => {
    expect((await files.run(["--workbook", from, "--out", to, ...args])).exitCode).toBe(0);
  };
  const iris = `${ORIGIN}/serving-endpoints/iris/invocations`;
  await score("0.xlsx", "1.xlsx", "--table", "Iris", "--endpoint", iris, "--reasons", "Why");
  const cars = `${OTHER}/serving-endpoints/cars-mpg/invocations`;
  await score("1.xlsx", "2.xlsx", "--table", "Cars", "--endpoint", cars, "--column", "Miles");
  const opened = await openWorkbook(files.files.get("2.xlsx")!);
  const sheet = opened.model.addSheet("By hand");
  sheet.writeValues(2, 1, [MEASURES, ...Array.from({ length: RANGE_ROWS }, (_, row) => [5 + row / 10, 3, 1.5, 0.2])]);
  const address = `B3:E${RANGE_ROWS + 3}`;
  await new PaneBesideFile(opened).score({ kind: "range", sheetId: sheet.id, address, hasHeaders: true });
  scored = await saveWorkbook(opened);
});

async function refresh(
  change: (opened: OpenedWorkbook) => void,
  args: readonly string[],
  parts: Partial<CommandParts> = {},
): Promise<Refreshed> {
  const files = new FilesInMemory();
  const opened = await openWorkbook(scored);
  change(opened);
  files.files.set("scored.xlsx", await saveWorkbook(opened));
  return { files, ...(await files.run([...REFRESH, ...args], parts)) };
}

interface Refreshed extends CommandEnding {
  readonly files: FilesInMemory;
}

/** Changes an input of one row of a table: 0 is its first. */
function edit({ model }: OpenedWorkbook, tableName: string, row: number, value: string | number = 7.77): void {
  const { sheetId, area } = model.tableByName(tableName)!;
  model.requireSheet(sheetId).setValue(area.row + 1 + row, area.column + (tableName === "Cars" ? 2 : 0), value);
}

describe("several remembered columns of one workbook", () => {
  it("are made again each by its own recipe, tables and ranges, with a line each", async () => {
    const { exitCode, lines, requests, files } = await refresh((opened) => {
      edit(opened, "Iris", 3);
      edit(opened, "Cars", 5, 300);
      opened.model.sheets.find(({ name }) => name === "By hand")!.setValue(4, 1, 6.66);
    }, ALLOWED);
    expect(exitCode).toBe(0);
    expect(lines.map(({ table, columns, scored, skipped }) => ({ table, columns, scored, skipped }))).toEqual([
      { table: "Iris", columns: ["Prediction", "Why"], scored: 1, skipped: 149 },
      { table: "Cars", columns: ["Miles"], scored: 1, skipped: 405 },
      { table: "By hand!B3:E9", columns: ["Prediction"], scored: 1, skipped: RANGE_ROWS - 1 },
    ]);
    expect(requests.map(({ url }) => new URL(url).pathname.split("/")[2])).toEqual(["iris", "cars-mpg", "iris"]);
    files.files.set("scored.xlsx", files.files.get("again.xlsx")!);
    const again = await files.run([...REFRESH, ...ALLOWED]);
    expect([again.exitCode, again.requests, again.lines.length]).toEqual([0, [], 3]);
  });

  it("are made as far as their hosts are allowed, and the command ends as the worst of them", async () => {
    const { exitCode, lines, requests, sentences, files } = await refresh(
      (opened) => {
        edit(opened, "Iris", 3);
        edit(opened, "Cars", 5, 300);
      },
      ["--allow", ORIGIN],
    );
    expect([exitCode, lines.map(({ exit }) => exit)]).toEqual([6, [0, 6, 0]]);
    expect(requests.map(({ url }) => new URL(url).origin)).toEqual([ORIGIN]);
    expect(sentences.filter((sentence) => sentence.includes("--allow"))).toEqual([
      expect.stringMatching(/^Miles \(Cars\): .*add --allow http:\/\/127\.0\.0\.1:7$/),
    ]);
    expect(files.files.has("again.xlsx")).toBe(true);
  });

  it("of which one is gone are made but for that one, which the exit code says, and it is said what can be done about it", async () => {
    const { exitCode, lines, sentences } = await refresh((opened) => {
      edit(opened, "Cars", 5, 300);
      opened.model.dropTable(opened.model.tableByName("Iris")!, "user");
    }, ALLOWED);
    expect([exitCode, lines.map(({ exit, scored }) => [exit, scored])]).toEqual([
      3,
      [
        [3, 0],
        [0, 1],
        [0, 0],
      ],
    ]);
    expect(sentences).toContainEqual(
      expect.stringMatching(/^Prediction.* \(Iris\): The column is no longer in the workbook\. .*the pane/),
    );
  });

  it("are cut with what was answered kept: those that were not reached are told, and the same command makes the rest", async () => {
    const stop = new AbortController();
    const sample = createSampleEndpointApp();
    const cut = await refresh(
      (opened) => {
        for (let row = 0; row < 150; row++) edit(opened, "Iris", row, 1 + row / 100);
        edit(opened, "Cars", 5, 300);
      },
      [...ALLOWED, "--concurrency", "1"],
      {
        signal: stop.signal,
        fetch: (url, init) => {
          if (url.startsWith(OTHER)) stop.abort("SIGTERM");
          return Promise.resolve(sample.fetch(new Request(url, init)));
        },
      },
    );
    expect([cut.exitCode, cut.lines.map(({ exit }) => exit)]).toEqual([4, [0, 4, 4]]);
    const { files } = cut;
    files.files.set("scored.xlsx", files.files.get("again.xlsx")!);
    const rest = await files.run([...REFRESH, ...ALLOWED]);
    expect([rest.exitCode, rest.lines.map(({ scored }) => scored)]).toEqual([0, [0, 1, 0]]);
  });
});

describe("rows without a prediction", () => {
  /** The reason of a row of the table Iris. */
  async function reason(files: FilesInMemory, name: string, row: number): Promise<unknown> {
    const { model } = await openWorkbook(files.files.get(name)!);
    const { sheetId, area, columns } = model.tableByName("Iris")!;
    const column = columns.findIndex((one) => one.name === "Why");
    return model.requireSheet(sheetId).getValue(area.row + 1 + row, area.column + column);
  }

  it("have their reason beside them, count until they have one, and are tried again where that is asked for", async () => {
    const onlyIris = [...ALLOWED, "--table", "Iris"];
    const { files, ...first } = await refresh((opened) => edit(opened, "Iris", 4, "wide"), onlyIris);
    expect([first.exitCode, first.lines]).toEqual([3, [expect.objectContaining({ failed: 1, scored: 0 })]]);
    expect(await reason(files, "again.xlsx", 4)).toContain("The cell holds text");
    expect(await reason(files, "again.xlsx", 5)).toBeNull();

    files.files.set("scored.xlsx", files.files.get("again.xlsx")!);
    const idle = await files.run([...REFRESH, ...onlyIris]);
    expect([idle.exitCode, idle.requests]).toEqual([3, []]);
    expect(idle.lines).toEqual([expect.objectContaining({ scored: 0, failed: 0, skipped: 150, without: 1 })]);
    expect(idle.sentences).toEqual([expect.stringMatching(/nothing to do.*1 row has no prediction.*--refresh failed/)]);

    const failed = await files.run([...REFRESH, "failed", ...onlyIris]);
    expect([failed.exitCode, failed.lines]).toEqual([3, [expect.objectContaining({ failed: 1, skipped: 149 })]]);

    const mended = await openWorkbook(files.files.get("again.xlsx")!);
    edit(mended, "Iris", 4, 5.5);
    files.files.set("scored.xlsx", await saveWorkbook(mended));
    const last = await files.run([...REFRESH, "failed", ...onlyIris]);
    expect([last.exitCode, last.lines]).toEqual([
      0,
      [expect.objectContaining({ scope: "failed", scored: 1, failed: 0, without: 0, columns: ["Prediction", "Why"] })],
    ]);
    expect(await reason(files, "again.xlsx", 4)).toBeNull();
  });
});

describe("a remembered column whose table was changed", () => {
  const renamed = (opened: OpenedWorkbook, from: string, to: string): void => {
    const table = opened.model.tableByName("Iris")!;
    const column = table.columns.findIndex(({ name }) => name === from);
    const header = areaOf(table.area.row, table.area.column + column);
    opened.model.requireSheet(table.sheetId).setValue(header.row, header.column, to);
    opened.model.cellsWritten(table.sheetId, header, "user");
  };

  it("is found under its new header, in a table and on a sheet of other names", async () => {
    const { exitCode, lines } = await refresh(
      (opened) => {
        edit(opened, "Iris", 4);
        renamed(opened, "Prediction", "Species?");
        opened.model.renameTable(opened.model.tableByName("Iris")!, "Flowers", "user");
        opened.model.renameSheet(opened.model.sheetByName("Iris")!.id, "My flowers");
      },
      [...ALLOWED, "--column", "species?"],
    );
    expect([exitCode, lines]).toEqual([
      0,
      [expect.objectContaining({ table: "Flowers", columns: ["Species?", "Why"], scored: 1 })],
    ]);
  });

  it("is not scored again, and nobody is told to score all of it, where an input bears another name", async () => {
    const { exitCode, sentences, requests } = await refresh(
      (opened) => renamed(opened, "sepal_width", "width"),
      [...ALLOWED, "--table", "Iris"],
    );
    expect([exitCode, requests]).toEqual([2, []]);
    expect(sentences).toEqual([expect.stringContaining("sepal_width")]);
    expect(sentences[0]).not.toContain("--refresh all");
  });

  it("stands in a range that is found again where its sheet was renamed", async () => {
    const { exitCode, lines } = await refresh(
      ({ model }) => {
        const sheet = model.sheetByName("By hand")!;
        sheet.setValue(4, 1, 6.66);
        model.renameSheet(sheet.id, "It's mine");
      },
      [...ALLOWED, "--column", "Prediction"],
    );
    expect([exitCode, lines.map(({ scored, skipped }) => [scored, skipped])]).toEqual([
      0,
      [
        [0, 150],
        [1, RANGE_ROWS - 1],
      ],
    ]);
  });
});

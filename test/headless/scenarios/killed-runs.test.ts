import type { CommandParts } from "../../../src/headless/run/command-parts";
import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { FilesInMemory, type CommandEnding } from "../files-in-memory";

const ORIGIN = "http://localhost";
const IRIS = `${ORIGIN}/serving-endpoints/iris/invocations`;
const BATCHES = ["--batch-size", "25", "--concurrency", "1"];
const SCORE = ["--workbook", "in.xlsx", "--table", "Iris", "--endpoint", IRIS, "--out", "out.xlsx", "--reasons", "Why"];
const COMMAND = [...SCORE, ...BATCHES];

/** Files of a command, with the copies that it keeps beside its result. */
class KeptFiles extends FilesInMemory {
  /** By key, what a kill at any moment would have left: in the order in which it was written. */
  readonly kept: { readonly key: string; readonly bytes: Uint8Array }[] = [];
  readonly partials = new Map<string, Uint8Array>();
  /** Whether each batch is written, with a copy before, until the next one is answered. */
  isPaced = false;
  private answered = 0;
  private onKept: () => void = () => undefined;

  constructor(input: Uint8Array) {
    super();
    this.files.set("in.xlsx", input);
  }

  async runKept(args: readonly string[], parts: Partial<CommandParts> = {}): Promise<CommandEnding> {
    return this.run(args, {
      partials: {
        everyMs: 0,
        nameOf: (key) => `out.xlsx.${key}.partial`,
        read: (key) => Promise.resolve(this.partials.get(key)),
        write: (key, bytes) => {
          this.partials.set(key, bytes);
          this.kept.push({ key, bytes });
          setImmediate(() => this.onKept()); // No time passes while a copy is written.
          return Promise.resolve();
        },
        remove: (key) => {
          this.partials.delete(key);
          return Promise.resolve();
        },
      },
      ...parts,
    });
  }

  protected override async beforeAnswer(body: string): Promise<void> {
    if (!this.isPaced || !body.includes("sepal")) return;
    // The first one, by which the endpoint is known, waits to be written with the next.
    const due = this.answered++ - 1;
    while (this.kept.length < due) await new Promise<void>((resolve) => (this.onKept = resolve));
    // Rows that are answered so late are written at once.
    this.milliseconds += 10_000;
  }

  /** The files as a kill would have left them after some of the copies. */
  afterKill(copies: number): KeptFiles {
    const after = new KeptFiles(this.files.get("in.xlsx")!);
    const { key, bytes } = this.kept[copies - 1]!;
    after.partials.set(key, bytes);
    return after;
  }
}

function rowsOf({ requests }: CommandEnding): readonly string[] {
  return requests.flatMap(({ body }) => {
    const { dataframe_records: rows = [] } = JSON.parse(body || "{}") as { dataframe_records?: unknown[] };
    return rows.map((row) => JSON.stringify(row));
  });
}

async function column(bytes: Uint8Array, header = "Prediction"): Promise<readonly unknown[]> {
  const { model } = await openWorkbook(bytes);
  const { sheetId, area, columns } = model.tableByName("Iris")!;
  const place = columns.findIndex(({ name }) => name === header);
  return Array.from({ length: 150 }, (_, row) =>
    model.requireSheet(sheetId).getValue(area.row + 1 + row, area.column + place),
  );
}

let whole: KeptFiles;
let wholeRun: CommandEnding;
beforeAll(async () => {
  whole = new KeptFiles(await sampleWorkbook());
  whole.isPaced = true;
  wholeRun = await whole.runKept(COMMAND);
});

describe("a run that is killed", () => {
  it("keeps what it has beside its file from time to time, and nothing once the file is written", () => {
    expect([wholeRun.exitCode, wholeRun.lines]).toEqual([
      0,
      [expect.objectContaining({ scored: 150, remembered: true })],
    ]);
    expect(whole.kept.length).toBeGreaterThan(3);
    expect(new Set(whole.kept.map(({ key }) => key)).size).toBe(1);
    expect(whole.partials.size).toBe(0);
  });

  it("goes on with the rows that are left when the same command is given again, and ends with the same result", async () => {
    const copies = 4;
    const after = whole.afterKill(copies);
    const before = (await column(whole.kept[copies - 1]!.bytes)).filter((value) => value !== null).length;
    const rest = await after.runKept([...COMMAND, "--allow", "https://models.example.com"]);
    expect([rest.exitCode, rest.lines]).toEqual([
      0,
      [
        expect.objectContaining({
          table: "Iris",
          scope: "rest",
          rows: 150,
          skipped: before,
          scored: 150 - before,
          columns: ["Prediction", "Why"],
          remembered: true,
        }),
      ],
    ]);
    expect(before).toBeGreaterThan(20);
    expect(rowsOf(rest)).toHaveLength(150 - before);
    expect(rest.told).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/going on from what it left in out\.xlsx\.[0-9a-f]{16}\.partial/),
        `${150 - before} of 150 rows are left.`,
      ]),
    );
    expect(await column(after.files.get("out.xlsx")!)).toEqual(await column(whole.files.get("out.xlsx")!));
    expect(after.partials.size).toBe(0);
    // All of it is remembered: nothing is left to be refreshed.
    after.files.set("in.xlsx", after.files.get("out.xlsx")!);
    const refresh = await after.runKept(["--workbook", "in.xlsx", "--out", "out.xlsx", "--refresh", "--allow", ORIGIN]);
    expect([refresh.exitCode, refresh.requests]).toEqual([0, []]);
  });

  it("begins anew where anything else was asked for, or the workbook was edited since", async () => {
    const other = await whole.afterKill(4).runKept([...COMMAND, "--column", "Species"]);
    expect(rowsOf(other)).toHaveLength(150);
    const edited = whole.afterKill(4);
    const opened = await openWorkbook(edited.files.get("in.xlsx")!);
    const { sheetId, area } = opened.model.tableByName("Iris")!;
    opened.model.requireSheet(sheetId).setValue(area.row + 1, area.column, 7.77);
    edited.files.set("in.xlsx", await saveWorkbook(opened));
    const anew = await edited.runKept(COMMAND);
    expect(rowsOf(anew)).toHaveLength(150);
    expect(anew.told.join()).not.toContain("going on");
  });

  it("goes on once more when it is killed again, and keeps what it has when nothing can be answered", async () => {
    const after = whole.afterKill(3);
    const away = await after.runKept(COMMAND, { fetch: () => Promise.resolve(new Response("", { status: 401 })) });
    expect([away.exitCode, after.files.has("out.xlsx"), after.partials.size]).toEqual([1, false, 1]);
    after.isPaced = true;
    const second = await after.runKept(COMMAND);
    expect(second.exitCode).toBe(0);
    const again = after.afterKill(2);
    const last = await again.runKept(COMMAND);
    expect(last.exitCode).toBe(0);
    expect(rowsOf(last).length).toBeLessThan(rowsOf(second).length);
    expect(await column(again.files.get("out.xlsx")!)).toEqual(await column(whole.files.get("out.xlsx")!));
  });

  it("of remembered columns goes on with those rows that are not current by then", async () => {
    const opened = await openWorkbook(whole.files.get("out.xlsx")!);
    const { sheetId, area } = opened.model.tableByName("Iris")!;
    for (let row = 0; row < 100; row++)
      opened.model.requireSheet(sheetId).setValue(area.row + 1 + row, area.column, 4 + row / 100);
    const files = new KeptFiles(await saveWorkbook(opened));
    const refresh = [
      "--workbook",
      "in.xlsx",
      "--out",
      "out.xlsx",
      "--refresh",
      "--allow",
      ORIGIN,
      "--concurrency",
      "1",
    ];
    files.isPaced = true;
    const first = await files.runKept(refresh);
    expect([first.exitCode, rowsOf(first).length]).toEqual([0, 100]);
    expect(files.kept.length).toBeGreaterThan(1);
    const after = files.afterKill(files.kept.length);
    const rest = await after.runKept(refresh);
    expect([rest.exitCode, rest.lines]).toEqual([0, [expect.objectContaining({ scope: "changed", failed: 0 })]]);
    expect(rowsOf(rest).length).toBeLessThan(100);
    expect(await column(after.files.get("out.xlsx")!)).toEqual(await column(files.files.get("out.xlsx")!));
  });
});

import { areaOf } from "../../../src/workbench/model/areas/area";
import type { SourceRef } from "../../../src/scoring/ports";
import { addTable, CALM, openExcel, openPane, type OpenExcel } from "../../excel/open-excel";
import { NUMBERS_RECIPE, RememberingPane } from "../memory/scored-workbook";

const ROWS = Array.from({ length: 12 }, (_, i) => [`id ${i}`, i + 1, 5000 + i * 7]);
const REFRESHED = ["all", "changed", "failed", "rest"] as const;

interface Scored {
  readonly excel: OpenExcel;
  readonly pane: RememberingPane;
  readonly source: SourceRef;
  readonly columnId: string;
  readonly predictionId: string;
}

/** A scored table with a column of the analyst's own, Salary, which is no input. */
async function scored(facts: Partial<typeof NUMBERS_RECIPE> = {}): Promise<Scored> {
  const excel = openExcel();
  const table = addTable(excel, [["id", "n", "Salary"], ...ROWS]);
  const source = { kind: "table", tableId: table.id } as const;
  const pane = new RememberingPane(excel);
  await pane.score(source, { ...NUMBERS_RECIPE, ...facts });
  const { column, place } = await pane.column();
  pane.takeSent();
  return { excel, pane, source, columnId: column.id, predictionId: place!.resultColumns.columnIds[0]! };
}

/** Somebody points the hidden name of the results at other cells. */
async function pointAt({ pane, source, columnId }: Scored, header: string, id: string): Promise<void> {
  await pane.store.anchor(columnId, { source, resultColumns: { source, headers: [header], columnIds: [id] } }, CALM);
}

const salaries = ({ excel }: Scored) => excel.sheet.readValues(areaOf(1, 2, 12, 1)).map(([value]) => value);

async function expectRefused(one: Scored): Promise<void> {
  for (const scope of REFRESHED) {
    await expect(one.pane.refresh(one.columnId, scope, false)).rejects.toMatchObject({ why: "not-ours" });
  }
  expect(one.pane.takeSent()).toEqual([]);
}

describe("a workbook that names a column of the analyst's own as the place of results", () => {
  it("has it written over only when that was agreed", async () => {
    const one = await scored();
    await pointAt(one, "Salary", "3");
    await expectRefused(one);
    expect(salaries(one)).toEqual(ROWS.map(([, , salary]) => salary));
    await one.pane.refresh(one.columnId, "all", true);
    expect(salaries(one)).toEqual(ROWS.map(([, n]) => 2 * Number(n)));
  });

  it("has it written over only then also where no run has left anything, and where headers are all there is to find it by", async () => {
    const one = await scored();
    await pointAt(one, "Salary", "3");
    const parts = await one.pane.store.readParts(CALM);
    const runPart = parts.find(({ xml }) => xml.includes('kind="run"'))!;
    await one.pane.store.changeParts({ add: [], replace: [], remove: [runPart.id] }, CALM);
    await expectRefused(one);
    await one.pane.store.dropAnchors(undefined, CALM);
    one.excel.sheet.writeValues(0, 2, [["Salary", "was Prediction"]]);
    const column = parts.find(({ xml }) => xml.includes('kind="column"'))!;
    const xml = column.xml.replace('"headers":["Prediction"]', '"headers":["Salary"]');
    await one.pane.store.changeParts({ add: [runPart.xml], replace: [{ id: column.id, xml }], remove: [] }, CALM);
    expect((await one.pane.column()).place).toMatchObject({
      foundBy: "header",
      resultColumns: { headers: ["Salary"] },
    });
    await expectRefused(one);
  });

  it("has no cells of the analyst's own taken for reasons", async () => {
    const one = await scored({ reasonsName: "Why" });
    const { place } = await one.pane.column();
    const { source } = one;
    const reasonsColumn = { source, headers: ["Salary"], columnIds: ["3"] };
    await one.pane.store.anchor(one.columnId, { source, resultColumns: place!.resultColumns, reasonsColumn }, CALM);
    await expectRefused(one);
  });
});

describe("a column of ours", () => {
  it("is known again when its inputs were all edited, when it was sorted, renamed and partly overwritten, and in another pane", async () => {
    const one = await scored();
    one.excel.sheet.writeValues(
      1,
      1,
      ROWS.map((_row, i) => [100 + i]),
    );
    one.excel.sheet.writeValues(0, 3, [["Answer"], ["mine"], [77]]);
    const pane = new RememberingPane(openPane(one.excel.model));
    expect(await pane.refresh(one.columnId, "changed", false)).toMatchObject({ scored: 12 });
  });

  it("is known by its header where too many rows are remembered to tell them apart", async () => {
    const excel = openExcel();
    const table = addTable(excel, [["id", "n", "Salary"], ...ROWS]);
    const pane = new RememberingPane(excel, { mostRows: 11 });
    await pane.score({ kind: "table", tableId: table.id });
    const { column } = await pane.column();
    excel.sheet.writeValues(1, 1, [[99]]);
    expect(await pane.refresh(column.id, "all", false)).toMatchObject({ scored: 12 });
  });

  it("is known where nothing stands in it, and where its reasons stand beside rows without a prediction", async () => {
    const one = await scored({ reasonsName: "Why" });
    one.excel.sheet.writeValues(
      1,
      3,
      ROWS.map(() => [null]),
    );
    one.excel.sheet.writeValues(
      1,
      4,
      ROWS.map(() => ["refused"]),
    );
    expect(await one.pane.refresh(one.columnId, "rest", false)).toMatchObject({ scored: 12 });
  });
});

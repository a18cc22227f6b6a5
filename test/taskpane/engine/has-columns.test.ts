import { InputError, WorkbookError } from "../../../src/core/errors";
import { CellBlock } from "../../../src/core/table/cell-block";
import type { ResultColumns, SourceShape, Workbook } from "../../../src/scoring/ports";
import { hasColumns } from "../../../src/taskpane/engine/has-columns";
import { tableShape } from "../fakes/pane-data";

const NEVER = new AbortController().signal;
const OF_TABLE: ResultColumns = { source: { kind: "table", tableId: "t1" }, headers: ["P"], columnIds: ["c1"] };
const RANGE = { kind: "range", sheetId: "s1", address: "A1:E151", hasHeaders: true } as const;
const OF_RANGE: ResultColumns = { source: RANGE, headers: ["P"], columnIds: ["F1:F151"] };

function asked(resultColumns: ResultColumns, answer: Error | Partial<SourceShape>): Promise<boolean> {
  const give = <Given>(given: Given) =>
    answer instanceof Error ? Promise.reject<Given>(answer) : Promise.resolve<Given>(given);
  const workbook: Pick<Workbook, "describe" | "readResults"> = {
    describe: () => give(tableShape(answer instanceof Error ? {} : answer)),
    readResults: () => give(CellBlock.ofRows([["setosa"]], 1)),
  };
  return hasColumns(workbook, tableShape(), resultColumns, NEVER);
}

describe("whether result columns still stand in the sheet", () => {
  test("is asked of a table's column whatever it is called by now", async () => {
    expect(await asked(OF_TABLE, {})).toBe(true);
    expect(await asked(OF_TABLE, new WorkbookError("sheet-changed", "Gone."))).toBe(false);
  });

  test("is seen of a range's column by its header", async () => {
    expect(await asked(OF_RANGE, { columns: ["P"] })).toBe(true);
    expect(await asked(OF_RANGE, { columns: ["Note"] })).toBe(false);
    expect(await asked(OF_RANGE, new InputError("blank-header", "Blank."))).toBe(false);
    expect(await asked(OF_RANGE, new InputError("empty-table", "Blank."))).toBe(false);
  });

  test("is seen of a range's column without a header by what it holds", async () => {
    const columns = { ...OF_RANGE, source: { ...RANGE, hasHeaders: false } };
    expect(await asked(columns, { columns: ["Column 1"] })).toBe(true);
    expect(await asked(columns, new InputError("empty-table", "Blank."))).toBe(false);
  });

  test("is taken for so where Excel does not say", async () => {
    expect(await asked(OF_TABLE, new WorkbookError("excel-busy", "Busy."))).toBe(true);
  });
});

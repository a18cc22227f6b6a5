import fc from "fast-check";
import { areaOf, type Area } from "../../../../src/workbench/model/areas/area";
import { cellError, RICH_VALUE, type CellValue } from "../../../../src/workbench/model/texts/cell-content";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";
import { WEB_HABITS } from "../../../../src/workbench/processor/habits/excel-habits";
import { hostObject } from "../../../../src/workbench/processor/object-model/host-object";
import type { HostObject } from "../../../../src/workbench/processor/object-model/object-type";
import { OBJECT_TYPES } from "../../../../src/workbench/processor/object-types";
import { EventRegistrations } from "../../../../src/workbench/processor/session/event-registrations";
import { FunctionCalls } from "../../../../src/workbench/processor/session/function-calls";
import { KeptRanges } from "../../../../src/workbench/processor/session/kept-ranges";
import { ProcessorSession } from "../../../../src/workbench/processor/session/processor-session";
import { runs } from "../../../support/property-seed";

const ROWS = 12;
const COLUMNS = 4;
const PROPERTIES = ["Values", "NumberFormat", "ValueTypes"];

const cell = fc.oneof(
  { arbitrary: fc.constant(7), weight: 3 },
  fc.constantFrom<CellValue>(null, true, "", "text", 'q"\\\n\u0001', "\ud800", "x,{},y", cellError("#N/A"), RICH_VALUE),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const area = fc
  .record({ row: fc.nat(ROWS), column: fc.nat(COLUMNS), rowCount: fc.nat(6), columnCount: fc.nat(3) })
  .map((block): Area => ({ ...block, rowCount: block.rowCount + 1, columnCount: block.columnCount + 1 }));
const edit = fc.oneof(
  fc.record({ kind: fc.constant("value" as const), row: fc.nat(ROWS), column: fc.nat(COLUMNS), value: cell }),
  fc.record({ kind: fc.constant("format" as const), area, format: fc.constantFrom("General", "@", '0.0"x"') }),
  fc.record({ kind: fc.constantFrom("insert" as const, "delete" as const), area }),
);

function sampleSheet() {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  const calls = new FunctionCalls(workbook, Infinity, () => WEB_HABITS, () => undefined); // prettier-ignore
  const events = new EventRegistrations();
  const session = new ProcessorSession(workbook, new KeptRanges<HostObject>(), events, calls, OBJECT_TYPES);
  return { sheet, range: (block: Area) => hostObject("Range", { session, sheetId: sheet.id, areas: [block] }) };
}

describe("the text of what is asked of cells", () => {
  it("says what the cells themselves say, whatever was edited since they were last asked for", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), area, (edits, asked) => {
        const { sheet, range } = sampleSheet();
        for (const each of edits) {
          if (each.kind === "value") sheet.setValue(each.row, each.column, each.value);
          else if (each.kind === "format") sheet.setNumberFormat(each.area, each.format);
          else if (each.kind === "insert") sheet.insertCells(each.area, "down");
          else sheet.deleteCells(each.area, "up");
          const object = range(asked);
          for (const name of PROPERTIES) {
            expect(JSON.stringify(object.answer(name))).toBe(JSON.stringify(object.read(name)));
          }
        }
      }),
      { numRuns: runs(3_000, 100) },
    );
  });

  it("is null for more cells than one get may ask for", () => {
    const object = sampleSheet().range(areaOf(0, 0, 1_000_000, 6));
    expect(PROPERTIES.map((name) => JSON.stringify(object.answer(name)))).toEqual(["null", "null", "null"]);
  });
});

import { areaOf, type Area } from "../../../../src/workbench/model/areas/area";
import { hostWorkbook } from "../../../../src/workbench/page/host/hosted-workbook";
import { figuresText, selectionFigures } from "../../../../src/workbench/page/session/selection-figures";
import {
  deleteChart,
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  sortTableBy,
  type SheetDeed,
} from "../../../../src/workbench/page/session/sheet-deeds";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";

describe("what the menu does", () => {
  it.each<[string, SheetDeed, Area, unknown[][]]>([
    [
      "rows in a table",
      insertRows,
      areaOf(1, 0, 2, 1),
      [
        ["a", "b", "x"],
        [null, null, 7],
        [null, null, null],
      ],
    ],
    [
      "rows beside it",
      insertRows,
      areaOf(1, 2),
      [
        ["a", "b", "x"],
        [null, null, null],
        [3, 4, 7],
      ],
    ],
    [
      "a column in it",
      insertColumns,
      areaOf(0, 1),
      [
        ["a", "Column1", "b"],
        [3, null, 4],
        [1, null, 2],
      ],
    ],
    [
      "a row that goes",
      deleteRows,
      areaOf(1, 1),
      [
        ["a", "b", "x"],
        [1, 2, 7],
        [null, null, null],
      ],
    ],
    [
      "a column that goes",
      deleteColumns,
      areaOf(2, 0),
      [
        ["b", "x", null],
        [4, 7, null],
        [2, null, null],
      ],
    ],
    [
      "up",
      sortTableBy(false),
      areaOf(1, 0),
      [
        ["a", "b", "x"],
        [1, 2, 7],
        [3, 4, null],
      ],
    ],
    [
      "down",
      sortTableBy(true),
      areaOf(0, 1),
      [
        ["a", "b", "x"],
        [3, 4, 7],
        [1, 2, null],
      ],
    ],
    [
      "no table to sort",
      sortTableBy(false),
      areaOf(1, 2),
      [
        ["a", "b", "x"],
        [3, 4, 7],
        [1, 2, null],
      ],
    ],
  ])("%s", (_what, deed, area, expected) => {
    const { session, sheet, select } = started();
    const before = sheet.readValues(areaOf(0, 0, 3, 3));
    select(area);
    session.apply(deed);
    expect(sheet.readValues(areaOf(0, 0, 3, 3))).toEqual(expected);
    session.undo();
    expect(sheet.readValues(areaOf(0, 0, 3, 3))).toEqual(before);
  });

  it("says why it may not, and does nothing", () => {
    const { session, sheet, select } = started();
    select(areaOf(0, 0));
    session.apply(deleteRows);
    expect([session.refusal, sheet.getValue(0, 0)]).toEqual([expect.stringMatching(/header row/), "a"]);
    sheet.isProtected = true;
    session.apply(insertRows);
    expect(session.refusal).toMatch(/protected/);
  });
});

describe("deleteChart", () => {
  it("takes a chart out of the sheet until that is undone, unless the sheet is protected", () => {
    const { session, sheet } = started();
    const chart = {
      ...({ id: "1", name: "A chart", kind: "Histogram", source: undefined, title: "", hasLegend: false } as const),
      ...{ left: 0, top: 0, width: 9, height: 9, categoryTitle: "", valueTitle: "" },
    };
    sheet.charts = [chart, { ...chart, id: "2" }];
    session.opened.model.tell({ kind: "step-ended" });
    session.apply(deleteChart("1"));
    expect(sheet.charts.map(({ id }) => id)).toEqual(["2"]);
    session.undo();
    expect(sheet.charts.map(({ id }) => id)).toEqual(["1", "2"]);
    sheet.isProtected = true;
    session.apply(deleteChart("1"));
    expect([session.refusal, sheet.charts.length]).toEqual([expect.stringMatching(/protected/), 2]);
  });
});

describe("selectionFigures", () => {
  it("counts and adds up what is selected and shown", () => {
    const { sheet } = started();
    const figures = (area: Area) => {
      const found = selectionFigures(sheet, area);
      return found && figuresText(found, "en-US");
    };
    expect(figures(areaOf(0, 0, 3, 2))).toBe("Average: 2.5 · Count: 6 · Sum: 10");
    expect(figures(areaOf(0, 0, 1, 2))).toBe("Count: 2");
    expect([figures(areaOf(1, 0)), figures(areaOf(8, 0, 2, 2))]).toEqual([undefined, undefined]);
    sheet.hiddenRows.set(1, 2, true);
    expect(figures(areaOf(0, 0, 3, 2))).toBe("Average: 1.5 · Count: 4 · Sum: 3");
  });

  it("speaks the reader's numbers, and hides what adding decimals leaves behind", () => {
    expect(figuresText({ count: 2, numberCount: 2, sum: 0.1 + 0.2 }, "de-DE")).toBe(
      "Average: 0,15 · Count: 2 · Sum: 0,3",
    );
  });
});

function started() {
  const opened = newWorkbook();
  const sheet = opened.model.addSheet("Data");
  sheet.writeValues(0, 0, [["a", "b", "x"], [3, 4, 7], [1, 2]]); // prettier-ignore
  opened.model.addTable(sheet.id, { name: "T", area: areaOf(0, 0, 3, 2) }, "user");
  const { session } = hostWorkbook(opened, 2026);
  const select = ({ row, column, rowCount, columnCount }: Area): void =>
    session.select({ active: { row, column }, end: { row: row + rowCount - 1, column: column + columnCount - 1 } });
  return { session, sheet, select };
}

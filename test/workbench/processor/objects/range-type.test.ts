import { areaOf } from "../../../../src/workbench/model/areas/area";
import { UndoHistory } from "../../../../src/workbench/model/undo/undo-history";
import { sampleHost, type SampleHost } from "../sample-host";

async function addresses(
  { Excel }: SampleHost,
  find: (range: Excel.Range, sheet: Excel.Worksheet) => Excel.Range[],
  from = "B2:C4",
): Promise<string[]> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Data");
    const ranges = find(sheet.getRange(from), sheet);
    for (const range of ranges) range.load("address");
    await context.sync();
    return ranges.map((range) => range.address.replace("Data!", ""));
  });
}

describe("Range", () => {
  it("says where it is and how large", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("B2:C4");
      range.load("address,addressLocal,rowIndex,columnIndex,rowCount,columnCount,cellCount,hidden,isEntireColumn");
      await context.sync();
      return range.toJSON();
    });
    expect(seen).toMatchObject({
      address: "Data!B2:C4",
      addressLocal: "Data!B2:C4",
      rowIndex: 1,
      columnIndex: 1,
      rowCount: 3,
      columnCount: 2,
      cellCount: 6,
      hidden: false,
    });
  });

  it("quotes a sheet name where Excel does", async () => {
    const { Excel, workbook } = sampleHost();
    workbook.addSheet("It's 2024");
    const address = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("It's 2024").getRange("A1").load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("'It''s 2024'!A1");
  });

  it("steps to cells, rows, columns and the ranges around it", async () => {
    const found = await addresses(sampleHost(), (range) => [
      range.getCell(0, 0),
      range.getCell(5, 5),
      range.getRow(1),
      range.getColumn(1),
      range.getLastRow(),
      range.getLastColumn(),
      range.getLastCell(),
      range.getOffsetRange(1, -1),
      range.getResizedRange(-1, 1),
      range.getAbsoluteResizedRange(10, 1),
      range.getRowsBelow(2),
      range.getRowsAbove(1),
      range.getColumnsAfter(1),
      range.getColumnsBefore(1),
      range.getEntireColumn(),
      range.getEntireRow(),
      range.getBoundingRect("E9"),
    ]);
    expect(found.join(" ")).toBe(
      "B2 G7 B3:C3 C2:C4 B4:C4 C2:C4 C4 A3:B5 B2:D3 B2:B11 B5:C6 B1:C1 D2:D4 A2:A4 B:C 2:4 B2:E9",
    );
  });

  it("meets other ranges, or does not", async () => {
    const host = sampleHost();
    const found = await addresses(host, (range, sheet) => [
      range.getIntersection("C3:Z99"),
      range.getIntersectionOrNullObject(sheet.getRange("A1:B2")),
    ]);
    expect(found).toEqual(["C3:C4", "B2"]);
    const isNull = await host.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("A1");
      const none = range.getIntersectionOrNullObject("B2");
      await context.sync();
      return none.isNullObject;
    });
    expect(isNull).toBe(true);
  });

  it("finds the cells in use in whole columns, and none in blank ones", async () => {
    const host = sampleHost();
    host.sheet.setNumberFormat(areaOf(5, 0, 3, 1), "@");
    const found = await addresses(
      host,
      (range) => [range.getUsedRange(true), range.getUsedRange(), range.getUsedRangeOrNullObject(true)],
      "A:Z",
    );
    expect(found).toEqual(["A1:C4", "A1:C8", "A1:C4"]);
    const isNull = await host.Excel.run(async (context) => {
      const none = context.workbook.worksheets.getItem("Data").getRange("X:Z").getUsedRangeOrNullObject(true);
      await context.sync();
      return none.isNullObject;
    });
    expect(isNull).toBe(true);
  });

  it("finds the region around a cell", async () => {
    const host = sampleHost();
    host.sheet.setValue(4, 3, "touches at the corner");
    host.sheet.setValue(9, 9, "apart");
    expect(await addresses(host, (range) => [range.getSurroundingRegion()], "B2")).toEqual(["A1:D5"]);
  });

  it.each(["A0", "A1048577", "XFE1", "A1:B2:C3", "Iris", "", "Notes!A1", "A:2"])(
    "is not found at %p",
    async (address) => {
      const { failureOf } = sampleHost();
      const failure = await failureOf(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange(address).load("values");
      });
      expect(failure.code).toBe("InvalidArgument");
    },
  );

  it("cannot leave the sheet", async () => {
    const { failureOf } = sampleHost();
    const failure = await failureOf(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A1").getOffsetRange(-1, 0).load("values");
    });
    expect(failure).toMatchObject({ code: "InvalidArgument", debugInfo: { errorLocation: "Range.getOffsetRange" } });
  });

  it("tells which tables it touches or holds", async () => {
    const { Excel } = sampleHost();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("B2:Z9");
      const touched = range.getTables(false).load("items/name");
      const held = range.getTables(true).getCount();
      const first = range.getTables(false).getFirst().load("id");
      await context.sync();
      return [touched.items.map(({ name }) => name), held.value, first.id !== ""];
    });
    expect(seen).toEqual([["Iris"], 0, true]);
  });

  it("is cleared of contents, of formats, or of both", async () => {
    const { Excel, at, sheet } = sampleHost();
    sheet.setNumberFormat(areaOf(1, 0, 3, 1), "0.00");
    await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      data.getRange("A2").clear("Contents");
      data.getRange("A3").clear("Formats");
      data.getRange("A4").clear();
      await context.sync();
    });
    expect(at("A2:A4")).toEqual([[null], [4.9], [null]]);
    expect([1, 2, 3].map((row) => sheet.getNumberFormat(row, 0))).toEqual(["0.00", "General", "General"]);
  });

  it("is deleted and inserted with the cells beyond it", async () => {
    const { Excel, at } = sampleHost();
    await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      data.getRange("F1:F3").values = [[1], [2], [3]];
      data.getRange("F2").delete("Up");
      data.getRange("F1").insert("Down").values = [["new"]];
      data.getRange("F1:F3").insert("Right");
      await context.sync();
    });
    expect(at("F1:G3")).toEqual([[null, "new"], [null, 1], [null, 3]]); // prettier-ignore
  });

  it("grows and shrinks a table over its whole width, and refuses to tear one apart", async () => {
    const { Excel, at, table, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      const data = context.workbook.worksheets.getItem("Data");
      data.getRange("A3:C3").insert("Down");
      data.getRange("A2:C2").delete("Up");
      await context.sync();
    });
    expect([table.area, at("A2:A4")]).toEqual([areaOf(0, 0, 4, 3), [[null], [4.9], [6.3]]]);
    const failure = await failureOf(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A3").delete("Up");
    });
    expect(failure.code).toBe("InsertDeleteConflict");
  });

  it("is selected, alone or among several areas", async () => {
    const { Excel, workbook, sheet, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      await context.sync();
      expect(selected.address).toBe("Data!B2:C3");
    });
    workbook.select(sheet.id, [areaOf(0, 0), areaOf(2, 2, 2, 1)]);
    expect((await failureOf(async (context) => context.workbook.getSelectedRange().load("address"))).code).toBe(
      "InvalidSelection",
    );
    const areas = await Excel.run(async (context) => {
      const ranges = context.workbook.getSelectedRanges().load("address,areaCount,cellCount");
      ranges.areas.load("items/address");
      await context.sync();
      return [ranges.address, ranges.areaCount, ranges.cellCount, ranges.areas.items.map(({ address }) => address)];
    });
    expect(areas).toEqual(["Data!A1,Data!C3:C4", 2, 3, ["Data!A1", "Data!C3:C4"]]);
  });

  it("takes the looks that Excel has and refuses those it has not", async () => {
    const { Excel, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      const { format } = context.workbook.worksheets.getItem("Data").getRange("A1:C1");
      format.wrapText = true;
      format.fill.color = "#FF0000";
      format.protection.locked = false;
      format.autofitColumns();
      await context.sync();
    });
    const failure = await failureOf(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("A1").format.wrapText = "yes" as unknown as boolean;
    });
    expect(failure.code).toBe("InvalidArgument");
  });

  it("hides rows and shows them, and takes nothing but a boolean for it", async () => {
    const { Excel, sheet, failureOf } = sampleHost();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("B2:B3").rowHidden = true;
      const rows = context.workbook.worksheets.getItem("Data").getRange("A1:A4").load("rowHidden");
      await context.sync();
      expect(rows.rowHidden).toBeNull();
      context.workbook.worksheets.getItem("Data").getRange("A3").rowHidden = false;
      await context.sync();
    });
    expect(sheet.hiddenRows.entries()).toEqual([{ start: 1, end: 2, value: true }]);
    const failure = await failureOf((context) => {
      context.workbook.worksheets.getItem("Data").getRange("A1").rowHidden = "yes" as unknown as boolean;
    });
    expect(failure.code).toBe("InvalidArgument");
  });

  it("has formulas calculated anew, which nobody needs to undo, beside what was written before", async () => {
    let random = 0;
    const { Excel, workbook, enter, at } = sampleHost({
      world: { now: () => new Date(0), random: () => ++random / 100 },
    });
    await enter("=RAND()", "F1");
    const history = new UndoHistory(workbook);
    const before = at("F1");
    const calculate = (written?: number): Promise<void> =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Data");
        if (written !== undefined) sheet.getRange("A2").values = [[written]];
        sheet.getRange("F1").setDirty();
        await context.sync();
      });
    await calculate();
    expect(at("F1")).not.toEqual(before);
    expect(history.stepCount).toBe(0);
    await calculate(9);
    expect(history.stepCount).toBe(1);
    history.undo();
    expect(at("A2")).toEqual([[5.1]]);
  });
});

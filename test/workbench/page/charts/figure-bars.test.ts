import { areaOf } from "../../../../src/workbench/model/areas/area";
import { SheetModel } from "../../../../src/workbench/model/sheets/sheet-model";
import { figureBars } from "../../../../src/workbench/page/charts/figure-bars";

describe("the bars of a chart", () => {
  it("are bins of equal width, as many as Scott's rule says, that hold each number once", () => {
    const sheet = new SheetModel("1", "Data");
    const numbers = Array.from({ length: 100 }, (_, i) => (i % 10) / 10);
    sheet.writeValues(
      0,
      0,
      numbers.map((number) => [number]),
    );
    sheet.writeValues(100, 0, [["text"], [null], [true]]);
    const bars = figureBars("Histogram", { sheet, area: areaOf(0, 0, 103, 1) });
    expect(bars.map(({ ends }) => ends)[1]).toEqual(["0.18", "0.36"]);
    expect(bars.map(({ label, value }) => [label, value])).toEqual([
      ["[0, 0.18]", 20],
      ["(0.18, 0.36]", 20],
      ["(0.36, 0.54]", 20],
      ["(0.54, 0.72]", 20],
      ["(0.72, 0.9]", 20],
    ]);
  });

  it("are one bar where all numbers are the same, and none without numbers", () => {
    const sheet = new SheetModel("1", "Data");
    expect(figureBars("Histogram", { sheet, area: areaOf(0, 0, 5, 1) })).toEqual([]);
    sheet.writeValues(0, 0, [[0.5], [0.5]]);
    expect(figureBars("Histogram", { sheet, area: areaOf(0, 0, 5, 1) })).toEqual([{ label: "0.5", value: 2 }]);
  });

  it("are named by the first column and as high as the second says, without the headers and hidden rows", () => {
    const sheet = new SheetModel("1", "Data");
    sheet.writeValues(0, 0, [
      ["Prediction", "Rows"],
      ["no", 2],
      ["yes", 1],
      [0, 3],
    ]);
    sheet.hiddenRows.set(2, 3, true);
    expect(figureBars("ColumnClustered", { sheet, area: areaOf(0, 0, 4, 2) })).toEqual([
      { label: "no", value: 2 },
      { label: "0", value: 3 },
    ]);
  });
});

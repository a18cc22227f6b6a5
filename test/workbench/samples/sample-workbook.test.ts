import ExcelJS from "exceljs";
import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";

describe("sampleWorkbook", () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await sampleWorkbook();
  });

  it("holds one table a sheet, each beginning at A1", async () => {
    const { model } = await openWorkbook(bytes);
    expect(model.sheets.map(({ name }) => name)).toEqual(["Iris", "Cars", "Penguins", "Untidy", "Flights"]);
    expect(model.tables.map(({ name, dataArea }) => [name, dataArea.rowCount, dataArea.columnCount])).toEqual([
      ["Iris", 150, 5],
      ["Cars", 406, 9],
      ["Penguins", 344, 7],
      ["Untidy", 45, 6],
      ["Flights", 5000, 5],
    ]);
  });

  it("is the same file every time", async () => {
    expect(Buffer.from(await sampleWorkbook()).equals(Buffer.from(bytes))).toBe(true);
  });

  it("names the columns as the sample models do", async () => {
    const { model } = await openWorkbook(bytes);
    const columnsOf = (name: string) => model.tableByName(name)!.columns.map((column) => column.name);
    expect(columnsOf("Iris")).toEqual(["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]);
    expect(columnsOf("Cars")).toEqual(
      expect.arrayContaining(["Cylinders", "Displacement", "Horsepower", "Weight_in_lbs", "Acceleration"]),
    );
    expect(columnsOf("Penguins").slice(2, 6)).toEqual([
      "Beak Length (mm)",
      "Beak Depth (mm)",
      "Flipper Length (mm)",
      "Body Mass (g)",
    ]);
    expect(columnsOf("Flights")).toEqual(["date", "delay", "distance", "origin", "destination"]);
  });

  it("keeps missing measurements blank and dates as serials with a date format", async () => {
    const { model } = await openWorkbook(bytes);
    const penguins = model.sheetByName("Penguins")!;
    expect(penguins.readValues({ row: 4, column: 0, rowCount: 1, columnCount: 7 })).toEqual([
      ["Adelie", "Torgersen", null, null, null, null, null],
    ]);
    const flights = model.sheetByName("Flights")!;
    expect(flights.getValue(2, 0)).toBe(36892 + (6 * 60 + 55) / 1440);
    expect(flights.getNumberFormat(2, 0)).toBe("yyyy-mm-dd hh:mm");
    expect(model.sheetByName("Cars")!.getNumberFormat(1, 6)).toBe("yyyy");
  });

  it("is read alike by another library", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const iris = workbook.getWorksheet("Iris")!;
    expect(iris.rowCount).toBe(151);
    expect(iris.getRow(2).values).toEqual([undefined, 5.1, 3.5, 1.4, 0.2, "setosa"]);
    expect(workbook.getWorksheet("Cars")!.getCell("G2").value).toEqual(new Date("1970-01-01T00:00:00Z"));
  });
});

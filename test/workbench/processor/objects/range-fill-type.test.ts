import { areaOf } from "../../../../src/workbench/model/areas/area";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";
import { openWorkbook } from "../../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../../src/workbench/xlsx/save-workbook";
import { CALM, openExcel, openPane } from "../../../excel/open-excel";

describe("Range.format.fill", () => {
  it("reads white and no tint without a fill, the colour where all cells share it, and nothing where they differ", async () => {
    const { queue, sheet } = openExcel();
    sheet.setFill(areaOf(0, 0, 2, 1), "#FFA500");
    const told = await queue.session(CALM, async (session) => {
      const of = (address: string) =>
        session.workbook.worksheets.getItem("Data").getRange(address).format.fill.load("color,tintAndShade");
      const fills = ["A1:A2", "A3", "A1:A3"].map(of);
      await session.sync();
      return fills.map(({ color, tintAndShade }) => [color, tintAndShade]);
    });
    expect(told).toEqual([
      ["#FFA500", 0],
      ["#FFFFFF", null],
      ["", null],
    ]);
  });

  it("is written by colour or name, over several areas, and cleared", async () => {
    const { queue, sheet } = openExcel();
    await queue.session(CALM, async (session) => {
      const data = session.workbook.worksheets.getItem("Data");
      data.getRanges("A1:A2,C3").format.fill.color = "orange";
      data.getRange("A2").format.fill.clear();
      data.getRange("B1").format.fill.color = "fff2ac";
      await session.sync();
    });
    const fills = ["A1", "A2", "B1", "C3"].map((_, index) => sheet.getFill([0, 1, 0, 2][index]!, [0, 0, 1, 2][index]!));
    expect(fills).toEqual(["#FFA500", "", "#FFF2AC", "#FFA500"]);
    const refused = queue.session(CALM, async (session) => {
      session.workbook.worksheets.getItem("Data").getRange("A1").format.fill.color = "no colour";
      await session.sync();
    });
    await expect(refused).rejects.toThrow();
  });

  it("stays with the file, with what else the cell is, and is gone from it once it is cleared", async () => {
    const made = newWorkbook("Filled.xlsx");
    const sheet = made.model.addSheet("Data");
    sheet.setContent(0, 0, { value: 0.5, numberFormat: "0%" });
    const opened = await openWorkbook(await saveWorkbook(made));
    const pane = openPane(opened.model);
    const fill = (color: string) =>
      pane.queue.session(CALM, async (session) => {
        const cells = session.workbook.worksheets.getItem("Data").getRange("A1:B2").format.fill;
        if (color === "") cells.clear();
        else cells.color = color;
        await session.sync();
      });
    await fill("#FFF2AC");
    const filled = await openWorkbook(await saveWorkbook(opened));
    const cell = filled.model.sheets[0]!.getContent(0, 0);
    expect(cell).toEqual({ value: 0.5, numberFormat: "0%", quotePrefix: false, fill: "#FFF2AC" });
    expect(filled.model.sheets[0]!.getFill(1, 1)).toBe("#FFF2AC");
    await fill("");
    const cleared = await openWorkbook(await saveWorkbook(opened));
    expect(cleared.model.sheets[0]!.getContent(0, 0)).toEqual({ ...cell, fill: "" });
  });
});

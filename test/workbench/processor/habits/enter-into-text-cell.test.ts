import { areaOf } from "../../../../src/workbench/model/areas/area";
import type { ExcelHabits } from "../../../../src/workbench/processor/habits/excel-habits";
import { sampleHost } from "../sample-host";

function intoTextCell(habits: Partial<ExcelHabits> = {}) {
  const host = sampleHost({ habits });
  host.sheet.setNumberFormat(areaOf(0, 5), "@");
  return host;
}

describe("a cell with the format @", () => {
  it.each([
    [5, "5"],
    [-0.25, "-0.25"],
    [0.1 + 0.2, "0.3"],
    [1e21, "1E+21"],
    [true, "TRUE"],
    [false, "FALSE"],
  ])("keeps %p as text", async (value, text) => {
    expect((await intoTextCell().enter(value)).value).toBe(text);
  });

  it("keeps a number as it is where Excel does so", async () => {
    expect((await intoTextCell({ keepsNumbersInTextCellsAsText: false }).enter(5)).value).toBe(5);
  });

  it("takes a leading apostrophe for a sign, or shows it", async () => {
    expect((await intoTextCell().enter("'007")).value).toBe("007");
    expect((await intoTextCell({ showsApostropheInTextCells: true }).enter("'007")).value).toBe("'007");
  });

  it("shows the apostrophe only where the format stood before the text", async () => {
    const { enter } = sampleHost({ habits: { showsApostropheInTextCells: true } });
    expect((await enter("'007")).value).toBe("007");
  });
});

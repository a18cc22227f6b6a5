import { cellsAt } from "../../../src/excel/formulas/cells-at";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { CALM, openExcel, type OpenExcel } from "../open-excel";

const ROWS = [
  ["a", "b", "c"],
  [1, "x", true],
  [0, "", false],
  [3, "z", true],
];

function read(excel: OpenExcel, ...addresses: string[]) {
  return excel.queue.session(CALM, (session) => cellsAt(session, addresses));
}

describe("cells that formulas point at", () => {
  it("are read with their formats in two syncs, in whatever order they are asked for; blanks are blank", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    excel.sheet.setNumberFormat(areaOf(1, 0), "yyyy-mm-dd");
    const before = excel.syncs();
    expect(await read(excel, "Data!A4:C4", "Data!A2:C2", "Data!A3:C3", "Data!A2:A3")).toEqual([
      [[3, "z", true]],
      [[{ kind: "date", serial: 1 }, "x", true]],
      [[0, null, false]],
      [[{ kind: "date", serial: 1 }], [0]],
    ]);
    expect(excel.syncs() - before).toBe(2);
  });

  it("are not there where their sheet is gone, and those beside them are read", async () => {
    const excel = openExcel();
    excel.sheet.writeValues(0, 0, ROWS);
    expect(await read(excel, "Gone!A2", "Data!B2", "nowhere")).toEqual([undefined, [["x"]], undefined]);
    expect(await read(excel)).toEqual([]);
  });

  it("are this workbook's: another one's sheet of the same name is not looked for here", async () => {
    const excel = openExcel({ name: "Mine [1].xlsx" });
    excel.sheet.writeValues(0, 0, ROWS);
    const addresses = [
      "'[Mine [1].xlsx]Data'!A2",
      "'[Other.xlsx]Data'!A2",
      "'C:\\Files\\[Mine [1].xlsx]Data'!A2",
      "Data!A2",
    ];
    expect(await read(excel, ...addresses)).toEqual([[[1]], undefined, undefined, [[1]]]);
  });
});

import { areaOf } from "../../../../src/workbench/model/areas/area";
import type { NamedShift } from "../../../../src/workbench/xlsx/around/shift-edits";
import { followedSeries } from "../../../../src/workbench/xlsx/linked/followed-series";

/** A column of cells comes before D3:D6 of the sheet "R & D". */
const CAME: NamedShift = {
  sheetName: "R & D",
  shift: { sheetId: "1", type: "ColumnInserted", area: areaOf(2, 3, 4, 1) },
};
const WENT: NamedShift = { ...CAME, shift: { ...CAME.shift, type: "ColumnDeleted" } };
const DOWN: NamedShift = { ...CAME, shift: { sheetId: "1", type: "RowInserted", area: areaOf(0, 0, 2, 16) } };

describe("what a chart shows of cells that moved", () => {
  it.each([
    ["all of them", "'R & D'!$H$3:$H$6", "'R & D'!$I$3:$I$6"],
    ["one cell", "'R & D'!$D$4", "'R & D'!$E$4"],
    ["none of them", "'R & D'!$C$1:$C$9", "'R & D'!$C$1:$C$9"],
    ["those below stay", "'R & D'!$H$3:$H$9", "('R & D'!$I$3:$I$6,'R & D'!$H$7:$H$9)"],
    ["those above stay", "'R & D'!$H$1:$H$3", "('R & D'!$H$1:$H$2,'R & D'!$I$3)"],
    ["above and below stay", "'r & d'!H2:H9", "('r & d'!H2,'r & d'!I3:I6,'r & d'!H7:H9)"],
    ["of several areas", "('R & D'!$H$5:$H$7,Other!$H$4)", "('R & D'!$I$5:$I$6,'R & D'!$H$7,Other!$H$4)"],
    ["whole columns", "'R & D'!$H:$H", "'R & D'!$H:$H"],
    ["more than a column", "'R & D'!$H$1:$I$9", "'R & D'!$H$1:$I$9"],
    ["another sheet or file, or a name", "Other!$H$3+[1]Other!$H$3+Side", "Other!$H$3+[1]Other!$H$3+Side"],
  ])("is the same cells: %s", (_, before, after) => {
    expect(followedSeries(before, "", [CAME])).toBe(after);
  });

  it("is named as before once they moved back, and is followed on and on", () => {
    expect(followedSeries("'R & D'!$H$1:$H$9", "", [CAME, WENT])).toBe("'R & D'!$H$1:$H$9");
    expect(followedSeries("'R & D'!$H$5:$H$7", "", [CAME, DOWN])).toBe("('R & D'!$I$7:$I$8,'R & D'!$H$9)");
  });

  it("has no sheet where none was named", () => {
    expect(followedSeries("H5:H7", "R & D", [CAME])).toBe("(I5:I6,H7)");
  });

  it("is gone with cells that went", () => {
    expect(followedSeries("'R & D'!$D$3:$D$6", "", [WENT])).toBe("'R & D'!#REF!");
    expect(followedSeries("'R & D'!$D$3:$D$9", "", [WENT])).toBe("'R & D'!$D$7:$D$9");
  });
});

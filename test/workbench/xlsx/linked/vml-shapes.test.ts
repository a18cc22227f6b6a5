import { areaOf } from "../../../../src/workbench/model/areas/area";
import type { CellShift } from "../../../../src/workbench/model/areas/shifted-area";
import { moveVmlShapes } from "../../../../src/workbench/xlsx/linked/vml-shapes";

/** A column of cells comes before D1:D10. */
const COLUMN: CellShift = { sheetId: "1", type: "ColumnInserted", area: areaOf(0, 3, 10, 1) };
const moved = (xml: string, ...shifts: CellShift[]): string =>
  moveVmlShapes(`<xml xmlns:v="v">${xml}</xml>`, shifts.length === 0 ? [COLUMN] : shifts, (formula) => formula).slice(
    17,
    -6,
  );

function note(row: number, column: number, anchor: string, prefix = "x:"): string {
  return (
    `<v:shape id="n"><v:textbox><div>note<br></div></v:textbox><${prefix}ClientData ObjectType="Note"><${prefix}MoveWithCells/><${prefix}SizeWithCells/>` +
    `<${prefix}Anchor>${anchor}</${prefix}Anchor><${prefix}Row>${row}</${prefix}Row><${prefix}Column>${column}</${prefix}Column></${prefix}ClientData></v:shape>`
  );
}

function control(anchor: string, more: string): string {
  return `<v:shape id="c"><x:ClientData ObjectType="Checkbox">${more}<x:Anchor>\n    ${anchor}</x:Anchor><x:FmlaLink>$E$2</x:FmlaLink></x:ClientData></v:shape>`;
}

describe("boxes of notes", () => {
  it("go with their cells, keeping their distance, though they say that they do not move", () => {
    expect(moved(note(1, 4, "5, 15, 0, 10, 7, 31, 4, 9"))).toBe(note(1, 5, "6, 15, 0, 10, 8, 31, 4, 9"));
  });

  it.each(["", "excel:", "x14.a:"])("are read with the prefix %p", (prefix) => {
    expect(moved(note(1, 4, "5,15,0,10,7,31,4,9", prefix))).toBe(note(1, 5, "6,15,0,10,8,31,4,9", prefix));
  });

  it("are read whatever the order of row, column and anchor", () => {
    const shape = (column: number): string =>
      `<v:shape><x:ClientData ObjectType="Note"><x:Column> ${column}</x:Column><x:Visible/><x:Row>2</x:Row></x:ClientData></v:shape>`;
    expect(moved(shape(3))).toBe(shape(4).replace(" 4", "4"));
  });

  it("stay with cells that stay, each of several on its own", () => {
    const stays = [note(1, 2, "3, 0, 0, 0, 5, 0, 4, 0"), note(10, 4, "5, 0, 9, 0, 7, 0, 12, 0")];
    const before = stays[0]! + note(9, 3, "4, 0, 8, 0, 6, 0, 12, 0") + stays[1]!;
    expect(moved(before)).toBe(stays[0]! + note(9, 4, "5, 0, 8, 0, 7, 0, 12, 0") + stays[1]!);
  });

  it("go with cells that are deleted, and no other shape with them", () => {
    const others = note(1, 2, "3, 0, 0, 0, 5, 0, 4, 0") + control("9, 0, 1, 0, 10, 0, 2, 0", "<x:MoveWithCells/>");
    const gone: CellShift = { ...COLUMN, type: "ColumnDeleted" };
    expect(moved(note(2, 3, "4, 0, 0, 0, 6, 0, 4, 0") + others, gone)).toBe(others);
  });

  it("are as before once the cells came and went", () => {
    const before = note(1, 4, "5, 15, 0, 10, 7, 31, 4, 9");
    expect(moved(before, COLUMN, { ...COLUMN, type: "ColumnDeleted" })).toBe(before);
  });
});

describe("legacy controls", () => {
  it("go with the cells under them unless they stay where they are", () => {
    expect(moved(control("4, 2, 1, 0, 6, 3, 2, 9", "<x:SizeWithCells/>"))).toBe(
      control("5, 2, 1, 0, 7, 3, 2, 9", "<x:SizeWithCells/>").replace("\n    ", ""),
    );
    const stays = control("4, 2, 1, 0, 6, 3, 2, 9", "<x:MoveWithCells/><x:SizeWithCells/>");
    expect(moved(stays)).toBe(stays);
  });

  it("look at the cells that they looked at, whatever HTML stands in their text", () => {
    const checkbox = (cell: string): string =>
      `<xml><v:shape><v:textbox><![if excel]><div><font size=160>a<br>b</font></div><![endif]></v:textbox><x:ClientData ObjectType="Checkbox"><x:FmlaLink>${cell}</x:FmlaLink><x:FmlaMacro>$E$2</x:FmlaMacro></x:ClientData></v:shape></xml>`;
    const followed = (formula: string): string => formula.replace("$E$2", "$F$2");
    expect(moveVmlShapes(checkbox("'R &amp; D'!$E$2"), [COLUMN], followed)).toBe(checkbox("'R &amp; D'!$F$2"));
  });

  it("are stretched where cells come into their middle and they size with cells", () => {
    expect(moved(control("2, 2, 1, 0, 6, 3, 2, 9", ""))).toContain("2, 2, 1, 0, 7, 3, 2, 9");
    expect(moved(control("2, 2, 1, 0, 6, 3, 2, 9", "<x:SizeWithCells/>"))).toContain("\n    2, 2, 1, 0, 6, 3, 2, 9");
  });

  it("reach beyond the rows that move: they stay", () => {
    const before = control("4, 2, 1, 0, 6, 3, 10, 9", "<x:SizeWithCells/>");
    expect(moved(before)).toBe(before);
  });
});

describe("shapes without cells", () => {
  it("stay letter by letter: pictures of headers, shapes whose data is cut", () => {
    const before = `<v:shape id="CH"><v:imagedata/></v:shape><v:shape><x:ClientData ObjectType="Pict"><x:Anchor>1, 2</x:Anchor></x:ClientData></v:shape><v:shape><x:ClientData ObjectType="Note"><x:Row>1</x:Row></x:ClientData></v:shape>`;
    expect(moved(before)).toBe(before);
  });
});

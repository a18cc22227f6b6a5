import { areaOf, type Area } from "../../../../src/workbench/model/areas/area";
import type { CellShift } from "../../../../src/workbench/model/areas/shifted-area";
import { followRules as followed } from "../../../../src/workbench/xlsx/around/follow-rules";

/** A result column beside the table in A1:B4: the cells right of it, in its rows, move right. */
const NEW_COLUMN = shift(areaOf(0, 2, 4, 1), "ColumnInserted");

function shift(area: Area, type: CellShift["type"], sheetName = "Data") {
  return { sheetName, shift: { sheetId: "1", area, type } };
}

/** The rules of a sheet after one shift. */
function followRules(rules: string, sheetName: string, shifted: typeof NEW_COLUMN): string {
  const [open, close] = ["<worksheet><sheetData/>", "</worksheet>"];
  return followed(open + rules + close, sheetName, shifted).slice(open.length, -close.length);
}

function format(sqref: string, ...rules: readonly string[]): string {
  return `<conditionalFormatting sqref="${sqref}">${rules.join("")}</conditionalFormatting>`;
}

function rule(formula: string): string {
  return `<cfRule type="expression" dxfId="0" priority="1"><formula>${formula}</formula></cfRule>`;
}

const BAR =
  '<cfRule type="dataBar" priority="2"><dataBar><cfvo type="min"/><cfvo type="num" val="9"/></dataBar></cfRule>';

describe("a conditional format after cells moved", () => {
  it.each([
    ["all of its cells moved", format("H2:H4", rule("H2&gt;$G2+A2+K$1")), format("I2:I4", rule("I2&gt;$H2+A2+L$1"))],
    [
      "none of its cells moved, but what it looks at",
      format("A2:B4", rule("$H2&gt;1")),
      format("A2:B4", rule("$I2&gt;1")),
    ],
    ["it grows with the table", format("A1:F4", rule("$A1=1")), format("A1:G4", rule("$A1=1"))],
    ["nothing of it moved", format("H6:H9", rule("H6&gt;1"), BAR), format("H6:H9", rule("H6&gt;1"), BAR)],
    ["it has no formula", format("H1:H9", BAR), format("I1:I4 H5:H9", BAR)],
    ["its formula looks at its own cells", format("H1:H9", rule("H1&gt;5")), format("I1:I4 H5:H9", rule("H1&gt;5"))],
    [
      "its formula looks at one cell that stays",
      format("H1:H9", rule("$A$1=2")),
      format("I1:I4 H5:H9", rule("$A$1=2")),
    ],
    [
      "it looks at a column of which some cells moved",
      format("H1:H9", rule("$H1=2")),
      format("I1:I4", rule("$I1=2")) + format("H5:H9", rule("$H5=2")),
    ],
    [
      "it looks at the table",
      format("H1:H9", rule("A1=2")),
      format("I1:I4", rule("A1=2")) + format("H5:H9", rule("A5=2")),
    ],
    [
      "it is for whole rows of a list",
      format("A2:H9", rule("$H2=2")),
      format("A2:I4", rule("$I2=2")) + format("A5:H9", rule("$H5=2")),
    ],
    [
      "it is for a whole column",
      format("H:H", rule("$H1=2"), BAR),
      format("I1:I4", rule("$I1=2")) + format("H5:H1048576", rule("$H5=2")) + format("I1:I4 H5:H1048576", BAR),
    ],
    [
      "one of its areas moved",
      format("H2:H4 H7", rule("$H2=2")),
      format("I2:I4", rule("$I2=2")) + format("H7", rule("$H7=2")),
    ],
    ["a text looks like a cell", format("H2:H4", rule('"H2"&amp;H$2')), format("I2:I4", rule('"H2"&amp;I$2'))],
  ])("reads as it must where %s", (_, before, after) => {
    expect(followRules(before, "Data", NEW_COLUMN).replaceAll("&quot;", '"')).toBe(after);
  });

  it.each([
    ["H1:H9", "H1"],
    ["H1:H9", "$H1"],
    ["D3:H9", "$H3"],
    ["D3:E9", "A3"],
    ["D3:F9", "$A3"],
    ["A1:H9 J2:K8", "$J1"],
  ])("looks with each cell at the same cell as before: %s with %s", (sqref, reference) => {
    const seen = (xml: string) =>
      new Map(
        [...xml.matchAll(/sqref="([^"]*)">.*?<formula>([^<]*)<\/formula>/g)].flatMap(([, areas = "", formula = ""]) =>
          cellsLookingAt(areas, formula),
        ),
      );
    const after = seen(followRules(format(sqref, rule(reference)), "Data", NEW_COLUMN));
    for (const [cell, looksAt] of seen(format(sqref, rule(reference)))) {
      expect([cell, after.get(moved(cell))]).toEqual([cell, moved(looksAt)]);
    }
  });

  it("names cells for a bar's ends where they are now", () => {
    const bar = (end: string) => `<cfRule type="dataBar"><dataBar><cfvo type="num" val="${end}"/></dataBar></cfRule>`;
    expect(followRules(format("H2", bar("$H$3")), "Data", NEW_COLUMN)).toBe(format("I2", bar("$I$3")));
  });

  it("follows cells of another sheet, and moves none of its own", () => {
    const before = format("H2:H4", rule("Data!$H$2+H2"));
    expect(followRules(before, "Other", NEW_COLUMN)).toBe(format("H2:H4", rule("Data!$I$2+H2")));
  });

  it("of an extension keeps its cells and its id, and a copy has an id of its own", () => {
    const of = (sqref: string, formula: string, id: string) =>
      `<x14:conditionalFormatting xmlns:xm="m"><x14:cfRule type="expression" id="{${id}-AAAA-BBBB-0001-000000000001}"><xm:f>${formula}</xm:f></x14:cfRule><xm:sqref>${sqref}</xm:sqref></x14:conditionalFormatting>`;
    const lists = followRules(
      `<x14:conditionalFormattings>${of("H1:H9", "$H1=Far!A1", "DA7ABA51")}</x14:conditionalFormattings>`,
      "Data",
      NEW_COLUMN,
    );
    expect(lists).toBe(
      `<x14:conditionalFormattings>${of("I1:I4", "$I1=Far!A1", "DA7ABA51")}${of("H5:H9", "$H5=Far!A5", "DA7ABA52")}</x14:conditionalFormattings>`,
    );
  });

  it("goes with its cells, and its list with the last", () => {
    const doomed = shift(areaOf(0, 7, 9, 1), "ColumnDeleted");
    const list = `<x14:conditionalFormattings><x14:conditionalFormatting><xm:sqref>H1:H9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>`;
    expect(followRules(format("H1:H9", BAR) + list + format("G1:I9", rule("$J1=G1")), "Data", doomed)).toBe(
      format("G1:H9", rule("$I1=G1")),
    );
    expect(followRules(format("H1:J9", rule("H1=$K1")), "Data", doomed)).toBe(format("H1:I9", rule("H1=$J1")));
  });
});

describe("a validation after cells moved", () => {
  const validation = (sqref: string, first: string, second: string, id: string) =>
    `<dataValidation type="whole" sqref="${sqref}"${id}><formula1>${first}</formula1><formula2>${second}</formula2></dataValidation>`;

  it("keeps its cells and its limits, and is counted where it became two", () => {
    const before = `<dataValidations count="2">${validation("H1:H9", "$H$1", "A1", ' xr:uid="{1}"')}${validation("H2:H3", "1", "H2", "")}</dataValidations>`;
    expect(followRules(before, "Data", NEW_COLUMN)).toBe(
      `<dataValidations count="3">${validation("I1:I4", "$I$1", "A1", ' xr:uid="{1}"')}${validation("H5:H9", "$I$1", "A5", "")}${validation("I2:I3", "1", "I2", "")}</dataValidations>`,
    );
  });

  it("stays one where its list stands for all", () => {
    const before = `<dataValidation type="list" sqref="H1:H9"><formula1>$K$1:$K$3</formula1></dataValidation>`;
    expect(followRules(before, "Data", NEW_COLUMN)).toBe(
      `<dataValidation type="list" sqref="I1:I4 H5:H9"><formula1>$L$1:$L$3</formula1></dataValidation>`,
    );
  });

  it("of an extension has its cells as a text", () => {
    const of = (sqref: string, list: string) =>
      `<x14:dataValidation type="list"><x14:formula1><xm:f>${list}</xm:f></x14:formula1><xm:sqref>${sqref}</xm:sqref></x14:dataValidation>`;
    expect(followRules(of("H1:H9", "Data!$H$1:$H$3"), "Data", NEW_COLUMN)).toBe(of("I1:I4 H5:H9", "Data!$I$1:$I$3"));
  });
});

/** "H1" of each cell of the areas, with the cell that a formula of one reference looks at there. */
function cellsLookingAt(areas: string, reference: string): [string, string][] {
  const [, dollar = "", letter = "", row = ""] = /^(\$?)([A-Z])(\d+)$/.exec(reference)!;
  const blocks = areas.split(" ").map((area) => /^([A-Z])(\d+)(?::([A-Z])(\d+))?$/.exec(area)!);
  const corner = {
    column: Math.min(...blocks.map(([, column = ""]) => column.charCodeAt(0))),
    row: Math.min(...blocks.map(([, , first]) => Number(first))),
  };
  const found: [string, string][] = [];
  for (const [, left = "", top = "", right = left, bottom = top] of blocks) {
    for (let column = left.charCodeAt(0); column <= right.charCodeAt(0); column++) {
      for (let at = Number(top); at <= Number(bottom); at++) {
        const seen = dollar === "" ? letter.charCodeAt(0) + column - corner.column : letter.charCodeAt(0);
        found.push([
          `${String.fromCharCode(column)}${at}`,
          `${String.fromCharCode(seen)}${Number(row) + at - corner.row}`,
        ]);
      }
    }
  }
  return found;
}

/** Where a cell is after the new column. */
function moved(cell: string): string {
  const isMoved = cell[0]! >= "C" && Number(cell.slice(1)) <= 4;
  return isMoved ? String.fromCharCode(cell.charCodeAt(0) + 1) + cell.slice(1) : cell;
}

describe("a conditional format for a great many places", () => {
  it("follows in time, in two groups at most", () => {
    const places = Array.from({ length: 130_000 }, (_, index) => `C${index * 2 + 1}`);
    const after = followRules(format(places.join(" "), rule("C1>1")), "Data", NEW_COLUMN);
    expect(after).toMatch(/sqref="D1 D3 C5 C7 /);
  }, 60_000);
});

import { partsOf, workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

/** Two rows and no header row; the table's columns are called as its part says. */
function headerless(
  names: readonly string[],
  attributes = "",
  rows = [
    [1, 2],
    [3, 4],
  ],
): Uint8Array {
  const letters = "ABCDEF";
  const cells = rows.map(
    (row, i) =>
      `<row r="${i + 1}">${row.map((value, j) => `<c r="${letters[j]!}${i + 1}"><v>${value}</v></c>`).join("")}</row>`,
  );
  const columns = names.map((name, i) => `<tableColumn id="${i + 1}" name="${name}"/>`).join("");
  const ref = `A1:${letters[names.length - 1]!}${rows.length}`;
  return workbookPackage({
    sheet: `<sheetData>${cells.join("")}</sheetData>`,
    tables: [
      `<table xmlns="m" id="1" name="T" displayName="T" ref="${ref}" headerRowCount="0"${attributes}><tableColumns count="${names.length}">${columns}</tableColumns></table>`,
    ],
  });
}

describe("a table without a header row", () => {
  it("gets its new column under the name that was asked for, in the table alone", async () => {
    const { file, sent, told } = await scoreFile(headerless(["Column1", "Column2"]), "--column", "Risk");
    expect(sent).toEqual(['{"Column1":1,"Column2":2}', '{"Column1":3,"Column2":4}']);
    const parts = partsOf(file!);
    expect(parts["xl/tables/table1.xml"]).toContain('<tableColumn id="3" name="Risk"/>');
    expect(parts["xl/tables/table1.xml"]).toContain('ref="A1:C2"');
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<c r="C1"><v>0<\/v><\/c>.*<c r="C2"><v>1<\/v><\/c>/s);
    expect(told).toContain(
      "The table has no header row: the file calls its columns Column1, Column2, and new ones get a name there alone.",
    );
  });

  it("is spoken of by the names of its part, in every option", async () => {
    const file = headerless(["Länge", "a&quot;b_x000a_c"]);
    const { sent } = await scoreFile(file, "--columns", 'a"b\nc', "--types", 'a"b\nc=string');
    expect(sent).toEqual([String.raw`{"a\"b\nc":"2"}`, String.raw`{"a\"b\nc":"4"}`]);
  });

  it("is scored a second time beside its first result", async () => {
    const { file } = await scoreFile(headerless(["Column1", "Column2"]));
    const again = await scoreFile(file!);
    expect(again.sent).toEqual(['{"Column1":1,"Column2":2}', '{"Column1":3,"Column2":4}']);
    expect(partsOf(again.file!)["xl/tables/table1.xml"]).toContain(
      '<tableColumn id="3" name="Prediction"/><tableColumn id="4" name="Prediction 2"/>',
    );
  });

  it("keeps a totals row as it is, with one row of data above it", async () => {
    const file = headerless(["Column1", "Column2"], ' totalsRowCount="1"', [
      [1, 2],
      [9, 9],
    ]);
    const { sent, file: written } = await scoreFile(file);
    expect(sent).toEqual(['{"Column1":1,"Column2":2}']);
    expect(partsOf(written!)["xl/worksheets/sheet1.xml"]).not.toContain('r="C2"');
    expect(partsOf(written!)["xl/tables/table1.xml"]).toContain('ref="A1:C2" headerRowCount="0" totalsRowCount="1"');
  });
});

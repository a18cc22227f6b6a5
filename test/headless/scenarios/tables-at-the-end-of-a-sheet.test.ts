import { addTableColumn } from "../../../src/workbench/model/edits/table-edits";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { partsOf, workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

/** A file with a table T of a column n in column A and these rows of numbers below its header. */
function fileOf(column: string, headerRow: number, values: readonly number[], lastRow = headerRow + values.length) {
  const header = `<row r="${headerRow}"><c r="${column}${headerRow}" t="inlineStr"><is><t>n</t></is></c></row>`;
  const rows = values.map((value, place) => {
    const row = headerRow + 1 + place;
    return `<row r="${row}"><c r="${column}${row}"><v>${value}</v></c></row>`;
  });
  const ref = `${column}${headerRow}:${column}${lastRow}`;
  const table = `<table xmlns="m" id="1" name="T" displayName="T" ref="${ref}"><autoFilter ref="${ref}"/><tableColumns count="1"><tableColumn id="1" name="n"/></tableColumns></table>`;
  return workbookPackage({ sheet: `<sheetData>${header}${rows.join("")}</sheetData>`, tables: [table] });
}

describe("a table near the end of its sheet", () => {
  it.each([998_576, 998_577, 1_048_572, 1_048_573])("is scored with its header in row %i", async (headerRow) => {
    const { sent, said, file } = await scoreFile(fileOf("A", headerRow, [7, 8, 9]));
    expect(sent).toEqual(['{"n":7}', '{"n":8}', '{"n":9}']);
    expect(said).toBe("");
    const parts = partsOf(file!);
    expect(parts["xl/tables/table1.xml"]).toContain(`ref="A${headerRow}:B${headerRow + 3}"`);
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(`<c r="B${headerRow + 3}"><v>2</v></c></row></sheetData>`);
  });

  it("is refused before anything is sent where no column is left beside it", async () => {
    const { sent, said, file } = await scoreFile(fileOf("XFD", 1, [7]));
    expect([sent, file]).toEqual([[], undefined]);
    expect(said).toContain("The sheet has no columns left.");
  });

  it("keeps both ends of its area when it takes up whole columns", async () => {
    const opened = await openWorkbook(fileOf("A", 1, [7], 1_048_576));
    const table = opened.model.tables[0]!;
    addTableColumn(opened.model, table, "pane", { name: "p" });
    opened.model.sheets[0]!.setValue(1_048_575, 1, 5);
    const parts = partsOf(await saveWorkbook(opened));
    expect(parts["xl/tables/table1.xml"]).toMatch(/ref="A1:B1048576"><autoFilter ref="A1:B1048576"\/>/);
  });
});

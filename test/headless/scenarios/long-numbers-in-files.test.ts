import { workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

/** A table T with the columns id and n; each row is an id as text, or none. */
function fileOf(ids: readonly (string | undefined)[]): Uint8Array {
  const text = (value: string) => `t="inlineStr"><is><t>${value}</t></is></c>`;
  const rows = ids.map((id, place) => {
    const row = place + 2;
    return `<row r="${row}">${id === undefined ? "" : `<c r="A${row}" ${text(id)}`}<c r="B${row}"><v>1</v></c></row>`;
  });
  return workbookPackage({
    sheet: `<sheetData><row r="1"><c r="A1" ${text("id")}<c r="B1" ${text("n")}</row>${rows.join("")}</sheetData>`,
    tables: [
      `<table xmlns="m" id="1" name="T" displayName="T" ref="A1:B${ids.length + 1}"><tableColumns><tableColumn id="1" name="id"/><tableColumn id="2" name="n"/></tableColumns></table>`,
    ],
  });
}

const AS_LONG = ["--types", "id=long"];

describe("long whole numbers kept as text in a workbook file", () => {
  it("are sent digit for digit where whole numbers are wanted", async () => {
    const ids = ["9007199254740993", "-9223372036854775808", "1234567890123456789"];
    const { sent, said } = await scoreFile(fileOf(ids), ...AS_LONG);
    expect(sent).toEqual(ids.map((id) => `{"id":${id},"n":1}`));
    expect(said).toBe("");
  });

  it("are asked about beside a blank, for a null makes floats of them all", async () => {
    const { sent, said } = await scoreFile(fileOf(["9007199254740993", undefined]), ...AS_LONG);
    expect(sent).toEqual(['{"id":null,"n":1}']);
    expect(said).toContain("The cell holds a number written as text. See Sheet1!A2.");
  });

  it("stay texts where nobody says that they are numbers", async () => {
    expect((await scoreFile(fileOf(["9007199254740993"]))).sent).toEqual(['{"id":"9007199254740993","n":1}']);
  });
});

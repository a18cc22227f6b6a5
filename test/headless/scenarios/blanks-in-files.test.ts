import { workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

const text = (value: string) => `t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;

/** A table T with the columns n, t and note; each cell is what stands after its address, or nothing. */
function fileOf(rows: readonly (readonly (string | undefined)[])[]): Uint8Array {
  const cells = [["n", "t", "note"].map(text), ...rows].map((row, r) => {
    const written = row.map((cell, c) => (cell === undefined ? "" : `<c r="${"ABC"[c]}${r + 1}" ${cell}`));
    return `<row r="${r + 1}">${written.join("")}</row>`;
  });
  const area = `A1:C${rows.length + 1}`;
  const columns = ["n", "t", "note"].map((name, place) => `<tableColumn id="${place + 1}" name="${name}"/>`).join("");
  return workbookPackage({
    sheet: `<sheetData>${cells.join("")}</sheetData><tableParts><tablePart r:id="rId1"/></tableParts>`,
    tables: [
      `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="${area}"><autoFilter ref="${area}"/><tableColumns count="3">${columns}</tableColumns></table>`,
    ],
  });
}

const NUMBER = "><v>1.5</v></c>";
/** What a formula such as =IF(A1>1,A1,"") leaves. */
const EMPTY_TEXT = 't="str"><f>""</f><v></v></c>';

const FILE = fileOf([
  [NUMBER, text("a"), text("kept")],
  [undefined, text("b")],
  [EMPTY_TEXT, text("c")],
  [undefined, undefined, text("a row of notes alone")],
  [NUMBER, EMPTY_TEXT],
  [EMPTY_TEXT, text("  ")],
]);
const SENT = ["--columns", "n,t"];

describe("blanks in a workbook file", () => {
  it("go as missing, be they blank or what a formula shows nothing for; a row without any input does not go", async () => {
    const { sent, said } = await scoreFile(FILE, ...SENT);
    expect(sent).toEqual(['{"n":1.5,"t":"a"}', '{"n":null,"t":"b"}', '{"n":null,"t":"c"}', '{"n":1.5,"t":null}']);
    expect(said).toBe(
      "2 rows have no prediction: The row holds no input: every cell of it that would be sent is blank. See Sheet1!A5, A7.",
    );
  });

  it("go for a whole row where the command says so, spaces as the text that they are", async () => {
    const { sent, said } = await scoreFile(FILE, ...SENT, "--blank-rows", "send");
    expect(sent.slice(3)).toEqual(['{"n":null,"t":null}', '{"n":1.5,"t":null}', '{"n":null,"t":"  "}']);
    expect(said).toBe("");
  });

  it("leave nothing to score where no row holds an input", async () => {
    const { sent, said, file } = await scoreFile(FILE, "--columns", "note", "--types", "note=string");
    expect(sent).toEqual(['{"note":"kept"}', '{"note":"a row of notes alone"}']);
    expect(said).toContain("4 rows have no prediction: The row holds no input");
    expect(file).toBeDefined();
    const nothing = await scoreFile(fileOf([[undefined, undefined, text("only a note")]]), ...SENT);
    expect(nothing.sent).toEqual([]);
    expect(nothing.said).toContain("The row holds no input");
    expect(nothing.file).toBeUndefined();
  });

  it("make no floats of the whole numbers above a row that holds nothing", async () => {
    const whole = (value: number) => [`><v>${value}</v></c>`, text("a")];
    const blank = [undefined, EMPTY_TEXT];
    const file = fileOf([whole(1), blank, whole(2), [text(" "), undefined], blank]);
    expect((await scoreFile(file, ...SENT)).sent).toEqual(['{"n":1,"t":"a"}', '{"n":2,"t":"a"}']);
    expect((await scoreFile(file, ...SENT, "--blank-rows", "send")).sent).toContain('{"n":1.0,"t":"a"}');
  });

  it("make no texts of the numbers in their column, however many hold spaces", async () => {
    const spaces = ["  ", "\u00a0", "\u3000"].map((value) => [text(value), undefined]);
    const { sent, said } = await scoreFile(fileOf([[NUMBER, text("a")], ...spaces, [text(" "), text("b")]]), ...SENT);
    expect(sent).toEqual(['{"n":1.5,"t":"a"}']);
    expect(said.split("\n")).toEqual([
      "3 rows have no prediction: The row holds no input: every cell of it that would be sent is blank. See Sheet1!A3:A5.",
      "1 row has no prediction: The cell holds text, and the model wants a number. See Sheet1!A6.",
    ]);
  });
});

import { workbookPackage } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

/** As Excel writes them: in the table part a line break of a header is an escape, in the cell it stands as it is. */
const HEADERS = ["plain", "b, c", '5" disk', "x=y", "two\nlines", "長さ, 幅"];
const inXml = (text: string): string => text.replaceAll('"', "&quot;");
const COLUMNS = HEADERS.map(
  (name, index) => `<tableColumn id="${index + 1}" name="${inXml(name).replace("\n", "_x000a_")}"/>`,
);
const cell = (index: number, row: number, content: string): string => `<c r="${"ABCDEF"[index]!}${row}" ${content}</c>`;
const FILE = workbookPackage({
  sheet:
    `<sheetData><row r="1">${HEADERS.map((name, index) => cell(index, 1, `t="inlineStr"><is><t>${inXml(name)}</t></is>`)).join("")}</row>` +
    `<row r="2">${HEADERS.map((_, index) => cell(index, 2, `><v>${index}</v>`)).join("")}</row></sheetData>` +
    '<tableParts><tablePart r:id="rId1"/></tableParts>',
  tables: [
    `<table xmlns="m" id="1" name="T" displayName="T" ref="A1:F2"><tableColumns count="6">${COLUMNS.join("")}</tableColumns></table>`,
  ],
});

describe("columns with commas, quotes, signs and line breaks in their names", () => {
  it("are sent where they are named, in that order", async () => {
    const { sent } = await scoreFile(FILE, "--columns", '"長さ, 幅","b, c",5" disk,x=y,two\nlines');
    expect(sent.map((row) => JSON.parse(row) as unknown)).toEqual([
      { "長さ, 幅": 5, "b, c": 1, '5" disk': 2, "x=y": 3, "two\nlines": 4 },
    ]);
  });

  it("get types", async () => {
    const types = '"b, c"=string,"5"" disk"=string,x=y=string,two\nlines=string';
    const { sent } = await scoreFile(FILE, "--types", types, "--columns", 'plain,"b, c","5"" disk",x=y,two\nlines');
    expect(JSON.parse(sent[0]!)).toEqual({ plain: 0, "b, c": "1", '5" disk': "2", "x=y": "3", "two\nlines": "4" });
  });

  it.each([
    [["--columns", "plain,b, c"], 'written in double quotes: "b, c".'],
    [["--as-shown", "長さ, 幅"], 'written in double quotes: "長さ, 幅".'],
    [["--tensor", "t=b, c"], 'written in double quotes: "b, c".'],
  ])("are told how they are written, before anything is sent: %j", async (options, sentence) => {
    const { sent, said, file } = await scoreFile(FILE, ...options);
    expect([sent, file]).toEqual([[], undefined]);
    expect(said).toContain(sentence);
  });
});

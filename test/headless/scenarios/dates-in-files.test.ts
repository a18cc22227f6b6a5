import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { columnLetters } from "../../../src/excel/reading/cell-address";
import { scoreFile } from "../scored-file";
import { packed, partsOf, workbookPackage } from "../../support/workbook-package";

/** What is sent of a table with one column of one cell, whose format is the second of these styles. */
async function sentOf(cell: string, styles: string, properties = ""): Promise<unknown> {
  const { sent, said } = await scoreFile(fileOf(cell, styles, properties));
  return sent[0] === undefined ? said : (JSON.parse(sent[0]) as { day: unknown }).day;
}

function fileOf(cell: string, styles: string, properties = ""): Uint8Array {
  return workbookPackage({
    properties,
    styles,
    sheet:
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>day</t></is></c></row>' +
      `<row r="2">${cell}</row></sheetData>`,
    tables: [
      '<table xmlns="m" id="1" name="T" displayName="T" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="day" dataDxfId="0"/></tableColumns></table>',
    ],
  });
}

const builtIn = (id: number): string => `<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`;

const custom = (code: string): string => `${numberFormats([{ id: 176, code }])}<fonts/>${builtIn(176)}`;

function numberFormats(formats: readonly { readonly id: number; readonly code: string }[]): string {
  const elements = formats.map(({ id, code }) => {
    const encoded = code.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    return `<numFmt numFmtId="${id}" formatCode="${encoded}"/>`;
  });
  return `<numFmts count="${elements.length}">${elements.join("")}</numFmts>`;
}

/** What is sent of the leap day in each of these formats, all of them in one row. */
async function sentInFormats(formats: readonly { readonly id: number; readonly code?: string }[]): Promise<unknown[]> {
  const letters = formats.map((_, place) => columnLetters(place));
  const headers = letters.map((letter) => `<c r="${letter}1" t="inlineStr"><is><t>${letter}</t></is></c>`);
  const cells = letters.map((letter, place) => `<c r="${letter}2" s="${place}"><v>45351</v></c>`);
  const columns = letters.map((letter, place) => `<tableColumn id="${place + 1}" name="${letter}"/>`);
  const own = formats.flatMap(({ id, code }) => (code === undefined ? [] : [{ id, code }]));
  const { sent } = await scoreFile(
    workbookPackage({
      styles: `${numberFormats(own)}<cellXfs>${formats.map(({ id }) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`,
      sheet: `<sheetData><row r="1">${headers.join("")}</row><row r="2">${cells.join("")}</row></sheetData>`,
      tables: [
        `<table xmlns="m" id="1" name="T" displayName="T" ref="A1:${letters.at(-1)!}2"><tableColumns>${columns.join("")}</tableColumns></table>`,
      ],
    }),
  );
  return Object.values(JSON.parse(sent[0]!) as object);
}

const LEAP_DAY = '<c r="A2" s="1"><v>45351</v></c>';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

describe("dates of a file", () => {
  it("are sent as dates, in the formats of East Asia that have a number and no code", async () => {
    const { sent, said } = await scoreFile(readFileSync(resolve(__dirname, "../../fixtures/east-asian-dates.xlsx")));
    expect(sent).toEqual([
      '{"id":1,"born":"2024-02-29","joined":"2020-01-02"}',
      '{"id":2,"born":"1999-12-31","joined":"2021-05-06"}',
    ]);
    expect(said).toBe("");
  });

  const ids = range(0, 163);
  const dateIds = [...range(14, 22), ...range(27, 36), 45, 47, ...range(50, 58), ...range(71, 78), 80, 81];
  it("are known by the numbers of built-in formats, without a code", async () => {
    const sent = await sentInFormats(ids.map((id) => ({ id })));
    expect(ids.filter((id) => sent[id] === "2024-02-29")).toEqual(dateIds);
    expect(ids.filter((id) => sent[id] === 45351)).toEqual(ids.filter((id) => !dateIds.includes(id)));
  });

  it("are known by the formats of a file, whatever their language", async () => {
    const codes = [
      "aaaa",
      "ddd",
      "[$-411]aaa",
      'ggge"年"m"月"d"日"',
      "[$-404]e/m/d",
      "bbbb",
      "[$-F800]dddd, mmmm dd, yyyy",
      "[$-x-sysdate]dddd, mmmm dd, yyyy",
      "[$-en-US,1]m/d/yyyy",
      "[Red][<40000]0;[Blue]dd/mm/yyyy",
      "m",
      "YYYY-MM-DD",
    ];
    expect(await sentInFormats(codes.map((code, place) => ({ id: 164 + place, code })))).toEqual(
      codes.map(() => "2024-02-29"),
    );
  });

  it("are not suspected in formats that only look like those of dates", async () => {
    const codes = ['"day" 0', "\\d0", "_d0", "[h]:mm", "[Red]0", '#,##0" years"', "@", "[$kr-414] 0", "0.0E+00"];
    expect(await sentInFormats(codes.map((code, place) => ({ id: 164 + place, code })))).toEqual(
      codes.map(() => 45351),
    );
  });

  it.each<[string, string, unknown]>([
    ["gives a built-in number another meaning", custom("0.0").replaceAll("176", "14"), 45351],
    [
      "says that a format is not applied, but names it",
      '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="0"/></cellXfs>',
      "2024-02-29",
    ],
    [
      "leaves the format to a named style",
      '<cellStyleXfs count="2"><xf numFmtId="0"/><xf numFmtId="30"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf xfId="1"/></cellXfs>',
      "2024-02-29",
    ],
    [
      "names another format than its named style",
      '<cellStyleXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="1" xfId="1"/></cellXfs>',
      45351,
    ],
    [
      "has a date in a table style or a condition alone",
      `${builtIn(1)}<dxfs count="1"><dxf><numFmt numFmtId="1" formatCode="yyyy\\-mm\\-dd"/></dxf></dxfs>`,
      45351,
    ],
    [
      "defines a format after what uses it",
      `${builtIn(180)}<numFmts count="1"><numFmt numFmtId="180" formatCode="yyyy"/></numFmts>`,
      "2024-02-29",
    ],
  ])("are told by what the cell's own format says, where a file %s", async (_what, styles, expected) => {
    expect(await sentOf(LEAP_DAY, styles)).toBe(expected);
  });

  it.each([
    ["2024-02-29", "2024-02-29"],
    ["2024-02-29T13:05", "2024-02-29T13:05:00"],
    ["2024-02-29T13:05:06.5", "2024-02-29T13:05:06.500"],
    ["2024-02-29 13:05:06", "2024-02-29T13:05:06"],
    ["2024-02-29T23:30:00-01:00", "2024-03-01T00:30:00"],
    ["13:05:06Z", "13:05:06"],
  ])("are read where they are written as dates, in no zone of the device: %s", async (text, sent) => {
    expect(await sentOf(`<c r="A2" t="d"><v>${text}</v></c>`, builtIn(14))).toBe(sent);
  });

  it.each(["2024-02-30", "3/4/2024", "2024-02", "45351", "29 Feb 2024", "25:00", "2024-02-29T13:05:06 GMT"])(
    "are not made of a text that stands for none: %s",
    async (text) => {
      await expect(sentOf(`<c r="A2" t="d"><v>${text}</v></c>`, builtIn(14))).rejects.toThrow("a date that is none");
    },
  );

  it("are no format of the column for a cell that has one", async () => {
    const file = partsOf(fileOf('<c r="A2"><v>45351</v></c>', builtIn(14)));
    const name = "xl/worksheets/sheet1.xml";
    const cols = '<cols><col min="1" max="1" width="9" style="1"/></cols><sheetData>';
    const { sent } = await scoreFile(packed({ ...file, [name]: file[name]!.replace("<sheetData>", cols) }));
    expect(sent).toEqual(['{"day":45351}']);
  });

  it.each([
    ["a day of 1904", '<c r="A2" s="1"><v>43889</v></c>', builtIn(30), "2024-02-29"],
    ["a day of 1904 in another era", '<c r="A2" s="1"><v>43889</v></c>', custom("[$-411]ge.m.d"), "2024-02-29"],
    ["an ISO day of 1904", '<c r="A2" s="1" t="d"><v>2024-02-29</v></c>', builtIn(14), "2024-02-29"],
  ])("count from where the workbook counts: %s", async (_what, cell, styles, expected) => {
    expect(await sentOf(cell, styles, '<workbookPr date1904="1"/>')).toBe(expected);
  });

  it.each([
    ["a day", "2024-02-29", "2024-02-29"],
    ["a moment", "2024-02-29T13:05:06", "2024-02-29T13:05:06"],
    ["a moment with a zone", "2024-02-29T13:05:06Z", "2024-02-29T13:05:06"],
    ["a time", "T13:05:06", "13:05:06"],
    ["a time without a letter", "13:05:06", "13:05:06"],
  ])("may be written as dates, and then need no format: %s", async (_what, text, expected) => {
    for (const style of ["", ' s="1"']) {
      expect(await sentOf(`<c r="A2"${style} t="d"><v>${text}</v></c>`, builtIn(22))).toBe(expected);
    }
  });

  it.each([
    ["a text of a formula", '<c r="A2" s="1" t="str"><f>"45351"</f><v>45351</v></c>'],
    ["a text in its place", '<c r="A2" s="1" t="inlineStr"><is><t>45351</t></is></c>'],
  ])("are numbers: %s stays one", async (_what, cell) => {
    expect(await sentOf(cell, builtIn(31))).toBe("45351");
  });

  it("are found in strict files, too", async () => {
    const parts = partsOf(fileOf('<c r="A2" s="1" t="d"><v>2024-02-29</v></c>', builtIn(57)));
    const strict = Object.entries(parts).map(([name, xml]) => [
      name,
      xml
        .replaceAll(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        .replaceAll(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ]);
    expect((await scoreFile(packed(Object.fromEntries(strict) as Record<string, string>))).sent).toEqual([
      '{"day":"2024-02-29"}',
    ]);
  });
});

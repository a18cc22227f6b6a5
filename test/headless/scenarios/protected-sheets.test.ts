import { ExcelWorkbook } from "../../../src/excel/excel-workbook";
import { parseCommandLine } from "../../../src/headless/command/command-line";
import { createOfficeRuntime } from "../../../src/headless/run/office-runtime";
import { scoreWorkbook } from "../../../src/headless/score-workbook";
import { exitCodeOf } from "../../../src/headless/telling/exit-codes";
import { RequestProcessor } from "../../../src/workbench/processor/request-processor";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { workbookPackage, type WorkbookXml } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";
import { runMarks } from "../run-marks";

const STYLES =
  '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>' +
  '<cellXfs count="2"><xf/><xf applyProtection="1"><protection locked="0"/></xf></cellXfs>';

/** A sheet with a table of one column and two rows, all cells unlocked, and this after its rows. */
function sheetWith(afterRows: string, more: Partial<WorkbookXml> = {}): Uint8Array {
  const rows =
    '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>a</t></is></c></row>' +
    '<row r="2"><c r="A2" s="1"><v>1</v></c></row><row r="3"><c r="A3" s="1"><v>2</v></c></row>';
  return workbookPackage({
    sheet: `<cols><col min="1" max="9" width="9" style="1"/></cols><sheetData>${rows}</sheetData>${afterRows}`,
    styles: STYLES,
    tables: [
      '<table xmlns="m" id="1" name="T" displayName="T" ref="A1:A3"><tableColumns count="1"><tableColumn id="1" name="a"/></tableColumns></table>',
    ],
    ...more,
  });
}

/** What the command line ends with, and whom it asked anything until then. */
async function refusalOf(bytes: Uint8Array): Promise<{ requests: string[]; error: unknown }> {
  const requests: string[] = [];
  const request = parseCommandLine(["--workbook", "i", "--table", "T", "--endpoint", "localhost:1", "--out", "o.xlsx"]);
  const run = scoreWorkbook(request, {
    readFile: () => Promise.resolve(bytes),
    writeFile: () => Promise.reject(new Error("Nothing is to be written.")),
    fetch: (url) => {
      requests.push(url);
      return Promise.resolve(new Response("", { status: 404 }));
    },
    now: () => 0,
    marks: runMarks(),
    credentials: [],
    signal: new AbortController().signal,
    tell: () => undefined,
  });
  return { requests, error: await run.catch((error: unknown) => error) };
}

const PROTECTIONS: readonly [string, string][] = [
  ["without a password", '<sheetProtection sheet="1" objects="1" scenarios="1"/>'],
  ["with a short password", '<sheetProtection password="CC1A" sheet="true"/>'],
  [
    "with a hashed password",
    '<sheetProtection algorithmName="SHA-512" hashValue="x" saltValue="y" spinCount="100000" sheet="1"/>',
  ],
  ["although whole columns may be inserted", '<sheetProtection sheet="1" insertColumns="0" formatCells="0" sort="0"/>'],
  [
    "although some cells may be edited",
    '<sheetProtection sheet="1"/><protectedRanges><protectedRange sqref="A1:Z99" name="all"/></protectedRanges>',
  ],
];

describe("a protected sheet", () => {
  // Excel makes no table larger there, whatever else is allowed. Source: Microsoft Support, "Lock or unlock specific areas of a protected worksheet".
  it.each(PROTECTIONS)(
    "%s takes no result column, which is said before an endpoint is asked anything",
    async (_what, xml) => {
      const { requests, error } = await refusalOf(sheetWith(xml));
      expect(error).toMatchObject({
        code: "sheet-protected",
        message: "The sheet Sheet1 is protected. Unprotect it (Review tab), then try again.",
      });
      expect(exitCodeOf(error)).toBe(2);
      expect(requests).toEqual([]);
    },
  );

  it.each(PROTECTIONS)("%s is refused in the pane as well, for a table and for a range", async (_what, xml) => {
    const { model } = await openWorkbook(sheetWith(xml));
    const runtime = createOfficeRuntime(new RequestProcessor(model));
    const workbook = new ExcelWorkbook({ run: runtime.Excel.run });
    const { signal } = new AbortController();
    const sheetId = model.sheets[0]!.id;
    for (const source of [
      { kind: "table", tableId: model.tables[0]!.id } as const,
      { kind: "range", sheetId, address: "A1:A3", hasHeaders: true } as const,
    ]) {
      const shape = await workbook.describe(source, signal);
      await expect(workbook.checkWritable(shape, "next-free", signal)).rejects.toMatchObject({
        code: "sheet-protected",
      });
    }
    runtime.dispose();
  });

  it.each([
    ["a protection that was taken off", '<sheetProtection password="CC1A" sheet="0"/>', {}],
    ["a protection of nothing", '<sheetProtection objects="0"/>', {}],
    [
      "ranges with a password on a sheet without protection",
      '<protectedRanges><protectedRange password="CC1A" sqref="A1:B9" name="r"/></protectedRanges>',
      {},
    ],
    [
      "a protected structure of the workbook",
      "",
      { afterSheets: '<workbookProtection workbookPassword="CC1A" lockStructure="1" lockWindows="1"/>' },
    ],
    ["a workbook that asks to be opened for reading", "", { properties: '<fileSharing readOnlyRecommended="1"/>' }],
  ])("is not what a file has with %s", async (_what, xml, more) => {
    const { sent, file } = await scoreFile(sheetWith(xml, more));
    expect(sent).toHaveLength(2);
    expect(file).toBeDefined();
  });
});

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseCommandLine } from "../../../src/headless/command/command-line";
import { noteLines } from "../../../src/headless/telling/failure-lines";
import { scoreWorkbook } from "../../../src/headless/score-workbook";
import { workbookPackage } from "../../support/workbook-package";
import { runMarks } from "../run-marks";

const LEADING_ZEROS = new Uint8Array(readFileSync(resolve(__dirname, "../../fixtures/leading-zeros.xlsx")));

/** A table T with one row a number, each under a number format of its own. */
function tableOf(numbers: readonly (readonly [value: string, numberFormat: string])[]): Uint8Array {
  const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const formats = numbers.map(([, code], index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`);
  const styles = numbers.map((_, index) => `<xf numFmtId="${200 + index}" applyNumberFormat="1"/>`);
  const rows = numbers.map(
    ([value], index) => `<row r="${index + 2}"><c r="A${index + 2}" s="${index}"><v>${value}</v></c></row>`,
  );
  const area = `A1:A${numbers.length + 1}`;
  return workbookPackage({
    styles: `<numFmts>${formats.join("")}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs>${styles.join("")}</cellXfs>`,
    sheet: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>zip</t></is></c></row>${rows.join("")}</sheetData><tableParts><tablePart r:id="rId1"/></tableParts>`,
    tables: [
      `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="${area}"><autoFilter ref="${area}"/><tableColumns count="1"><tableColumn id="1" name="zip"/></tableColumns></table>`,
    ],
  });
}

/** Scores the table T of a file for a model that takes text in the column zip. */
async function score(workbook: Uint8Array, ...options: readonly string[]) {
  const bodies: string[] = [];
  const args = ["--workbook", "in.xlsx", "--table", "T", "--endpoint", "http://localhost:5000", "--out", "out.xlsx"];
  const inputs = JSON.stringify([{ name: "zip", type: "string" }]);
  const { summary } = await scoreWorkbook(parseCommandLine([...args, "--signature", "MLmodel", ...options]), {
    readFile: (path) =>
      Promise.resolve(
        path === "in.xlsx" ? workbook : new TextEncoder().encode(JSON.stringify({ signature: { inputs } })),
      ),
    writeFile: () => Promise.resolve(),
    fetch: (_url: string, init: RequestInit) => {
      const body = String(init.body);
      bodies.push(body);
      const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records: unknown[] };
      return Promise.resolve(new Response(JSON.stringify({ predictions: rows.map(() => 1) })));
    },
    now: () => 0,
    marks: runMarks(),
    credentials: [],
    signal: new AbortController().signal,
    tell: () => undefined,
  });
  return { body: bodies.at(-1), told: noteLines(summary), summary };
}

describe("numbers that the sheet shows otherwise than it stores them, in an input of text", () => {
  it("go as they are stored, which is said with their cells", async () => {
    const { body, told } = await score(LEADING_ZEROS);
    expect(body).toBe('{"dataframe_records":[{"zip":"2134"},{"zip":"90210"}]}');
    expect(told).toEqual([
      "1 number in zip is sent as stored, not as shown (with --as-shown, as shown). See Sheet!A2.",
    ]);
  });

  it.each([["--as-shown"], ["--as-shown", "zip"], ["--as-shown=zip"]])(
    "go as they are shown with %s %s",
    async (...options) => {
      const { body, told } = await score(LEADING_ZEROS, ...options);
      expect(body).toBe('{"dataframe_records":[{"zip":"02134"},{"zip":"90210"}]}');
      expect(told).toEqual([]);
    },
  );

  it("are asked for by columns that are there", async () => {
    await expect(score(LEADING_ZEROS, "--as-shown", "zip code")).rejects.toThrow(
      '--as-shown: there is no column named "zip code" in the table.',
    );
  });

  const NUMBERS = [
    ["12345678", "0000-0000"],
    ["42", '"ID-"0000'],
    ["-1500", "#,##0;(#,##0)"],
    ["0.125", "0.0%"],
    ["1234.5", "[$€-407] #,##0.00"],
    ["1", '"Yes";;"No"'],
    ["0.30000000000000004", "General"],
    ["1E+21", "0"],
    ["12345678901234568", "General"],
    ["5", "General"],
    ["5", "0"],
    ["7", "@"],
  ] as const;

  it("are all those whose text is not what is shown, and no others", async () => {
    const { body, told } = await score(tableOf(NUMBERS));
    expect(textsIn(body)).toEqual([
      ...["12345678", "42", "-1500", "0.125", "1234.5", "1", "0.30000000000000004", "1E+21", "12345678901234568"],
      ...["5", "5", "7"],
    ]);
    expect(told).toEqual([
      "9 numbers in zip are sent as stored, not as shown (with --as-shown, as shown). See Sheet1!A2:A10.",
    ]);
  });

  it("are shown whatever their format, and however narrow the column is", async () => {
    const { body } = await score(tableOf(NUMBERS), "--as-shown");
    expect(textsIn(body)).toEqual([
      ...["1234-5678", "ID-0042", "(1,500)", "12.5%", "€ 1,234.50", "Yes", "0.3", "1000000000000000000000"],
      ...["12345678901234600", "5", "5", "7"],
    ]);
  });

  it("are left out with --as-shown where nobody can say what is shown", async () => {
    const { body, summary } = await score(
      tableOf([
        ["1.5", "[h]:mm"],
        ["5", "00"],
        ["0", "0;;"],
      ]),
      "--as-shown",
    );
    expect(textsIn(body)).toEqual(["05"]);
    expect(summary.failures).toMatchObject([{ code: "stored-not-shown", column: "zip", rowCount: 2 }]);
  });
});

function textsIn(body: string | undefined): readonly string[] {
  return (JSON.parse(body ?? "") as { dataframe_records: { zip: string }[] }).dataframe_records.map(({ zip }) => zip);
}

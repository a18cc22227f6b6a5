import ExcelJS from "exceljs";
import fc from "fast-check";
import { formatArea } from "../../../src/workbench/model/areas/a1-address";
import type { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { WorkbookFileError } from "../../../src/workbench/xlsx/package/workbook-file-error";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { readDirectory } from "../../../src/workbench/xlsx/zip/zip-directory";
import { runs } from "../../support/property-seed";
import { rawZip, type RawEnd, type RawEntry } from "../../support/raw-zip";
import { link, partsOf, workbookPackage } from "../../support/workbook-package";

const ROWS = Array.from({ length: 60 }, (_, row) => row + 2);
const TABLE = `<table id="1" name="T" displayName="T" ref="A1:C61"><tableColumns count="3"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/><tableColumn id="3" name="c"/></tableColumns></table>`;
const WORKBOOK = {
  sheet:
    `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>` +
    ROWS.map(
      (row) =>
        `<row r="${row}"><c r="A${row}"><v>${(row * 7919) % 5093}</v></c><c r="B${row}" s="1"><v>${45000 + row / 7}</v></c><c r="C${row}" t="s"><v>${3 + (row % 5)}</v></c></row>`,
    ).join("") +
    `</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
  sharedStrings: ["a", "b", "c", "one", "two", "drei", "\u00e4\u20ac", "&lt;5"]
    .map((text) => `<si><t>${text}</t></si>`)
    .join(""),
  styles: `<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>`,
  tables: [TABLE],
  afterSheets: `<definedNames><definedName name="n">Sheet1!$A$1</definedName></definedNames>`,
  workbookLinks: link(8, "theme", "theme/theme1.xml"),
  extra: {
    "xl/theme/theme1.xml": "<theme>unread when opened</theme>",
    "xl/media/image1.png": "no part of the model".repeat(20),
  },
};

/** A change of a file: one place, and what happens there. */
interface Damage {
  readonly kind: "flip" | "cut" | "swap" | "zero" | "double" | "drop";
  /** Where, as a share of the file's length. */
  readonly place: number;
  readonly bit: number;
  readonly length: number;
}

const DAMAGES = fc.record<Damage>({
  // Most often a single bit, as memory, disks and lines do it.
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constant("flip" as const) },
    {
      weight: 4,
      arbitrary: fc.constantFrom("cut" as const, "swap" as const, "zero" as const, "double" as const, "drop" as const),
    },
  ),
  // Not fc.double, most of whose numbers are next to 0.
  place: fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1e6),
  bit: fc.nat(7),
  length: fc.integer({ min: 1, max: 600 }),
});

describe("damaged files", () => {
  const parts = Object.entries(partsOf(workbookPackage(WORKBOOK)));
  const zipped = (how: Partial<RawEntry>, end?: RawEnd): Uint8Array =>
    rawZip(
      parts.map(([name, content]) => ({ name, content, ...how })),
      end,
    );
  const files: Promise<Uint8Array>[] = [
    zipped({}),
    zipped({ isStored: true }),
    zipped({ follows: true }),
    zipped({ isStored: true, follows: "unsigned" }, { comment: new TextEncoder().encode("a comment") }),
    zipped({ isWide: true, follows: true }, { isWide: true }),
  ].map(async (file) => file);
  files.push(ofExcelJs());

  it("are refused as such, or open to the very same values and are saved with all their parts", async () => {
    const whole = await Promise.all(files.map(async (file) => ({ file: await file, ...(await opened(await file)) })));
    expect(new Set(whole.slice(0, 5).map(({ content }) => content)).size).toBe(1);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), DAMAGES, async (index, damage) => {
        const { file, content, names } = whole[index]!;
        const result = await opened(damaged(file, damage)).catch((error: unknown) => error);
        if (result instanceof WorkbookFileError) refused++;
        else expect(result).toEqual({ content, names });
      }),
      { numRuns: runs(3_500, 300) },
    );
    expect(refused).toBeGreaterThan(runs(3_500, 300) / 4);
  }, 300_000);
});

/** All that the model knows of a file, and the names of its parts once it is changed and saved. */
async function opened(file: Uint8Array): Promise<{ content: string; names: readonly string[] }> {
  const workbook = await openWorkbook(file);
  const content = contentOf(workbook.model);
  workbook.model.sheets[0]!.setValue(70, 0, 1);
  return { content, names: readDirectory(await saveWorkbook(workbook)).map(({ name }) => name) };
}

function contentOf(model: WorkbookModel): string {
  const sheets = model.sheets.map((sheet) => {
    const used = sheet.usedRange(false);
    const cells: unknown[] = [];
    for (let row = 0; used !== undefined && row < used.row + used.rowCount; row++) {
      for (let column = 0; column < used.column + used.columnCount; column++) cells.push(sheet.getContent(row, column));
    }
    return [sheet.name, sheet.visible, sheet.isProtected, cells];
  });
  const tables = model.tables.map(({ name, area, columns }) => [
    name,
    formatArea(area),
    columns.map((column) => column.name),
  ]);
  return JSON.stringify([sheets, tables, model.dateSystem, [...model.definedNames]]);
}

function damaged(file: Uint8Array, { kind, place, bit, length }: Damage): Uint8Array {
  const at = Math.floor(place * file.length);
  const end = Math.min(file.length, at + length);
  const bytes = file.slice();
  if (kind === "cut") return bytes.slice(0, at);
  if (kind === "drop") return new Uint8Array(Buffer.concat([bytes.slice(0, at), bytes.slice(end)]));
  if (kind === "double") return new Uint8Array(Buffer.concat([bytes.slice(0, end), bytes.slice(at)]));
  if (kind === "flip") bytes[at]! ^= 1 << bit;
  if (kind === "zero") bytes.fill(0, at, end);
  if (kind === "swap") [bytes[at], bytes[end - 1]] = [bytes[end - 1]!, bytes[at]!];
  return bytes;
}

/** Written by a library that streams, and packs with another one. */
async function ofExcelJs(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = workbook.modified = new Date(Date.UTC(2026, 0, 1));
  const rows = ROWS.map((row) => [row, `text ${row % 7}`, new Date(Date.UTC(2026, 0, row % 28))]);
  const columns = ["a", "b", "c"].map((name) => ({ name }));
  workbook.addWorksheet("Data").addTable({ name: "T", ref: "A1", headerRow: true, columns, rows });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

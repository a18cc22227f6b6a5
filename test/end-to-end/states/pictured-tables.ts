import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsxTable } from "../../support/xlsx-table";

const WIDE_COLUMNS = 40;
const ROWS = 30;

/** As analysts call their columns: near to what the model calls its inputs, and far from it for the last two. */
const HEADERS = Array.from({ length: WIDE_COLUMNS }, (_, place) =>
  place < WIDE_COLUMNS - 2 ? `Monthly figure ${place + 1} (EUR)` : `Something else ${place + 1}`,
);

/** A model of forty inputs: most are recognised in the table above, the last two are not. */
export const WIDE_SIGNATURE = JSON.stringify({
  inputs: HEADERS.map((_, place) => ({
    type: "double",
    name:
      place < WIDE_COLUMNS - 2 ? `monthly_figure_${place + 1}` : `an_input_with_a_rather_long_name_number_${place + 1}`,
  })),
});

/** @returns path of a workbook with one table of forty columns, "Wide" */
export async function writeWideTable(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), "scoresheet-")), "wide.xlsx");
  const rows = Array.from({ length: ROWS }, (_, row) => HEADERS.map((_, column) => (row * 7 + column * 3) / 4));
  await writeXlsxTable(file, { name: "Wide", columns: HEADERS, rows });
  return file;
}

/** Cells of the table Iris as a model would refuse or misread them; a leading apostrophe makes text of a number, as in Excel. */
export const BAD_CELLS: readonly (readonly [address: string, text: string])[] = [
  ["A3", "n/a"],
  ["A9", "unknown"],
  ["B5", "'40,000"],
  ["C6", "TRUE"],
  ["D8", "#N/A"],
];

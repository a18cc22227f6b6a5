import functions from "../functions/functions.json";
import { parseCommand } from "../headless/command/command-line";
import { NODE_PACKING } from "../headless/files/node-packing";
import { runCommand } from "../headless/run-command";
import type { CommandParts } from "../headless/run/command-parts";
import type { WorkbookModel } from "../workbench/model/workbook-model";
import { sampleTables, scoredTable } from "../workbench/samples/sample-tables";
import { SAMPLE_WORKBOOK_NAME } from "../workbench/samples/sample-name";
import { addSample, sampleWorkbook } from "../workbench/samples/sample-workbook";
import { openWorkbook } from "../workbench/xlsx/open-workbook";
import { saveWorkbook } from "../workbench/xlsx/save-workbook";
import { addFormulaSheet } from "./formula-sheet";

/** What the remembered column of the demo is made with. */
export type DemoParts = Pick<CommandParts, "fetch" | "now" | "marks">;

/** Flowers that somebody measured again: the row of the table, from 0, and the length of its petals in cm. */
const MEASURED_AGAIN: readonly (readonly [row: number, petalLength: number])[] = [
  [3, 4.6],
  [20, 1.5],
  [41, 4.8],
];

/** Whose model predicts. */
const ENDPOINT = "iris";

/**
 * The sample workbook as somebody left it who works with the add-in: one more table, which was scored, and of which three rows changed
 * since, and formulas beside rows of it. The add-in's own code scores it, so what the workbook remembers of the column is what this version writes and reads.
 * @param origin where the relay finds the sample endpoint
 * @throws Error when the table could not be scored
 */
export async function demoWorkbook(origin: string, parts: DemoParts): Promise<Uint8Array> {
  const table = scoredTable();
  const [first, ...others] = sampleTables();
  let bytes = await sampleWorkbook([first!, table]);
  const endpoint = `${origin}/serving-endpoints/${ENDPOINT}/invocations`;
  const command = ["--workbook", "in.xlsx", "--table", table.name, "--endpoint", endpoint, "--out", "out.xlsx"];
  const { exitCode, sentences } = await runCommand(parseCommand(command), {
    readFile: () => Promise.resolve(bytes),
    writeFile: (_, written) => {
      bytes = written;
      return Promise.resolve();
    },
    ...parts,
    credentials: [],
    signal: new AbortController().signal,
    tell: () => undefined,
  });
  if (exitCode !== 0) throw new Error(sentences.join(" "));
  const opened = await openWorkbook(bytes, SAMPLE_WORKBOOK_NAME, NODE_PACKING);
  // Only what is known to be a function of an add-in is named in the file as Excel looks for it there.
  opened.model.customFunctions.register("SCORE", functions);
  addFormulaSheet(opened.model, table.name, ENDPOINT);
  measureAgain(opened.model, table.name);
  // Behind the scored one, for they are long: so they are not read and written for its sake.
  for (const other of others) addSample(opened.model, other);
  return saveWorkbook(opened);
}

function measureAgain(model: WorkbookModel, tableName: string): void {
  const { sheetId, dataArea, columns } = model.tableByName(tableName)!;
  const sheet = model.requireSheet(sheetId);
  const petalLength = dataArea.column + columns.findIndex(({ name }) => name === "petal_length");
  for (const [row, length] of MEASURED_AGAIN) sheet.setValue(dataArea.row + row, petalLength, length);
}

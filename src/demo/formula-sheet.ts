import { areaOf } from "../workbench/model/areas/area";
import type { WorkbookModel } from "../workbench/model/workbook-model";

const NAME = "Formulas";
/** Of the table on it: no table is called as its sheet is, as formulas name it. */
const TABLE = "Flowers";
const INPUTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"];
const RESULT = "Prediction";
/** Every so many rows of the scored table is a row here. */
const STEP = 5;

/**
 * Adds a sheet whose predictions are formulas, with the values that they have: some rows of a table that was scored with the same model. As
 * long as nobody changes them, nothing is calculated, and so nothing is sent.
 */
export function addFormulaSheet(model: WorkbookModel, scoredTable: string, endpoint: string): void {
  const scored = model.tableByName(scoredTable)!;
  const from = model.requireSheet(scored.sheetId);
  const positions = [...INPUTS, RESULT].map((header) => scored.columns.findIndex(({ name }) => name === header));
  const rows = Array.from({ length: Math.ceil(scored.dataArea.rowCount / STEP) }, (_, at) =>
    positions.map((position) => from.getValue(scored.dataArea.row + at * STEP, scored.dataArea.column + position)),
  );
  const sheet = model.addSheet(NAME);
  sheet.writeValues(0, 0, [[...INPUTS, RESULT], ...rows]);
  const table = model.addTable(
    sheet.id,
    { name: TABLE, area: areaOf(0, 0, rows.length + 1, positions.length) },
    "user",
  );
  const formula = `=SCORE.PREDICT("${endpoint}",${TABLE}[@[${INPUTS[0]}]:[${INPUTS.at(-1)}]])`;
  rows.forEach((row, at) => sheet.setContent(1 + at, INPUTS.length, { value: row.at(-1)!, formula }));
  // As if somebody had entered it: new rows get it, too.
  table.update({
    columns: table.columns.map((each) => (each.name === RESULT ? { ...each, filledBy: "entry" } : each)),
  });
  sheet.columnWidths = new Map(positions.map((_, column) => [column, 14]));
}

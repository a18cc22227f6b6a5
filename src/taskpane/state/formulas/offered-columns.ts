import { columnsNamed } from "../../../core/recipe/columns-named";
import { BLANK_RECIPE } from "../../../core/recipe/recipe";
import { parseGivenAddress } from "../../../excel/formulas/given-address";
import { columnLetters, parseArea } from "../../../excel/reading/cell-address";
import type { AnsweredCell } from "../../../functions/cells/formula-cells";
import type { AskedPrediction } from "../../../functions/cells/asked-prediction";
import type { SourceShape } from "../../../scoring/ports";
import { hostOf } from "../connection/host-of";
import type { GivenRecipe } from "../given-recipe/given-recipe";
import type { PaneSettings } from "../settings/pane-settings";

/** A Prediction column of the selected table that can be made as the formulas of a column of the sheet ask. */
export interface OfferedColumn {
  /** Header of the formulas' column; its letters where it stands beside the table. */
  readonly column: string;
  /** As the formulas name it. */
  readonly model: string;
  readonly given: GivenRecipe;
}

/**
 * Runs over the selected table that ask what formulas ask in each of its rows: by column of the sheet, where all those of one column that are
 * known ask alike, each for cells of its own row.
 * @param cells as they were calculated; a table whose headers are others by now is not theirs
 */
export function offeredColumns(
  cells: readonly AnsweredCell[],
  shape: SourceShape | undefined,
  settings: PaneSettings,
): readonly OfferedColumn[] {
  if (shape?.source.kind !== "table") return [];
  const columns = new Map<number, Map<string, AskedPrediction | undefined>>();
  for (const { address, asked: call } of cells) {
    const column = columnOver(address, shape);
    if (column === undefined) continue;
    const asked = call !== undefined && isInRow(address, call, shape) ? call : undefined;
    const alike = columns.get(column) ?? new Map<string, AskedPrediction | undefined>();
    columns.set(column, alike.set(keyOf(asked), asked));
  }
  return [...columns]
    .sort(([one], [other]) => one - other)
    .flatMap(([column, alike]) => {
      const [call, ...others] = alike.values();
      if (call === undefined || others.length > 0) return [];
      return [{ column: nameOf(column, shape), model: call.model, given: recipeOf(call, settings) }];
    });
}

/** The column of a cell that stands in a row of the table, or beside it. */
function columnOver(address: string, { sheetName, firstCell, rowCount }: SourceShape): number | undefined {
  const cell = parseGivenAddress(address);
  if (cell?.sheetName !== sheetName || cell.area.rowCount * cell.area.columnCount > 1) return undefined;
  const row = cell.area.row - parseArea(firstCell).row;
  return row >= 0 && row < rowCount ? cell.area.column : undefined;
}

/** Whether its data are cells of the table in the very row of the formula, under the headers that the table has now. */
function isInRow(
  address: string,
  { dataAddress, headers }: AskedPrediction,
  { columns, firstCell }: SourceShape,
): boolean {
  const [cell, data] = [parseGivenAddress(address), parseGivenAddress(dataAddress)];
  if (cell === undefined || data?.sheetName !== cell.sheetName || data.workbookName !== cell.workbookName) return false;
  const { row, rowCount, column, columnCount } = data.area;
  const first = column - parseArea(firstCell).column;
  const over = first < 0 ? [] : columns.slice(first, first + columnCount);
  return (
    row === cell.area.row &&
    rowCount === 1 &&
    over.length === headers.length &&
    over.every((header, place) => header === headers[place])
  );
}

/** Equal for calls that one run can answer. */
function keyOf(call: AskedPrediction | undefined): string {
  if (call === undefined) return "";
  const { origin, route } = call.endpoint;
  return JSON.stringify([origin, route, call.inputs, call.outputsLeftOut]);
}

function nameOf(column: number, { columns, firstCell }: SourceShape): string {
  return columns[column - parseArea(firstCell).column] ?? columnLetters(column);
}

/** What the analyst has set otherwise stays: formulas say nothing of it. */
function recipeOf({ endpoint, inputs, outputs, outputsLeftOut }: AskedPrediction, settings: PaneSettings): GivenRecipe {
  const { mostRequestsAtOnce: _ofTheNetwork, ceilings: _ofThePerson, ...said } = settings;
  const { origin, route } = endpoint;
  const recipe = { ...BLANK_RECIPE, ...said, origin, route, inputs, outputsKnown: outputs, outputsLeftOut };
  return { recipe, host: hostOf(origin), columns: columnsNamed(recipe) };
}

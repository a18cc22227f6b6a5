import { areaOf, bottomOf, rightOf, SHEET_COLUMNS, type Area, type FilledArea } from "../areas/area";
import type { SheetModel } from "../sheets/sheet-model";
import type { TableModel } from "../tables/table-model";
import { precedentsOf, type Precedent } from "./formula-precedents";

/** What formulas speak of. */
export interface NamedCells {
  readonly sheets: readonly SheetModel[];
  readonly tables: readonly TableModel[];
  /** What defined names stand for, by their name in small letters. */
  readonly definedNames: ReadonlyMap<string, readonly string[]>;
}

/** Cells of a sheet. */
export interface SheetArea {
  readonly sheet: SheetModel;
  readonly area: Area;
}

/** A formula and where it stands. `area` is more than a cell for an array formula. */
export interface FormulaCell extends SheetArea {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** A formula, the cells that show its result, and those it may look at. */
export interface KnownFormula extends FormulaCell {
  readonly area: FilledArea;
  readonly looksAt: readonly SheetArea[];
  /** It asks INDIRECT or OFFSET where to look. */
  readonly mayLookAnywhere: boolean;
  /** Excel calculates it each time. */
  readonly isVolatile: boolean;
  /** It calls a function of an add-in. */
  readonly callsOut: boolean;
  /** As `looksAt`, but all data rows of a table where a column of its own row is named. */
  readonly looksAtColumns: readonly SheetArea[];
}

/** What was found out of the formulas of a workbook, as long as it holds: predictions come window by window, and change none of them. */
const known = new WeakMap<
  NamedCells,
  { readonly basis: readonly unknown[]; readonly formulas: readonly KnownFormula[] }
>();

/** All formulas of a workbook, and what each looks at. */
export function knownFormulas(cells: NamedCells): readonly KnownFormula[] {
  const basis = [
    cells.definedNames,
    ...cells.sheets.flatMap((sheet) => [sheet, sheet.name, sheet.formulasVersion, sheet.arrayAreas]),
    ...cells.tables.flatMap((table) => [table, table.name, table.area, table.columns]),
  ];
  const before = known.get(cells);
  if (before?.basis.length === basis.length && basis.every((part, place) => part === before.basis[place])) {
    return before.formulas;
  }
  const formulas = cells.sheets.flatMap((sheet) => {
    const arrays = new Map(sheet.arrayAreas.map((area) => [area.row * SHEET_COLUMNS + area.column, area]));
    return sheet.formulaCells().map((cell) => {
      const area: FilledArea = arrays.get(cell.row * SHEET_COLUMNS + cell.column) ?? areaOf(cell.row, cell.column);
      const formula = { sheet, area, ...cell };
      return { ...formula, ...precedentCells(cells, formula) };
    });
  });
  known.set(cells, { basis, formulas });
  return formulas;
}

function precedentCells(cells: NamedCells, cell: FormulaCell): Omit<KnownFormula, keyof FormulaCell> {
  const looksAt: SheetArea[] = [];
  const looksAtColumns: SheetArea[] = [];
  const look = (found: readonly SheetArea[], inColumns = found): void => {
    looksAt.push(...found);
    looksAtColumns.push(...inColumns);
  };
  const visited = new Set<string>();
  let mayLookAnywhere = false;
  let isVolatile = false;
  let callsOut = false;
  const visit = (formula: string): void => {
    for (const precedent of precedentsOf(formula)) {
      if (precedent.kind === "cells") {
        const { sheetName, area } = precedent;
        const sheets = sheetName === undefined ? [cell.sheet] : sheetsNamed(cells, sheetName);
        look(sheets.map((sheet) => ({ sheet, area })));
      } else if (precedent.kind === "table") {
        const rows = precedent.rows === "own" ? "data" : precedent.rows;
        look(cellsOfTable(cells, cell, precedent), cellsOfTable(cells, cell, { ...precedent, rows }));
      } else if (precedent.kind === "add-in") {
        callsOut = true;
      } else if (precedent.kind === "anything") {
        mayLookAnywhere = true;
        isVolatile = true;
      } else if (precedent.kind === "chance") {
        isVolatile = true;
      } else if (!visited.has(precedent.name)) {
        visited.add(precedent.name);
        const texts = cells.definedNames.get(precedent.name);
        if (texts !== undefined) texts.forEach(visit);
        else look(cellsOfTable(cells, cell, { tableName: precedent.name, columns: [], rows: "data" }));
      }
    }
  };
  visit(cell.formula);
  return { looksAt, mayLookAnywhere, isVolatile, callsOut, looksAtColumns: callsOut ? looksAtColumns : looksAt };
}

/** The sheet of a name; every sheet for "Jan:Mar", which reaches through several. */
function sheetsNamed({ sheets }: NamedCells, name: string): readonly SheetModel[] {
  if (name.includes(":")) return sheets;
  return sheets.filter((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

function cellsOfTable(
  { sheets, tables }: NamedCells,
  cell: FormulaCell,
  { tableName, columns, rows }: Pick<Extract<Precedent, { kind: "table" }>, "tableName" | "columns" | "rows">,
): SheetArea[] {
  const table = tables.find((each) =>
    tableName === undefined
      ? each.sheetId === cell.sheet.id && holds(each.area, cell)
      : each.name.toLowerCase() === tableName,
  );
  const sheet = sheets.find(({ id }) => id === table?.sheetId);
  if (table === undefined || sheet === undefined) return [];
  const places = columns.map((name) => table.columns.findIndex((column) => column.name.toLowerCase() === name));
  const isWhole = places.length === 0 || places.includes(-1);
  const first = isWhole ? 0 : Math.min(...places);
  const last = isWhole ? table.columns.length - 1 : Math.max(...places);
  const across = { column: table.area.column + first, columnCount: last - first + 1 };
  if (rows === "own") return [{ sheet, area: { row: cell.row, rowCount: 1, ...across } }];
  return [{ sheet, area: { ...(rows === "all" ? table.area : table.dataArea), ...across } }];
}

function holds(area: Area, { row, column }: FormulaCell): boolean {
  return row >= area.row && row < bottomOf(area) && column >= area.column && column < rightOf(area);
}

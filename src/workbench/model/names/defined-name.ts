import type { TableModel } from "../tables/table-model";
import { structuredReference } from "../texts/structured-reference";

/** A name for cells or for a formula. */
export interface DefinedName {
  readonly name: string;
  /** What it stood for when it was given, without its leading "="; references have followed their cells. See `formulaOf`. */
  readonly formula: string;
  /** The sheet on which alone it holds; absent for the whole workbook, "" for a sheet that has no cells. */
  readonly sheetId?: string | undefined;
  readonly comment?: string | undefined;
  readonly isHidden?: boolean | undefined;
  /** The table column it stands for, whatever both are called by now. */
  readonly column?: { readonly tableId: string; readonly columnId: number } | undefined;
  /** Its place among the names of the file; absent for a new one. */
  readonly placeInFile?: number | undefined;
  /** It stands for something else than in the file, and not because cells moved. */
  readonly hasNewFormula?: boolean | undefined;
}

/** What a name stands for now, without "=". A column that is gone never comes to be another one of its name. */
export function formulaOf({ formula, column }: DefinedName, tables: readonly TableModel[]): string {
  if (column === undefined) return formula;
  const table = tables.find(({ id }) => id === column.tableId);
  if (table === undefined) return "#REF!";
  const found = table.columns.find(({ id }) => id === column.columnId);
  return `${table.name}[${found === undefined ? "#REF!" : found.name.replace(/['#[\]@]/g, "'$&")}]`;
}

/** The table column that a formula is, such as "Iris[Width]"; undefined for every other formula. */
export function columnNamed(formula: string, tables: readonly TableModel[]): DefinedName["column"] {
  const reference = formula.includes("[") ? structuredReference(formula) : undefined;
  if (reference?.tableName === undefined || reference.columns.length !== 1 || reference.sections.length > 0) {
    return undefined;
  }
  const isSame = (a: string, b: string | undefined): boolean => a.toLowerCase() === b?.toLowerCase();
  const table = tables.find(({ name }) => isSame(name, reference.tableName));
  const column = table?.columns.find(({ name }) => isSame(name, reference.columns[0]));
  return table && column && { tableId: table.id, columnId: column.id };
}

interface Meanings {
  /** What the names of columns stood for, in order. */
  readonly ofColumns: readonly string[];
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<readonly DefinedName[], Meanings>();

/** What names stand for, by name in small letters: one text for each sheet that gives it a meaning. The same map while none changes. */
export function meaningsByName(
  names: readonly DefinedName[],
  tables: readonly TableModel[],
): ReadonlyMap<string, readonly string[]> {
  const before = known.get(names);
  const ofColumns = names.flatMap((name) => (name.column === undefined ? [] : [formulaOf(name, tables)]));
  if (before !== undefined && ofColumns.every((text, index) => text === before.ofColumns[index])) return before.byName;
  const byName = new Map<string, string[]>();
  for (const each of names) {
    const key = each.name.toLowerCase();
    const texts = byName.get(key);
    if (texts === undefined) byName.set(key, [formulaOf(each, tables)]);
    else texts.push(formulaOf(each, tables));
  }
  known.set(names, { ofColumns, byName });
  return byName;
}

/** Names of which some stand for something else; the same list where none does. */
export function withFormulas(
  names: readonly DefinedName[],
  replaced: (formula: string) => string,
): readonly DefinedName[] {
  const followed = names.map((each) => {
    const formula = replaced(each.formula);
    return formula === each.formula ? each : { ...each, formula };
  });
  return followed.every((each, index) => each === names[index]) ? names : followed;
}

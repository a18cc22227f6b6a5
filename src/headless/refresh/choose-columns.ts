import { columnsNamed } from "../../core/recipe/columns-named";
import type { ColumnLook, MemoryLook } from "../../scoring/memory/memory-look";
import { joinedPlace } from "../../scoring/memory/remembered-place";
import type { WorkbookModel } from "../../workbench/model/workbook-model";
import type { RefreshRequest } from "../command/command";
import { CommandError } from "../telling/exit-codes";
import { someNames } from "../telling/some-names";

/** A remembered column and where it stands, for people. */
export interface ChosenColumn {
  readonly look: ColumnLook;
  /** Name of the table as it is called now, or what the workbook remembers of a range. */
  readonly table: string;
  /** Of its result columns, that of reasons too. */
  readonly headers: readonly string[];
}

/**
 * The remembered columns that a command names, in an order in which none is made before what it is made of.
 * @throws CommandError where there are none
 */
export function chooseColumns(
  { columns }: MemoryLook,
  { columnName, tableName }: Pick<RefreshRequest, "columnName" | "tableName">,
  model: WorkbookModel,
): readonly ChosenColumn[] {
  if (columns.length === 0) {
    throw new CommandError(
      "The workbook remembers no column of predictions. Score a table of it first, with --table and --endpoint.",
    );
  }
  const known = columns.map((look): ChosenColumn => {
    const { place, column } = look;
    const remembered = [...column.headers, ...(column.reasonsHeader === undefined ? [] : [column.reasonsHeader])];
    return {
      look,
      table: tableOf(look, model),
      headers: place === undefined ? remembered : joinedPlace(place).headers,
    };
  });
  const isNamed = ({ table, headers }: ChosenColumn): boolean =>
    (tableName === undefined || isAlike(table, tableName)) &&
    (columnName === undefined || headers.some((header) => isAlike(header, columnName)));
  const chosen = known.filter(isNamed);
  if (chosen.length > 0) return inOrder(chosen);
  const names = known.map(({ table, headers }) => `${headers.join(", ")} (${table})`);
  throw new CommandError(`The workbook remembers no such column. It remembers: ${someNames(names)}.`);
}

function tableOf({ place, column }: ColumnLook, model: WorkbookModel): string {
  if (place?.source.kind !== "table") return column.sourceLabel;
  const { tableId } = place.source;
  return model.tables.find(({ id }) => id === tableId)?.name ?? column.sourceLabel;
}

function isAlike(one: string, other: string): boolean {
  const read = (name: string): string => name.normalize("NFC").toUpperCase();
  return read(one) === read(other);
}

/** Predictions may be inputs of another column: they are made first. Columns that are made of each other stay in their order. */
function inOrder(columns: readonly ChosenColumn[]): readonly ChosenColumn[] {
  const ordered: ChosenColumn[] = [];
  const rest = [...columns];
  while (rest.length > 0) {
    const ready = rest.findIndex((column) => !rest.some((other) => other !== column && isMadeOf(column, other)));
    ordered.push(...rest.splice(Math.max(0, ready), 1));
  }
  return ordered;
}

function isMadeOf({ look, table }: ChosenColumn, other: ChosenColumn): boolean {
  if (table !== other.table) return false;
  const { recipe, schema } = look.column;
  const asked = schema?.columns.map(({ name }) => name) ?? [];
  const sent = new Set([...columnsNamed(recipe), ...asked]);
  return other.headers.some((header) => sent.has(header));
}

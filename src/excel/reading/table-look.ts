/** A table's columns as they were when it was last looked at, in the order of the sheet. */
export interface TableLook {
  readonly showHeaders: boolean;
  readonly columns: readonly { readonly id: number; readonly name: string }[];
}

/** Queues what `lookOf` tells, for the next sync. */
export function askForLook(table: Excel.Table): void {
  table.load("showHeaders");
  table.columns.load("items/id,items/name");
}

/** What was loaded, as plain data that outlives the request. */
export function lookOf(table: Excel.Table): TableLook {
  return {
    showHeaders: table.showHeaders,
    columns: table.columns.items.map(({ id, name }) => ({ id, name })),
  };
}

/** Whether two looks found the same columns. */
export function isSameLook(a: TableLook, b: TableLook): boolean {
  return (
    a.showHeaders === b.showHeaders &&
    a.columns.length === b.columns.length &&
    a.columns.every(({ id, name }, i) => id === b.columns[i]!.id && name === b.columns[i]!.name)
  );
}

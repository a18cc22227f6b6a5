import type { ScoreRequest } from "./command-line";

/**
 * The command with the names of columns as the table writes them: a terminal may write "é" as two characters where the file has one, and
 * nobody sees that. A name that stands in the table as it is, or that may be two columns, stays.
 * @param columns of the table
 */
export function namesAsInTable(request: ScoreRequest, columns: readonly string[]): ScoreRequest {
  const asInTable = (name: string): string => {
    if (columns.includes(name)) return name;
    const alike = columns.filter((column) => column.normalize("NFC") === name.normalize("NFC"));
    return alike.length === 1 ? alike[0]! : name;
  };
  const { sentColumns, tensors, types, asShown } = request;
  return {
    ...request,
    sentColumns: sentColumns?.map(asInTable),
    tensors: tensors?.map((tensor) => ({ ...tensor, columns: tensor.columns.map(asInTable) })),
    types: Object.fromEntries(Object.entries(types).map(([name, type]) => [asInTable(name), type])),
    asShown: asShown === "all" ? asShown : asShown.map(asInTable),
  };
}

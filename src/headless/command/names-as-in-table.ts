import type { ColumnType } from "../../core/columns/column-type";
import type { ScoreRequest } from "./command";
import { CommandError } from "../telling/exit-codes";

/** What a command says with names of columns. */
export type NamingRequest = Pick<ScoreRequest, "sentColumns" | "inputs" | "tensors" | "types" | "asShown" | "replaces">;

/**
 * The command with the names of columns as the table writes them: a terminal may write "é" as two characters where the file has one, and
 * nobody sees that. A name that stands in the table as it is, or that may be two columns, stays.
 * @param columns of the table
 * @throws CommandError where two types are given to one column
 */
export function namesAsInTable<Request extends NamingRequest>(request: Request, columns: readonly string[]): Request {
  const asInTable = (name: string): string => {
    if (columns.includes(name)) return name;
    const alike = columns.filter((column) => column.normalize("NFC") === name.normalize("NFC"));
    return alike.length === 1 ? alike[0]! : name;
  };
  const { sentColumns, inputs, tensors, types, asShown, replaces } = request;
  return {
    ...request,
    sentColumns: sentColumns?.map(asInTable),
    ...(inputs && {
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([input, fed]) => [input, typeof fed === "string" ? asInTable(fed) : fed]),
      ),
    }),
    tensors: tensors?.map((tensor) => ({ ...tensor, columns: tensor.columns.map(asInTable) })),
    types: typesByName(Object.entries(types).map(([name, type]) => [asInTable(name), type] as const)),
    asShown: asShown === "all" ? asShown : asShown.map(asInTable),
    ...(replaces && { replaces: replaces.map(asInTable) }),
  };
}

/** Of two types for one name one would count, and nobody would know which. */
function typesByName(pairs: readonly (readonly [name: string, type: ColumnType])[]): ScoreRequest["types"] {
  const twice = pairs.find(([name], place) => pairs.findIndex(([other]) => other === name) !== place);
  if (twice !== undefined) throw new CommandError(`--types names "${twice[0]}" twice.`);
  return Object.fromEntries(pairs);
}

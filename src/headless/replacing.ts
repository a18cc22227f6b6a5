import { WorkbookError } from "../core/errors";
import type { Recipe } from "../core/recipe/recipe";
import { joinedPlace } from "../scoring/memory/remembered-place";
import type { ResultRoom, Workbook } from "../scoring/ports";
import { quotedName } from "./command/listed-names";
import type { Scoring } from "./open-scoring";
import { CommandError } from "./telling/exit-codes";
import type { OpenExcel } from "./run/open-excel";

type Naming = Pick<Recipe, "columnName" | "reasonsName" | "outputNames">;

/** What a run writes over, and what it may not. */
export interface Replacing {
  /** Refuses to touch any other column of the table. */
  readonly workbook: Workbook;
  /** Headers of the columns that were written over, once they were. */
  readonly replaced: () => readonly string[];
}

/**
 * Lets a run write over result columns of a table: over those that the workbook remembers, and over those that the command names. What
 * only happens to be called like a result may hold anybody's work.
 * @returns undefined where the command replaces nothing
 * @throws CommandError where a column is in the way that may not be replaced; nothing was sent by then
 */
export async function replacingIn(
  { request, given, table, parts }: Pick<Scoring, "request" | "given" | "table" | "parts">,
  { workbook, memory }: Pick<OpenExcel, "workbook" | "memory">,
): Promise<Replacing | undefined> {
  if (request.replaces === undefined) return undefined;
  const { columnName, reasonsName, outputNames = {} }: Naming = given ?? request;
  const { columns } = await memory.look(parts.signal);
  const remembered = columns.flatMap(({ place }) =>
    place?.source.kind === "table" && place.source.tableId === table.id ? joinedPlace(place).headers : [],
  );
  const mayBeReplaced = new Set([...request.replaces, ...remembered]);
  const wanted = [columnName, ...(reasonsName === undefined ? [] : [reasonsName]), ...Object.values(outputNames)];
  const inTheWay = table.columns.find(({ name }) => wanted.includes(name) && !mayBeReplaced.has(name));
  if (inTheWay !== undefined) throw new CommandError(notOurs(inTheWay.name));
  let replaced: readonly string[] = [];
  const checked = (room: ResultRoom): ResultRoom => {
    const { columnIds, addedIds, headers, outputs } = room;
    // As long as nobody knows the outputs, all that may be meant is looked at.
    const taken = outputs === undefined ? [] : headers.filter((_, i) => !addedIds.includes(columnIds[i]!));
    const others = taken.find((header) => !mayBeReplaced.has(header));
    if (others !== undefined) throw new WorkbookError("column-exists", notOurs(others));
    replaced = taken;
    return room;
  };
  const own: Pick<Workbook, "makeRoom" | "addResultColumns"> = {
    makeRoom: async (...asked) => checked(await workbook.makeRoom(...asked)),
    addResultColumns: async (...asked) => {
      const [shape, name, outputs, collision, until, room, reasons, names] = asked;
      // Looked at first: columns that are taken over are emptied.
      const proven = checked(await workbook.makeRoom(shape, name, outputs, collision, until, room, reasons, names));
      return workbook.addResultColumns(shape, name, outputs, collision, until, proven, reasons, names);
    },
  };
  return { workbook: Object.assign(Object.create(workbook) as Workbook, own), replaced: () => replaced };
}

function notOurs(header: string): string {
  return (
    `The table has a column "${header}" that the workbook does not remember as scored. ` +
    `If it is to be replaced, name it: --replace '${quotedName(header)}'.`
  );
}

import { WorkbookError } from "../../core/errors";
import { SINGLE_OUTPUT, type OutputNames } from "../../core/predictions/result-headers";
import type { CollisionChoice, ResultRoom } from "../../scoring/ports";
import { toWorkbookError } from "../host/excel-errors";
import { settleNames } from "./settle-headers";

/** What a run asks room for. */
export interface WantedRoom {
  readonly columnName: string;
  /** Undefined as long as nobody knows what the model answers. */
  readonly outputs: readonly string[] | undefined;
  readonly collision: CollisionChoice;
  /** Header of the column for reasons, where one is wanted. */
  readonly reasonsName?: string;
  /** Headers of outputs that have their own. */
  readonly outputNames?: OutputNames;
}

/** What is asked of each column: that it is there and can be written, or that it takes results now. */
export type RoomPurpose = "proof" | "results";

/** Headers of the columns that room is made for, and for each the existing column that it takes over, or -1. */
export interface SettledRoom {
  readonly headers: readonly string[];
  readonly replaced: readonly number[];
  readonly outputs: readonly string[] | undefined;
  /** The last of them is for reasons. */
  readonly hasReasons?: true;
}

/**
 * Which columns room is made for. A model that has not answered yet may have several outputs: there is room for one then, and where results
 * of several are to be replaced, these stand for what will come.
 * @param existing headers in sheet order
 * @param sent headers of the columns that are sent
 * @throws WorkbookError `column-exists`
 */
export function settleRoom(wanted: WantedRoom, existing: readonly string[], sent: readonly string[]): SettledRoom {
  const settled = settleOutputs(wanted, existing, sent);
  const { reasonsName, collision } = wanted;
  if (reasonsName === undefined) return settled;
  if (
    collision !== "next-free" &&
    settled.headers.some((header) => header.toLowerCase() === reasonsName.toLowerCase())
  ) {
    throw new WorkbookError("column-exists", `Predictions and reasons would have one name: "${reasonsName}".`);
  }
  const reasons = settleNames(reasonsName, [SINGLE_OUTPUT], [...existing, ...newOnes(settled)], collision, sent);
  return {
    ...settled,
    headers: [...settled.headers, ...reasons.headers],
    replaced: [...settled.replaced, ...reasons.replaced],
    hasReasons: true,
  };
}

function newOnes({ headers, replaced }: SettledRoom): string[] {
  return headers.filter((_, i) => replaced[i] === -1);
}

function settleOutputs(
  { columnName, outputs, collision, reasonsName, outputNames = {} }: WantedRoom,
  existing: readonly string[],
  sent: readonly string[],
): SettledRoom {
  if (outputs === undefined && collision === "replace" && !existing.includes(columnName)) {
    const own = new Set(Object.values(outputNames));
    const isResult = (header: string): boolean => header.startsWith(`${columnName} `) || own.has(header);
    const replaced = existing.flatMap((header, position) =>
      isResult(header) && header !== reasonsName && !sent.includes(header) ? [position] : [],
    );
    const headers = replaced.map((position) => existing[position]!);
    if (replaced.length > 0) return { headers, replaced, outputs: undefined };
  }
  const settled = outputs ?? [SINGLE_OUTPUT];
  return { ...settleNames(columnName, settled, existing, collision, sent, outputNames), outputs: settled };
}

/** Whether what stands ready is for just these outputs. */
export function isFitted(room: ResultRoom, { outputs, reasonsName }: WantedRoom): boolean {
  if ((room.hasReasons === true) !== (reasonsName !== undefined)) return false;
  const { outputs: fitted } = room;
  if (outputs === undefined || fitted === undefined) return outputs === fitted;
  return outputs.length === fitted.length && outputs.every((name, i) => name === fitted[i]);
}

/** An error after which a column of ours may be left in the sheet, because Excel did not take it back. */
export function mayHaveStayed(error: unknown): unknown {
  const refused = toWorkbookError(error);
  if (!(refused instanceof WorkbookError)) return error;
  return new WorkbookError(refused.code, `${refused.message} A blank result column may have stayed in the sheet.`, {
    ...(refused.detail !== undefined && { detail: refused.detail }),
    cause: error,
  });
}

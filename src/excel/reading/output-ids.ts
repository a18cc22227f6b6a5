import type { ResultColumns } from "../../scoring/ports";

/** Ids of the columns that hold outputs: all but that of the reasons. */
export function outputIds({ columnIds, hasReasons }: ResultColumns): readonly string[] {
  return hasReasons === true ? columnIds.slice(0, -1) : columnIds;
}

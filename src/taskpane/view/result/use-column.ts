import { useEffect, useState } from "react";
import type { Cell } from "../../../core/table/cell";
import type { ResultColumns } from "../../../scoring/ports";
import type { SheetPort } from "../../services/sheet-port";

/** The values of one result column; empty until they are read, and when they could not be. */
export function useColumn(
  readColumn: SheetPort["readColumn"],
  resultColumns: ResultColumns,
  header: string | undefined,
): readonly Cell[] {
  const [cells, setCells] = useState<readonly Cell[]>([]);
  useEffect(() => {
    let isWanted = true;
    const show = (read: readonly Cell[]) => {
      if (isWanted) setCells(read);
    };
    // A picture is an extra: without the column there is none, and the summary stands as it is.
    if (header !== undefined) void readColumn(resultColumns, header).then(show, () => show([]));
    return () => {
      isWanted = false;
    };
  }, [readColumn, resultColumns, header]);
  return cells;
}

import { useEffect, useState } from "react";
import type { Cell } from "../../../core/table/cell";
import type { ResultColumns } from "../../../scoring/ports";
import { useServices } from "../parts/use-pane";

/** The values of one result column; undefined until they are read, empty when they could not be. */
export function useColumn(resultColumns: ResultColumns, header: string | undefined): readonly Cell[] | undefined {
  const { sheet } = useServices();
  const [cells, setCells] = useState<readonly Cell[]>();
  useEffect(() => {
    let isWanted = true;
    const show = (read: readonly Cell[]) => {
      if (isWanted) setCells(read);
    };
    if (header === undefined) return;
    // A picture is an extra: without the column there is none, and the summary stands as it is.
    void sheet()
      .then((port) => port.readColumn(resultColumns, header))
      .then(show, () => show([]));
    return () => {
      isWanted = false;
    };
  }, [sheet, resultColumns, header]);
  return cells;
}

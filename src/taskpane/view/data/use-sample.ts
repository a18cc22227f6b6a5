import { useEffect, useState } from "react";
import type { Cell } from "../../../core/table/cell";
import type { SourceShape } from "../../../scoring/ports";
import { useServices } from "../parts/use-pane";

/** By column, one of its cells; empty until they are read, and where they could not be. */
export type Sample = ReadonlyMap<string, Cell>;

const NOTHING: Sample = new Map();

/** What the columns of a table hold, so that the right one is known by it. */
export function useSample(shape: SourceShape | undefined): Sample {
  const { sheet } = useServices();
  const [sample, setSample] = useState(NOTHING);
  useEffect(() => {
    let isWanted = true;
    const show = (cells: readonly Cell[]) => {
      if (isWanted && shape !== undefined)
        setSample(new Map(shape.columns.map((column, i) => [column, cells[i] ?? null])));
    };
    if (shape === undefined) return;
    // An extra: without it, columns are told by their names alone.
    void sheet()
      .then((port) => port.readSample(shape))
      .then(show, () => show([]));
    return () => {
      isWanted = false;
    };
  }, [sheet, shape]);
  return sample;
}

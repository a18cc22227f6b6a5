import type { SourceShape } from "../../scoring/ports";
import type { KeyPositions } from "./row-keys";

/** Headers of the cells that make the key of a row: columns may stand elsewhere when it is looked for. */
export interface KeyNames {
  readonly proving: readonly string[];
  readonly whole: readonly string[];
}

export function keyNames({ columns }: SourceShape, { proving, whole }: KeyPositions): KeyNames {
  const nameOf = (position: number): string => columns[position]!;
  return { proving: proving.map(nameOf), whole: whole.map(nameOf) };
}

/** Where those columns stand now; undefined when one that proves rows is gone. One of the others that is gone makes all rows differ by it. */
export function keyPositionsNow({ columns }: SourceShape, { proving, whole }: KeyNames): KeyPositions | undefined {
  const positionOf = (name: string): number => columns.indexOf(name);
  const now = { proving: proving.map(positionOf), whole: whole.map(positionOf) };
  return now.proving.includes(-1) ? undefined : now;
}

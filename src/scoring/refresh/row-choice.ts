import type { KnownRows } from "../../core/memory/known-rows";
import { areBlank } from "../../core/memory/row-hash";
import { ROW_STATES, type RowState } from "../../core/memory/row-state";
import type { TableEncoding } from "../../core/request/table-encoding";
import type { Cell } from "../../core/table/cell";
import type { CellBlock, TableRows } from "../../core/table/cell-block";
import { Breath, type RunClock } from "../flow/run-clock";
import { slicesOf } from "../flow/slices-of";
import { keysOf } from "./keys-of";

export interface RowChoiceParts {
  readonly known: KnownRows;
  /** Rows in these states are scored. */
  readonly states: ReadonlySet<RowState>;
  /** The result cells of the window's rows, one column a result column. @throws what reading throws */
  readonly resultsOf: (window: TableRows) => Promise<CellBlock>;
  readonly encoding: TableEncoding;
  readonly clock: RunClock;
  /** Told of each row in which an earlier prediction stands. */
  readonly onStanding: (row: number) => void;
  /** Told of the rows that are left alone. */
  readonly onSkipped: (rows: readonly number[]) => void;
}

/** Chooses the rows of a refresh by what is known of them and what stands in them. */
export class RowChoice {
  private readonly breath: Breath;
  private readonly areAllWanted: boolean;

  constructor(private readonly parts: RowChoiceParts) {
    this.breath = new Breath(parts.clock);
    this.areAllWanted = ROW_STATES.every((state) => parts.states.has(state));
  }

  /**
   * Which rows of a window are to be scored.
   * @throws what reading throws
   */
  async of(window: TableRows): Promise<(row: number) => boolean> {
    const { encoding, known, states, onStanding, onSkipped } = this.parts;
    const results = await this.parts.resultsOf(window);
    const isWanted = new Uint8Array(window.cells.rowCount);
    const skipped: number[] = [];
    for (const slice of slicesOf(window)) {
      await this.breath.due();
      const keys = this.areAllWanted ? [] : keysOf(slice, encoding);
      for (let i = 0; i < slice.cells.rowCount; i++) {
        const row = slice.firstRow + i;
        const place = row - window.firstRow;
        const cells = results.columns.map((column): Cell => column.at(place) ?? null);
        if (!areBlank(cells)) onStanding(row);
        if (this.areAllWanted || states.has(known.stateOf(keys[i], cells))) isWanted[place] = 1;
        else skipped.push(row);
      }
    }
    onSkipped(skipped);
    return (row) => isWanted[row - window.firstRow] === 1;
  }
}

import type { KnownRows } from "../../core/memory/known-rows";
import { ALL_BLANK, hashesOfResults } from "../../core/memory/row-hash";
import type { RowKeys } from "../../core/memory/row-keys";
import { ROW_STATES, type RowState } from "../../core/memory/row-state";
import type { TableEncoding } from "../../core/request/table-encoding";
import type { CellBlock, TableRows } from "../../core/table/cell-block";
import { Breath, type RunClock } from "../flow/run-clock";
import { keysOf } from "./keys-of";

export interface RowChoiceParts {
  readonly known: KnownRows;
  /** Rows in these states are scored. */
  readonly states: ReadonlySet<RowState>;
  /** The result cells of the window's rows, one column a result column. @throws what reading throws */
  readonly resultsOf: (window: TableRows) => Promise<CellBlock>;
  readonly encoding: TableEncoding;
  readonly clock: RunClock;
  /** Told of each row in which an earlier prediction stands, with the hash of its results. */
  readonly onStanding: (row: number, results: number) => void;
  /** Told of the rows that are left alone. */
  readonly onSkipped: (rows: readonly number[]) => void;
}

/** Which rows of a window are to be scored. */
export interface ChosenRows {
  readonly isWanted: (row: number) => boolean;
  /** Of all rows of the window, where they were needed to choose. */
  readonly keys?: RowKeys;
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
  async of(window: TableRows): Promise<ChosenRows> {
    const { encoding, known, states, onStanding, onSkipped } = this.parts;
    const results = hashesOfResults(await this.parts.resultsOf(window));
    const keys = this.areAllWanted ? undefined : await keysOf(window, encoding, this.breath);
    const isWanted = new Uint8Array(window.cells.rowCount);
    const skipped: number[] = [];
    for (let i = 0; i < isWanted.length; i++) {
      const row = window.firstRow + i;
      if (results[i] !== ALL_BLANK) onStanding(row, results[i]!);
      if (keys === undefined || states.has(known.stateOf(keys, i, results[i]!))) isWanted[i] = 1;
      else skipped.push(row);
    }
    onSkipped(skipped);
    return { isWanted: (row) => isWanted[row - window.firstRow] === 1, ...(keys && { keys }) };
  }
}

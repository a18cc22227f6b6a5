import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { joinRanges, type RowRange } from "../../../core/table/row-ranges";
import { cellAddress } from "../../../excel/reading/cell-address";
import type { ColumnCheck, ColumnLook } from "../../../scoring/memory/memory-look";
import type { MemorySession } from "../../state/memory/memory-session";
import { headersOf, latestCheck, type MemoryState } from "../../state/memory/memory-state";
import { reachOfRun } from "../../state/memory/reach-of-run";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane } from "../parts/use-pane";
import { MarkRows } from "./MarkRows";
import { CARD_WORDS, markWords, nextRowWords } from "../words/memory/card-words";

export interface ChangedRowsProps {
  readonly memory: MemorySession;
  readonly state: MemoryState;
  readonly column: ColumnLook;
}

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
  /** Smallest target. Source: WCAG 2.2, 2.5.8. */
  link: { minHeight: "24px" },
});

/** Goes to the rows that changed, or have no prediction, one after the other, or marks those that changed. Nothing is shown by itself. */
export function ChangedRows({ memory, state, column }: ChangedRowsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const session = useActions();
  const offset = usePane(({ proposal }) => proposal.shape?.columns.indexOf(headersOf(column)[0] ?? "") ?? 0);
  const [shown, setShown] = useState(0);
  const check = latestCheck(state);
  const changed = check === undefined ? [] : changedRows(check, column);
  // Where none has changed, those without a prediction are what is to be looked at.
  const rows = changed.length > 0 ? changed : (check?.rows.failed ?? []);
  const count = rowsIn(rows);
  const index = count === 0 ? 0 : shown % count;
  const isNewAlone = check?.counts.changed === 0 && check.counts.overwritten === 0;
  const showWords = isNewAlone ? CARD_WORDS.showNew : CARD_WORDS.show;
  const go = () => {
    if (check === undefined) return;
    setShown(index + 1);
    void session.goToCell(check.sheetName, cellAddress(check.firstCell, nthRow(rows, index), Math.max(0, offset)));
  };
  return (
    <div className={styles.row}>
      {count > 0 && (
        <button type="button" className={mergeClasses(texts.link, texts.hint, styles.link)} onClick={go}>
          {shown === 0 ? showWords : nextRowWords(index + 1, count, formats)}
        </button>
      )}
      {column.place !== undefined && (
        <MarkRows
          key={column.column.id}
          resultColumns={column.place.resultColumns}
          markWords={
            check === undefined || changed.length === 0
              ? undefined
              : markWords(rowsIn(changed), changedCount(check, column), formats)
          }
          rowsNow={() => rowsNow(memory, column)}
        />
      )}
    </div>
  );
}

function rowsIn(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { rowCount }) => sum + rowCount, 0);
}

/** The table may have been sorted or edited since it was checked: a mark must not stand beside another row. */
async function rowsNow(memory: MemorySession, look: ColumnLook): Promise<readonly RowRange[] | undefined> {
  await memory.check();
  const state = memory.getState();
  if (state.column?.column.id !== look.column.id || state.check.kind !== "known") return undefined;
  return changedRows(state.check.check, state.column);
}

function changedCount({ counts }: ColumnCheck, look: ColumnLook): number {
  return counts.changed + counts.overwritten + (reachOfRun(look) === "whole" ? counts.new : 0);
}

/**
 * Rows whose inputs or prediction are other ones than were scored, and new ones, as far as they are listed. Where the latest run did not come
 * to all rows, those without a prediction are not what has changed.
 */
function changedRows({ rows }: ColumnCheck, look: ColumnLook): readonly RowRange[] {
  const added = reachOfRun(look) === "whole" ? (rows.new ?? []) : [];
  return joinRanges([...(rows.changed ?? []), ...(rows.overwritten ?? []), ...added]);
}

/** @param index counted from 0 among all rows of the ranges */
function nthRow(ranges: readonly RowRange[], index: number): number {
  let before = 0;
  for (const { firstRow, rowCount } of ranges) {
    if (index < before + rowCount) return firstRow + index - before;
    before += rowCount;
  }
  return 0;
}

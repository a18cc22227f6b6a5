import type { WorkbookModel } from "../workbook-model";
import { undoneChanges } from "./undone-changes";
import { isSameContent, restoreSnapshot, takeSnapshot, type WorkbookSnapshot } from "./workbook-snapshot";

/** Steps that Excel keeps. Source: Microsoft Support, "Undo, redo, or repeat an action". */
const MOST_STEPS = 100;
/** Cells that all steps together may keep beside the workbook's own: some 8 bytes each. */
const MOST_KEPT_CELLS = 20_000_000;

/**
 * What can be undone of a workbook, from the moment this is made. All that one request of a pane does is one step, and so is an entry of a
 * person: whoever edits tells `step-ended`. Source: Microsoft Learn, "Undo capabilities with the Excel JavaScript API".
 *
 * A step keeps the columns that were written to, whole, as they were before; the rest it shares with the workbook.
 */
export class UndoHistory {
  private steps: WorkbookSnapshot[] = [];
  private present: WorkbookSnapshot;

  constructor(private readonly workbook: WorkbookModel) {
    this.present = takeSnapshot(workbook);
    workbook.subscribe(({ kind }) => {
      if (kind === "step-ended") this.endStep();
    });
  }

  get stepCount(): number {
    return this.steps.length;
  }

  /** Whether there is something to undo, edits of a step that goes on included. */
  get canUndo(): boolean {
    return this.steps.length > 0 || !isSameContent(takeSnapshot(this.workbook), this.present);
  }

  /**
   * Takes the latest step back and tells listeners what that changed, as edits of a person. It cannot be undone in turn.
   * @returns whether there was one
   */
  undo(): boolean {
    this.endStep();
    const before = this.steps.pop();
    if (before === undefined) return false;
    const undone = this.present;
    restoreSnapshot(this.workbook, before);
    this.present = takeSnapshot(this.workbook);
    for (const change of undoneChanges(undone, this.present)) this.workbook.tell(change);
    return true;
  }

  private endStep(): void {
    const now = takeSnapshot(this.workbook);
    if (isSameContent(now, this.present)) return;
    this.steps.push(this.present);
    this.present = now;
    const first = Math.max(0, this.steps.length - MOST_STEPS);
    this.steps = this.steps.slice(first);
    while (this.steps.length > 1 && keptCells(this.steps, this.present) > MOST_KEPT_CELLS) this.steps.shift();
  }
}

/** Cells of columns that only steps hold on to, each column once. */
function keptCells(steps: readonly WorkbookSnapshot[], present: WorkbookSnapshot): number {
  const columnsOf = ({ sheets }: WorkbookSnapshot) => [...sheets.values()].flatMap(({ columns }) => columns);
  const own = new Set(columnsOf(present));
  const kept = new Set(steps.flatMap(columnsOf).filter((column) => !own.has(column)));
  return [...kept].reduce((cells, column) => cells + (column?.length ?? 0), 0);
}

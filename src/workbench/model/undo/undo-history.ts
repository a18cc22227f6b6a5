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
  /** What was undone, the latest last, until something new is done. */
  private undoneSteps: WorkbookSnapshot[] = [];
  private present: WorkbookSnapshot;

  constructor(private readonly workbook: WorkbookModel) {
    this.present = takeSnapshot(workbook);
    workbook.subscribe(({ kind }) => {
      if (kind === "step-ended") this.endStep();
      if (kind === "answered") this.present = takeSnapshot(workbook);
    });
  }

  get stepCount(): number {
    return this.steps.length;
  }

  /** Whether there is something to undo, edits of a step that goes on included. */
  get canUndo(): boolean {
    return this.steps.length > 0 || !isSameContent(takeSnapshot(this.workbook), this.present);
  }

  get redoCount(): number {
    return this.undoneSteps.length;
  }

  /**
   * Takes the latest step back and tells listeners what that changed, as edits of a person.
   * @returns whether there was one
   */
  undo(): boolean {
    this.endStep();
    return this.go(this.steps, this.undoneSteps);
  }

  /** Does again what was undone last, unless something else was done since. @returns whether there was such a step */
  redo(): boolean {
    this.endStep();
    return this.go(this.undoneSteps, this.steps);
  }

  /** Goes to the last of some snapshots, and keeps the present as the last of others. */
  private go(from: WorkbookSnapshot[], to: WorkbookSnapshot[]): boolean {
    const target = from.pop();
    if (target === undefined) return false;
    const left = this.present;
    to.push(left);
    restoreSnapshot(this.workbook, target);
    this.present = takeSnapshot(this.workbook);
    for (const change of undoneChanges(left, this.present)) this.workbook.tell(change);
    this.workbook.calculation?.restored();
    return true;
  }

  private endStep(): void {
    const now = takeSnapshot(this.workbook);
    if (isSameContent(now, this.present)) return;
    this.steps.push(this.present);
    this.undoneSteps = [];
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

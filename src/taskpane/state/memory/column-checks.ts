import { asScoringError } from "../../../core/as-scoring-error";
import type { SourceShape } from "../../../scoring/ports";
import { RememberedColumnError } from "../../../scoring/memory/remembered-column-error";
import type { PaneServices } from "../../services/pane-services";
import { LatestOnly } from "../basis/latest-only";
import { CheckRhythm, LONGEST_UNCHECKED_MS } from "./rhythm/check-rhythm";
import { EditWatch } from "./rhythm/edit-watch";
import { latestCheck, type CheckState, type MemoryState } from "./memory-state";

/** So many cells are read unasked: Excel hands them over in about a second. Above that the analyst asks for it. */
export const CELLS_CHECKED_UNASKED = 200_000;

/** Whose column is checked. */
export interface CheckedState {
  readonly getState: () => Pick<MemoryState, "check" | "column">;
  readonly tell: (check: CheckState) => void;
  /** What is selected. */
  readonly shape: () => SourceShape | undefined;
  /** A run reads and writes the table, and it is checked afterwards. */
  readonly isRunning: () => boolean;
  /** Looks into the workbook anew, and then asks for what is to be checked unasked. */
  readonly lookAnew: () => void;
}

/**
 * Which rows of the shown column are still true, as far as was looked. A check is true of its moment. It is made anew when another table is
 * selected, after each run, when Excel tells of an edit or the selection has moved and comes to rest, and when the person comes back to the pane. A table that is too
 * large to be read at every edit is only said to have been edited since: reading it would hold Excel up while somebody types.
 */
export class ColumnChecks {
  private readonly checking = new LatestOnly();
  private readonly rhythm: CheckRhythm;
  private readonly edits: EditWatch;
  /** Edits that Excel told of. */
  private editCount = 0;

  constructor(
    private readonly services: Pick<PaneServices, "columnMemory" | "clock">,
    private readonly of: CheckedState,
  ) {
    this.rhythm = new CheckRhythm(services.clock, () => {
      if (!of.isRunning()) of.lookAnew();
    });
    this.edits = new EditWatch(services.columnMemory, () => this.noteEdit());
  }

  /** Reads the column and what it was made of, however large it is. */
  async check(): Promise<void> {
    const { column } = this.of.getState();
    if (column === undefined || this.of.isRunning()) return;
    const { clock, columnMemory } = this.services;
    this.rhythm.stop();
    const signal = this.checking.begin();
    const before = latestCheck(this.of.getState());
    const [beganMs, { editCount }] = [clock.now(), this];
    const tell = (check: CheckState): void => {
      if (!signal.aborted) this.of.tell(check);
    };
    tell({ kind: "checking", rowsRead: 0, ...(before && { before }) });
    try {
      const port = await columnMemory();
      const check = await port.check(column.column.id, signal, (rowsRead) =>
        tell({ kind: "checking", rowsRead, ...(before && { before }) }),
      );
      // What was edited while it was read may have been read before that.
      tell(this.editCount === editCount ? { kind: "known", check, isOld: false } : old(check, true));
    } catch (error) {
      if (error instanceof RememberedColumnError) tell({ kind: "none" });
      else tell({ kind: "failed", error: asScoringError(error) });
    }
    this.rhythm.noteCheck(clock.now() - beganMs);
  }

  /** Checks what is small enough for that; of anything else it is said that it may have been edited. */
  checkUnasked(): void {
    if (this.of.getState().column === undefined || this.of.isRunning()) return;
    if (this.isSmall()) void this.check();
    else this.noteOld(Infinity);
  }

  /** The person has come back from the sheet, where they may have edited something. */
  ask(): void {
    if (!this.of.isRunning()) this.noteOld(this.rhythm.ask());
  }

  /** The person works in the sheet. */
  askAtRest(): void {
    if (this.of.getState().column !== undefined) this.noteOld(this.rhythm.askAtRest());
  }

  /** The columns were written. Counts from before that, of a table that is not read unasked, would offer rows again that a run has just scored. */
  noteWritten(): void {
    this.drop();
    if (!this.isSmall()) this.of.tell({ kind: "none" });
  }

  /** Follows edits while a column is shown. */
  follow(): void {
    this.edits.want(this.of.getState().column !== undefined);
  }

  /** What is read is of no interest any more. */
  drop(): void {
    this.checking.stop();
  }

  end(): void {
    this.checking.stop();
    this.rhythm.stop();
    this.edits.want(false);
  }

  private noteEdit(): void {
    this.editCount++;
    if (this.of.getState().column === undefined || this.of.isRunning()) return;
    this.noteOld(this.isSmall() ? this.rhythm.askAtRest() : Infinity, true);
  }

  /** Nothing that may have been edited since passes for checked now. @param waitMs until it is checked @param isEdited whether it surely was */
  private noteOld(waitMs: number, isEdited = false): void {
    const { check } = this.of.getState();
    if (waitMs <= LONGEST_UNCHECKED_MS || check.kind !== "known") return;
    if (!check.isOld || (isEdited && check.isEdited !== true)) this.of.tell(old(check.check, isEdited));
  }

  private isSmall(): boolean {
    const shape = this.of.shape();
    return shape !== undefined && shape.rowCount * shape.columns.length <= CELLS_CHECKED_UNASKED;
  }
}

function old(check: Extract<CheckState, { readonly kind: "known" }>["check"], isEdited: boolean): CheckState {
  return { kind: "known", check, isOld: true, ...(isEdited && { isEdited: true }) };
}

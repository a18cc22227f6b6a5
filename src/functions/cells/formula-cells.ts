import { ENDS_BY_ITSELF } from "../answers/error-of-failure";
import type { FormulaTrouble } from "../answers/formula-error";
import type { FormulaQuestion } from "../consent/formula-consents";
import type { FormulaClock } from "../host/ports";

/** What there is to be said of all formulas of a workbook. */
export interface FormulasState {
  /** Cells with our formulas that were calculated since the workbook was opened. */
  readonly cellCount: number;
  readonly waitingCount: number;
  /** Cells without a value, by why. */
  readonly troubles: Readonly<Partial<Record<FormulaTrouble, number>>>;
  /** Cells whose value was given by another version than the one that answers now. */
  readonly oldCount: number;
  readonly requestCount: number;
  /** In these requests; rows that were sent twice count twice. */
  readonly rowCount: number;
  readonly questions: readonly FormulaQuestion[];
}

type CellState =
  { readonly kind: "waiting" } | { readonly kind: "answered"; readonly isOld: () => boolean } | TroubledCell;

interface TroubledCell {
  readonly kind: "troubled";
  readonly trouble: FormulaTrouble;
}

/** One calculation of one cell. */
export interface CellCalculation {
  answered(isOld: () => boolean): void;
  failed(trouble: FormulaTrouble): void;
}

const WAITING: CellState = { kind: "waiting" };
/** Thousands of cells change at once: whoever watches is told of all of them together. */
const TELL_MS = 100;

/** Cells that hold our formulas, as far as Excel told their addresses. It can be watched. */
export class FormulaCells {
  private readonly cells = new Map<string, { readonly of: object; readonly state: CellState }>();
  private readonly listeners = new Set<() => void>();
  private known: FormulasState | undefined;
  private isTelling = false;
  private requestCount = 0;
  private rowCount = 0;
  private unnamed = 0;

  constructor(
    private readonly clock: Pick<FormulaClock, "startTimer">,
    private readonly questions: () => readonly FormulaQuestion[],
  ) {}

  /** The same object as long as nothing has changed. */
  readonly getState = (): FormulasState => (this.known ??= this.workOut());

  /** @returns what ends it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * A cell is calculated. What an earlier calculation of it comes to says nothing any more.
   * @param address undefined where Excel does not tell: such calculations count as long as they go on
   */
  begin(address: string | undefined): CellCalculation {
    const cell = address ?? `calculation ${++this.unnamed}`;
    const of = {};
    const set = (state: CellState): void => {
      if (this.cells.get(cell)?.of !== of) return;
      if (address === undefined) this.cells.delete(cell);
      else this.cells.set(cell, { of, state });
      this.changed();
    };
    this.cells.set(cell, { of, state: WAITING });
    this.changed();
    return {
      answered: (isOld) => set({ kind: "answered", isOld }),
      failed: (trouble) => {
        // The formula is gone, or another calculation has begun.
        if (trouble === "cancelled" && this.cells.get(cell)?.of === of) this.cells.delete(cell);
        set({ kind: "troubled", trouble });
        this.changed();
      },
    };
  }

  noteRequest(rowCount: number): void {
    this.requestCount++;
    this.rowCount += rowCount;
    this.changed();
  }

  /** Something changed that this is made of. */
  changed(): void {
    this.known = undefined;
    if (this.isTelling || this.listeners.size === 0) return;
    this.isTelling = true;
    this.clock.startTimer(TELL_MS, () => {
      this.isTelling = false;
      for (const listener of [...this.listeners]) listener();
    });
  }

  addresses(): readonly string[] {
    return [...this.cells.keys()];
  }

  /** Cells without a value for one of these reasons. */
  addressesIn(troubles: ReadonlySet<FormulaTrouble>): readonly string[] {
    return [...this.cells].flatMap(([address, { state }]) =>
      state.kind === "troubled" && troubles.has(state.trouble) ? [address] : [],
    );
  }

  /** Cells whose trouble ends by itself. */
  addressesToTry(): readonly string[] {
    return this.addressesIn(ENDS_BY_ITSELF);
  }

  private workOut(): FormulasState {
    const states = [...this.cells.values()].map(({ state }) => state);
    const troubles: Partial<Record<FormulaTrouble, number>> = {};
    for (const state of states) {
      if (state.kind === "troubled") troubles[state.trouble] = (troubles[state.trouble] ?? 0) + 1;
    }
    return {
      cellCount: states.length,
      waitingCount: states.filter(({ kind }) => kind === "waiting").length,
      troubles,
      oldCount: states.filter((state) => state.kind === "answered" && state.isOld()).length,
      requestCount: this.requestCount,
      rowCount: this.rowCount,
      questions: this.questions(),
    };
  }
}

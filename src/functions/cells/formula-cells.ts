import { ENDS_BY_ITSELF } from "../answers/error-of-failure";
import type { FormulaTrouble } from "../answers/formula-error";
import type { FormulaQuestion } from "../consent/formula-consents";
import type { FormulaClock } from "../host/ports";
import type { AskedPrediction } from "./asked-prediction";

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

type CellState = { readonly kind: "waiting" } | AnsweredState | TroubledCell;

interface AnsweredState {
  readonly kind: "answered";
  readonly isOld: () => boolean;
  readonly asked?: AskedPrediction | undefined;
}

interface TroubledCell {
  readonly kind: "troubled";
  readonly trouble: FormulaTrouble;
}

/** A cell that has what it asked for. */
export interface AnsweredCell {
  readonly address: string;
  /** Undefined for more than one call, and for one that a run could not do as well. */
  readonly asked: AskedPrediction | undefined;
}

/** One call of a function of ours in a cell; a formula may hold several. */
export interface CellCalculation {
  /** Whether another calculation of the cell begins with it, so that all of the ones before says nothing any more. */
  readonly isFirst: boolean;
  /** @param asked undefined where a run could not do the same */
  answered(isOld: () => boolean, asked?: AskedPrediction): void;
  failed(trouble: FormulaTrouble): void;
}

/** What there is to be known of one cell: its calls, by what tells them apart, and when the last of them began or ended. */
interface KnownCell {
  readonly calls: Map<string, { state: CellState }>;
  atMs: number;
  /** Of the last of them, among those of all cells. */
  begun: number;
}

const WAITING: CellState = { kind: "waiting" };
/** Calls of one calculation of a cell come one after the other: a call after such a pause is of another calculation. */
const PAUSE_MS = 250;
/** Thousands of cells change at once: whoever watches is told of all of them together. */
const TELL_MS = 100;

/** Cells that hold our formulas, as far as Excel told their addresses. It can be watched. */
export class FormulaCells {
  private readonly cells = new Map<string, KnownCell>();
  private readonly listeners = new Set<() => void>();
  private known: FormulasState | undefined;
  private answered: readonly AnsweredCell[] | undefined;
  private isTelling = false;
  private requestCount = 0;
  private rowCount = 0;
  private unnamed = 0;
  private callCount = 0;

  constructor(
    private readonly clock: FormulaClock,
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
   * @param which tells the calls of one formula apart
   */
  begin(address: string | undefined, which = ""): CellCalculation {
    const name = address ?? `calculation ${++this.unnamed}`;
    const call: { state: CellState } = { state: WAITING };
    const cell = this.cellAnew(name);
    cell.begun = ++this.callCount;
    cell.calls.set(which, call);
    const end = (state: CellState | undefined): void => {
      this.changed();
      if (this.cells.get(name) !== cell || cell.calls.get(which) !== call) return;
      cell.atMs = this.clock.now();
      if (state === undefined || address === undefined) cell.calls.delete(which);
      else call.state = state;
      if (cell.calls.size === 0) this.cells.delete(name);
    };
    this.changed();
    return {
      isFirst: cell.calls.size === 1,
      answered: (isOld, asked) => end({ kind: "answered", isOld, asked }),
      // Where it was cancelled, the formula is gone, or another calculation has begun.
      failed: (trouble) => end(trouble === "cancelled" ? undefined : { kind: "troubled", trouble }),
    };
  }

  noteRequest(rowCount: number): void {
    this.requestCount++;
    this.rowCount += rowCount;
    this.changed();
  }

  /** Something changed that this is made of. */
  changed(): void {
    this.known = this.answered = undefined;
    if (this.isTelling || this.listeners.size === 0) return;
    this.isTelling = true;
    this.clock.startTimer(TELL_MS, () => {
      this.isTelling = false;
      for (const listener of [...this.listeners]) listener();
    });
  }

  /** Stands for now: what begins later has a higher number. */
  get begun(): number {
    return this.callCount;
  }

  /**
   * Cells that hold no formula of ours any more.
   * @param begun when it was looked: what was calculated since is there again
   * @returns those that were forgotten
   */
  forget(addresses: readonly string[], begun: number): readonly string[] {
    const gone = addresses.filter((address) => (this.cells.get(address)?.begun ?? Infinity) <= begun);
    for (const address of gone) this.cells.delete(address);
    if (gone.length > 0) this.changed();
    return gone;
  }

  /** Whether a cell waits, or waits until somebody allows so many rows. */
  isAnyHeld(): boolean {
    const { waitingCount, troubles } = this.getState();
    return waitingCount > 0 || troubles["many-rows"] !== undefined;
  }

  /** Cells that have what they asked for. */
  addressesAnswered(): readonly string[] {
    return [...this.cells].flatMap(([address, { calls }]) =>
      stateOf([...calls.values()].map(({ state }) => state)).kind === "answered" ? [address] : [],
    );
  }

  /**
   * The same cells, with what each of them asks for where it asks once, and a run could do so as well. The same list as long as nothing has
   * changed.
   */
  answeredCells(): readonly AnsweredCell[] {
    return (this.answered ??= this.addressesAnswered().map((address) => {
      const [call, ...others] = this.cells.get(address)!.calls.values();
      const asked = call?.state.kind === "answered" ? call.state.asked : undefined;
      return { address, asked: others.length === 0 ? asked : undefined };
    }));
  }

  addresses(): readonly string[] {
    return [...this.cells.keys()];
  }

  /** Cells without a value for one of these reasons. */
  addressesIn(troubles: ReadonlySet<FormulaTrouble>): readonly string[] {
    return [...this.cells].flatMap(([address, { calls }]) => {
      const states = [...calls.values()].map(({ state }) => state);
      return states.some((state) => state.kind === "troubled" && troubles.has(state.trouble)) ? [address] : [];
    });
  }

  /** Cells whose trouble ends by itself. */
  addressesToTry(): readonly string[] {
    return this.addressesIn(ENDS_BY_ITSELF);
  }

  /** The calls of the calculation that goes on, or of another one that begins. */
  private cellAnew(name: string): KnownCell {
    const nowMs = this.clock.now();
    const before = this.cells.get(name);
    if (before !== undefined && nowMs - before.atMs < PAUSE_MS) {
      before.atMs = nowMs;
      return before;
    }
    const cell: KnownCell = { calls: new Map(), atMs: nowMs, begun: 0 };
    this.cells.set(name, cell);
    return cell;
  }

  private workOut(): FormulasState {
    const states = [...this.cells.values()].map(({ calls }) => stateOf([...calls.values()].map(({ state }) => state)));
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

/** A cell waits as long as one of its calls does, and has no value for the first of its troubles. */
function stateOf(calls: readonly CellState[]): CellState {
  const old = (call: CellState): boolean => call.kind === "answered" && call.isOld();
  return (
    calls.find(({ kind }) => kind === "waiting") ??
    calls.find(({ kind }) => kind === "troubled") ?? { kind: "answered", isOld: () => calls.some(old) }
  );
}

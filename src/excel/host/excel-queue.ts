import { CancelledError } from "../../core/errors";
import { toWorkbookError } from "./excel-errors";
import { HostSilence, type StartTimer, type HostWait } from "./host-silence";
import { Turn } from "./turn";

/** The one function of Office.js's `Excel` that is needed; given in, so that any Excel can be worked with: `{ run: Excel.run }`. */
export interface ExcelHost {
  /**
   * Lets the page do what waits for it. Called with each answer of Excel, before it is worked on: Office.js has parsed it in one go, as much
   * of it as there is, and whoever waits for it would go on in the very same task. Absent where nobody looks at a page.
   */
  readonly breathe?: () => Promise<void>;
  readonly run: <T>(options: Excel.RunOptions, batch: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;
}

/** What the pane waits for. */
export interface HostState {
  readonly wait: HostWait;
  /** A caller has left while something was being written: when Excel answers, it is taken back before anything else is done. */
  readonly owesRepair: boolean;
}

/**
 * What a turn is for decides when a cancelled caller leaves it, instead of waiting for its next sync. `reading`: at once, for it does not want
 * to know any more. `writing`: when Excel is silent, for as long as it answers the caller learns what became of the write. `owed`: when Excel is
 * silent, and the turn is taken all the same, for it puts right what must not stay.
 */
export type TurnPurpose = "reading" | "writing" | "owed";

export type TurnWork<T> = (session: ExcelSession, stand: (soFar: T) => void) => Promise<T>;

/** One turn in Excel: a request context whose syncs stop when the caller has left. */
export class ExcelSession {
  constructor(
    readonly context: Excel.RequestContext,
    private readonly turn: Pick<Turn<unknown>, "isLeft">,
    private readonly signal: AbortSignal | undefined,
    private readonly answered: () => void,
    private readonly breathe: ExcelHost["breathe"],
  ) {}

  get workbook(): Excel.Workbook {
    return this.context.workbook;
  }

  /** Nobody waits for this turn any more: what it has written must not stay. Asked after each sync that writes. */
  get isLeft(): boolean {
    return this.turn.isLeft;
  }

  /**
   * Sends what is queued and fills in what was loaded.
   * @throws CancelledError instead, when the signal is aborted. Where it is aborted while Excel holds the answer back, the caller may leave; the
   * sync still ends as Excel ends it, so that the turn can put right what it did
   */
  async sync(): Promise<void> {
    if (this.signal?.aborted === true) throw new CancelledError();
    await this.syncToRepair();
  }

  /** A sync that a cancelled run still owes the sheet: it takes back what must not stay. */
  async syncToRepair(): Promise<void> {
    await this.context.sync();
    this.answered();
    await this.breathe?.();
  }

  /** The same turn for taking back what it did: its syncs are made though the caller has left. */
  toRepair(): ExcelSession {
    return new ExcelSession(this.context, { isLeft: false }, undefined, this.answered, this.breathe);
  }
}

/**
 * Runs one session after another, never two at once: Excel answers overlapping batches in no promised order.
 * One queue serves the whole pane; whatever is built on the same queue waits its turn, also behind a turn that its caller has left.
 */
export class ExcelQueue implements ExcelHost {
  private last: Promise<unknown> = Promise.resolve();
  private turnCount = 0;
  private readonly silence: HostSilence | undefined;
  private readonly listeners = new Set<() => void>();
  /** Turns whose callers have left, and which have something to put right. */
  private readonly owing = new Set<unknown>();

  /** @param startTimer by which it finds out that Excel is silent; without it Excel is waited for as long as it takes */
  constructor(
    private readonly host: ExcelHost,
    startTimer?: StartTimer,
  ) {
    this.silence = startTimer && new HostSilence(host, startTimer, () => this.tell());
  }

  /** The queue itself when it is given one, else a new queue over the host. */
  static over(host: ExcelHost, startTimer?: StartTimer): ExcelQueue {
    return host instanceof ExcelQueue ? host : new ExcelQueue(host, startTimer);
  }

  /** Whether the work on what Excel answers is done where somebody looks at a page. */
  get isWatched(): boolean {
    return this.host.breathe !== undefined;
  }

  get state(): HostState {
    return { wait: this.silence?.current ?? "none", owesRepair: this.owing.size > 0 };
  }

  /** Turns taken so far, and those that wait. */
  get turns(): number {
    return this.turnCount;
  }

  /** Calls back when the state changes. @returns a function that ends it */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readonly run: ExcelHost["run"] = (options, batch) => this.enqueue(() => this.runNow(options, batch));

  /**
   * A turn in Excel, waiting while the analyst is editing a cell.
   * @param work `stand` is told of what is done so far and stays, should the caller leave before all is done
   * @param purpose when the caller leaves after the signal is aborted. The turn itself stays the only one until Excel has answered, and
   * whatever must not stay was taken back
   * @throws WorkbookError what Excel refused, CancelledError
   */
  async session<T>(signal: AbortSignal, work: TurnWork<T>, purpose: TurnPurpose = "reading"): Promise<T> {
    const turn = new Turn<T>();
    const stopWatching = this.letLeave(turn, signal, purpose);
    turn.end(this.enqueue(() => this.take(turn, signal, work, purpose)));
    try {
      return await turn.outcome;
    } catch (error) {
      throw toWorkbookError(error);
    } finally {
      stopWatching();
    }
  }

  /**
   * A signal for what is finished though it was cancelled: it is aborted once the other one is and Excel is silent. Without a clock it never
   * is.
   */
  untilSilent(signal: AbortSignal): AbortSignal {
    const silent = new AbortController();
    // Not before: a run that is never cancelled leaves nothing behind.
    const watch = (): void => {
      const unsubscribe = this.subscribe(() => check());
      const check = (): void => {
        if (this.state.wait === "none") return;
        silent.abort();
        unsubscribe();
      };
      check();
    };
    if (signal.aborted) watch();
    else signal.addEventListener("abort", watch, { once: true });
    return silent.signal;
  }

  /** Waits for everything queued before, whichever way it ended, then runs the task. */
  enqueue<T>(task: () => Promise<T>): Promise<T> {
    this.turnCount++;
    const result = this.last.then(task, task);
    this.last = result;
    return result;
  }

  private async take<T>(turn: Turn<T>, signal: AbortSignal, work: TurnWork<T>, purpose: TurnPurpose): Promise<T> {
    if (signal.aborted && purpose !== "owed") throw new CancelledError();
    turn.hasBegun = true;
    try {
      return await this.runNow({ delayForCellEdit: true }, async (context) => {
        const session = new ExcelSession(context, turn, signal, () => this.silence?.begin(), this.host.breathe);
        const stand = (soFar: T) => turn.stand(soFar);
        return turn.finish(await work(purpose === "owed" ? session.toRepair() : session, stand));
      });
    } finally {
      this.owing.delete(turn);
      this.tell();
    }
  }

  private async runNow<T>(options: Excel.RunOptions, batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    this.silence?.begin();
    try {
      return await this.host.run(options, batch);
    } finally {
      this.silence?.end();
    }
  }

  /** Lets the caller of a turn leave once it may. @returns a function that ends this */
  private letLeave(
    turn: Pick<Turn<unknown>, "leave" | "isLeft" | "hasBegun">,
    signal: AbortSignal,
    purpose: TurnPurpose,
  ): () => void {
    let hasLeft = false;
    const check = (): void => {
      if (hasLeft || !signal.aborted || (purpose !== "reading" && this.state.wait === "none")) return;
      hasLeft = true;
      turn.leave();
      if (turn.isLeft && (purpose === "owed" || (purpose === "writing" && turn.hasBegun))) this.owing.add(turn);
      this.tell();
    };
    signal.addEventListener("abort", check);
    const unsubscribe = this.subscribe(check);
    check();
    return () => {
      signal.removeEventListener("abort", check);
      unsubscribe();
    };
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

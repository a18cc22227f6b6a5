import { CancelledError } from "../../core/errors";
import { toWorkbookError } from "./excel-errors";

/** The one function of Office.js's `Excel` that is needed; given in, so that any Excel can be worked with: `{ run: Excel.run }`. */
export interface ExcelHost {
  readonly run: <T>(options: Excel.RunOptions, batch: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;
}

/** One turn in Excel: a request context whose syncs stop when the caller cancels. */
export class ExcelSession {
  constructor(
    readonly context: Excel.RequestContext,
    private readonly signal: AbortSignal,
  ) {}

  get workbook(): Excel.Workbook {
    return this.context.workbook;
  }

  /**
   * Sends what is queued and fills in what was loaded.
   * @throws CancelledError instead, when the signal is aborted
   */
  async sync(): Promise<void> {
    if (this.signal.aborted) throw new CancelledError();
    await this.context.sync();
  }

  /** A sync that a cancelled run still owes the sheet: it takes back what must not stay. */
  async syncToRepair(): Promise<void> {
    await this.context.sync();
  }
}

/**
 * Runs one session after another, never two at once: Excel answers overlapping batches in no promised order.
 * One queue serves the whole pane; whatever is built on the same queue waits its turn.
 */
export class ExcelQueue implements ExcelHost {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly host: ExcelHost) {}

  /** The queue itself when it is given one, else a new queue over the host. */
  static over(host: ExcelHost): ExcelQueue {
    return host instanceof ExcelQueue ? host : new ExcelQueue(host);
  }

  readonly run: ExcelHost["run"] = (options, batch) => this.enqueue(() => this.host.run(options, batch));

  /**
   * A turn in Excel, waiting while the analyst is editing a cell.
   * @throws WorkbookError what Excel refused, CancelledError when the signal is aborted before a sync
   */
  async session<T>(signal: AbortSignal, work: (session: ExcelSession) => Promise<T>): Promise<T> {
    try {
      return await this.run({ delayForCellEdit: true }, async (context) => {
        if (signal.aborted) throw new CancelledError();
        return work(new ExcelSession(context, signal));
      });
    } catch (error) {
      throw toWorkbookError(error);
    }
  }

  /** Waits for everything queued before, whichever way it ended, then runs the task. */
  enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.last.then(task, task);
    this.last = result;
    return result;
  }
}

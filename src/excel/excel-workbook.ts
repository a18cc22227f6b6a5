import { once } from "../core/once";
import type { SourceRef, SourceShape, Workbook } from "../scoring/ports";
import { ExcelQueue, type ExcelHost } from "./host/excel-queue";
import { describeSource } from "./reading/describe-source";
import type { RunInExcel } from "./run-in-excel";
import type { MarksPlace } from "./marks/mark-shades";
import type { JournalPlace } from "./undo/with-undo";

/**
 * The workbook that is open in Excel, as a scoring run needs it: `new ExcelWorkbook({ run: Excel.run })`, or over the ExcelQueue that
 * the rest of the pane uses. Every method is one or more turns in that queue. A cancelled signal ends one that reads at once, and one that writes when Excel
 * is silent; what it had Excel write is taken back when Excel answers after all.
 * What nobody but a run asks for comes in the same file as the run's own code, so that it is there when the run is.
 */
export class ExcelWorkbook implements Workbook {
  private readonly queue: ExcelQueue;
  /** What can be undone. */
  readonly kept: JournalPlace & MarksPlace = {};
  /** Loaded when the first run is; where its code does not come, the next one who asks tries again. */
  private readonly run = once(async () => {
    const { RunInExcel } = await import(/* webpackChunkName: "run" */ "./run-in-excel");
    return new RunInExcel(this.queue, this.kept);
  });

  constructor(host: ExcelHost) {
    this.queue = ExcelQueue.over(host);
  }

  describe(source: SourceRef, signal: AbortSignal, isToBeWritten = false): Promise<SourceShape> {
    if (isToBeWritten) return this.inRun((run) => run.describe(source, signal));
    return this.queue.session(signal, (session) => describeSource(session, source));
  }

  checkWritable(...asked: Parameters<Workbook["checkWritable"]>): ReturnType<Workbook["checkWritable"]> {
    return this.inRun((run) => run.checkWritable(...asked));
  }

  checkResultColumns(...asked: Parameters<Workbook["checkResultColumns"]>): ReturnType<Workbook["checkResultColumns"]> {
    return this.inRun((run) => run.checkResultColumns(...asked));
  }

  readWindow(...asked: Parameters<Workbook["readWindow"]>): ReturnType<Workbook["readWindow"]> {
    return this.inRun((run) => run.readWindow(...asked));
  }

  makeRoom(...asked: Parameters<Workbook["makeRoom"]>): ReturnType<Workbook["makeRoom"]> {
    return this.inRun((run) => run.makeRoom(...asked));
  }

  addResultColumns(...asked: Parameters<Workbook["addResultColumns"]>): ReturnType<Workbook["addResultColumns"]> {
    return this.inRun((run) => run.addResultColumns(...asked));
  }

  giveRoomBack(...asked: Parameters<Workbook["giveRoomBack"]>): ReturnType<Workbook["giveRoomBack"]> {
    return this.inRun((run) => run.giveRoomBack(...asked));
  }

  asLongAsItAnswers(signal: AbortSignal): AbortSignal {
    return this.queue.untilSilent(signal);
  }

  writeWindow(...asked: Parameters<Workbook["writeWindow"]>): ReturnType<Workbook["writeWindow"]> {
    return this.inRun((run) => run.writeWindow(...asked));
  }

  blankResultRows(...asked: Parameters<Workbook["blankResultRows"]>): ReturnType<Workbook["blankResultRows"]> {
    return this.inRun((run) => run.blankResultRows(...asked));
  }

  readResults(...asked: Parameters<Workbook["readResults"]>): ReturnType<Workbook["readResults"]> {
    return this.inRun((run) => run.readResults(...asked));
  }

  removeResultColumns(
    ...asked: Parameters<Workbook["removeResultColumns"]>
  ): ReturnType<Workbook["removeResultColumns"]> {
    return this.inRun((run) => run.removeResultColumns(...asked));
  }

  /**
   * Shows a cell of a source to the analyst: its sheet comes to the front and the cell is selected.
   * @param address without the sheet's name, as `cellAddress` writes it
   */
  selectCell(sheetName: string, address: string, signal: AbortSignal): Promise<void> {
    return this.queue.session(signal, async (session) => {
      const sheet = session.workbook.worksheets.getItem(sheetName);
      sheet.activate();
      sheet.getRange(address).select();
      await session.sync();
    });
  }

  private async inRun<T>(ask: (run: RunInExcel) => Promise<T>): Promise<T> {
    return ask(await this.run());
  }
}

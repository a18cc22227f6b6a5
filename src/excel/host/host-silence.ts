import { excelCodeOf } from "./excel-errors";

/** How long Excel may take before anything is said: a person who waits longer without a sign thinks that the pane has stopped. */
export const SILENT_AFTER_MS = 2_000;
/** Early enough that an Excel which can answer has done so before anything is said. */
const ASK_AFTER_MS = 1_000;

/**
 * Whether Excel owes an answer for longer than usual. `editing`: a cell is being edited, which holds it up. `slow`: it answers others, so it is
 * only slow. `silent`: it answers nobody, for whatever reason.
 */
export type HostWait = "none" | "slow" | "silent" | "editing";

interface AskedExcel {
  readonly run: (options: Excel.RunOptions, batch: (context: Excel.RequestContext) => Promise<void>) => Promise<void>;
}

/** Calls back once after `delayMs` unless the returned function is called first. */
export type StartTimer = (delayMs: number, act: () => void) => () => void;

/**
 * How long Excel has been silent. A cell that is being edited is the usual reason: Excel keeps every request back until the person leaves
 * the cell, and a click into the pane does not leave it (OfficeDev/office-js #806, #3388).
 *
 * After one second Excel is asked for a word that changes nothing, in a request that does not wait for the cell: it is refused at once
 * while a cell is edited, and answered when Excel is only slow. Source: Microsoft Learn, "Excel.RunOptions".
 */
export class HostSilence {
  private wait: HostWait = "none";
  private stopTimer: () => void = () => undefined;
  /** Counts what was heard and what was asked, so that a late word means nothing. */
  private turn = 0;

  constructor(
    private readonly excel: AskedExcel,
    private readonly startTimer: StartTimer,
    private readonly onChange: () => void,
  ) {}

  get current(): HostWait {
    return this.wait;
  }

  /** A request goes to Excel, or one was answered and the next goes. */
  begin(): void {
    this.end();
    const turn = this.turn;
    let found: HostWait = "silent";
    this.stopTimer = this.startTimer(ASK_AFTER_MS, () => {
      void this.ask().then((answer) => {
        found = answer;
        if (turn === this.turn && this.wait !== "none") this.tell(found);
      });
      this.stopTimer = this.startTimer(SILENT_AFTER_MS - ASK_AFTER_MS, () => this.tell(found));
    });
  }

  /** Excel has answered all that it was asked. */
  end(): void {
    this.stopTimer();
    this.turn++;
    this.tell("none");
  }

  /** What is behind the silence, as soon as Excel gives any answer. */
  private ask(): Promise<HostWait> {
    return this.excel
      .run({}, async (context) => {
        context.workbook.load("name");
        await context.sync();
      })
      .then(
        () => "slow" as const,
        (error: unknown) => (excelCodeOf(error) === "InvalidOperationInCellEditMode" ? "editing" : "silent"),
      );
  }

  private tell(wait: HostWait): void {
    if (wait === this.wait) return;
    this.wait = wait;
    this.onChange();
  }
}

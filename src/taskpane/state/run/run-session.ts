import type { Ceilings, SpentToday } from "../../../composition/memory/column-memory";
import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { Recipe } from "../../../core/recipe/recipe";
import type { PreflightReport } from "../../../core/request/preflight";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { UndoState, Undone } from "../../../excel/undo/undone";
import type { ResultColumns, SourceShape } from "../../../scoring/ports";
import type { RunMemory } from "../../../scoring/run-memory";
import type { RunStatus } from "../../../scoring/run-status";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import type { Connection } from "../../services/connection";
import type { PaneServices, SentColumn } from "../../services/pane-services";
import type { ScoringRunHandle } from "../../services/run-port";
import { Subscribable } from "../basis/subscribable";
import { isSameTable } from "../data/data-session";
import type { RecipePlace } from "../recipe/recipe-place";
import { columnsLeftBy, withResultColumns } from "./columns-left";
import { recipeThatRan } from "./recipe-that-ran";
import { takeOut } from "./take-out";
import { withAll, withColumns, withoutColumns, type WrittenHeaders } from "./written-headers";

/** What one press of the button is about. */
export interface RunOrder {
  readonly connection: Connection;
  readonly address: EndpointAddress;
  /** For people: "iris on Demo models". */
  readonly modelLabel: string;
  /** For people: "Table Iris". */
  readonly sourceLabel: string;
  /** Rows that are sent at most. */
  readonly rowCount: number;
  readonly columns: readonly SentColumn[];
  readonly place: RecipePlace;
  /** What the plan was derived from. */
  readonly recipe: Recipe;
  readonly plan: ScoringPlan;
  /** Whether the model answers for a row alike whatever rows are sent along; absent where no preview has found it out. */
  readonly isRowByRow?: boolean;
  /** Asked once a run: what is told to the workbook of it; undefined where it cannot remember. Never rejected. */
  readonly remember?: () => Promise<RunMemory | undefined>;
}

/** What passing a ceiling would come to. */
export interface CeilingQuestion extends Pick<RunOrder, "sourceLabel" | "rowCount"> {
  /** At least. */
  readonly requests: number;
  readonly ceilings: Ceilings;
  /** Before this run. */
  readonly spent: SpentToday;
}

/** What is to be asked before a run; undefined where it stays below all ceilings. */
export type AskAtCeiling = (order: RunOrder) => Promise<CeilingQuestion | undefined>;

export interface RunState {
  readonly status: RunStatus;
  readonly order?: RunOrder;
  /** The recipe that made the result columns, with what the check inferred: made by it again, they would be the same. */
  readonly recipe?: Recipe;
  /** The button was pressed; what it is about is looked at once more before anything is sent. */
  readonly isPreparing?: true;
  /** Awaits a word before the run begins. */
  readonly question?: CeilingQuestion;
  /** Cancel was pressed; what was answered is still being written. */
  readonly isCancelling: boolean;
  /** What became of the result column after the run. */
  readonly removal: "none" | "removing" | "removed";
  readonly removalError?: ScoringError;
  /** What became of putting back what was in the sheet before. */
  readonly undo?: UndoOfRun;
  /** The analyst has taken the result columns out of the sheet themselves. */
  readonly isGone?: true;
  /** By `tableKey`: headers of all result columns this pane has added there. Predictions are no inputs unless that was said. */
  readonly written: WrittenHeaders;
  /** Hosts that rows have been sent to. */
  readonly knownOrigins: ReadonlySet<string>;
}

/** `was`: what there was to undo. */
export type UndoOfRun =
  | { readonly phase: "undoing" }
  | { readonly phase: "undone"; readonly was: UndoState; readonly undone: Undone }
  | { readonly phase: "failed"; readonly error: ScoringError };

type RunServices = Pick<PaneServices, "runs" | "sheet">;

/** The latest scoring run, as long as the pane is open. */
export class RunSession extends Subscribable<RunState> {
  private readonly services: RunServices;
  private run: ScoringRunHandle | undefined;
  private isStarting = false;
  private isGivenUp = false;
  private giveUp: () => void = () => undefined;
  private answer: (mayBegin: boolean) => void = () => undefined;

  constructor(
    services: RunServices,
    private readonly askAtCeiling?: AskAtCeiling,
  ) {
    super({
      status: { state: "idle" },
      isCancelling: false,
      removal: "none",
      written: new Map(),
      knownOrigins: new Set(),
    });
    this.services = services;
  }

  /**
   * To be awaited between the press of the button and the run, which is then to be started at once. Cancel ends the wait.
   * @param mayBegin whether what is asked for is still what was shown
   * @returns whether to start the run
   */
  async prepare(mayBegin: () => Promise<boolean>): Promise<boolean> {
    const { isPreparing, status } = this.getState();
    if (isPreparing === true || this.isStarting || isUnderWay(status)) return false;
    this.publish({ ...this.getState(), isPreparing: true });
    const isGivenUp = new Promise<false>((settle) => (this.giveUp = () => settle(false)));
    const isRight = await Promise.race([mayBegin(), isGivenUp]);
    if (!isRight) this.endPreparing();
    return isRight;
  }

  /**
   * Starts a run unless one is under way; settles when it has ended.
   * @param isAccepted whether the analyst has agreed already to all that a check found: then the rows without it are scored at once
   */
  async start(order: RunOrder, isAccepted: (report: PreflightReport) => boolean = () => false): Promise<void> {
    if (this.isStarting || isUnderWay(this.getState().status)) return;
    this.isStarting = true;
    try {
      if (!(await this.mayPass(order))) return;
      const status = await this.perform(order, isAccepted);
      if (this.isGivenUp || status.state !== "review" || !this.isWaved(status, isAccepted)) return;
      await this.perform({ ...order, plan: { ...order.plan, onProblems: "score-clean" } }, isAccepted);
    } catch (error) {
      // Only the creation can fail; a run itself says in its status how it ended.
      this.note({ state: "failed", error: asScoringError(error) });
    } finally {
      this.isStarting = false;
      this.isGivenUp = false;
      this.endPreparing();
    }
  }

  private async perform(order: RunOrder, isAccepted: (report: PreflightReport) => boolean): Promise<RunStatus> {
    const runs = await this.services.runs();
    const run = await runs.createRun(order.connection, order.address, await order.remember?.());
    if (this.isGivenUp) return run.getStatus();
    this.begin(order, run);
    const note = () => {
      const status = run.getStatus();
      if (!this.isWaved(status, isAccepted)) this.note(status);
    };
    const end = run.subscribe(note);
    await run.start(order.plan);
    end();
    note();
    return run.getStatus();
  }

  /** Where a ceiling would be passed, the run waits for a word. */
  private async mayPass(order: RunOrder): Promise<boolean> {
    const question = await this.askAtCeiling?.(order);
    if (question === undefined || this.isGivenUp) return !this.isGivenUp;
    const answered = new Promise<boolean>((settle) => (this.answer = settle));
    this.publish({ ...this.getState(), isPreparing: true, question });
    const mayBegin = await answered;
    const { question: _answered, ...state } = this.getState();
    this.publish(state);
    return mayBegin;
  }

  /** Lets the run begin that would pass a ceiling. */
  passCeiling(): void {
    this.answer(true);
  }

  private endPreparing(): void {
    const { isPreparing, question: _unanswered, ...state } = this.getState();
    if (isPreparing === true) this.publish(state);
  }

  /** A review of nothing new is not shown, unless Cancel was pressed meanwhile. */
  private isWaved(status: RunStatus, isAccepted: (report: PreflightReport) => boolean): boolean {
    return status.state === "review" && !this.getState().isCancelling && isAccepted(status.report);
  }

  private begin(order: RunOrder, run: ScoringRunHandle): void {
    this.run = run;
    const { written, knownOrigins } = this.getState();
    const status = run.getStatus();
    this.publish({ status, order, isCancelling: false, removal: "none", written, knownOrigins });
  }

  cancel(): void {
    if (this.getState().isPreparing === true) {
      this.isGivenUp = this.isStarting;
      this.giveUp();
      this.answer(false);
      this.endPreparing();
      return;
    }
    if (!isUnderWay(this.getState().status)) return;
    this.publish({ ...this.getState(), isCancelling: true });
    this.run?.cancel();
  }

  /** Takes the result columns of the latest run out of the sheet again. */
  async removeResultColumns(): Promise<void> {
    const resultColumns = columnsLeftBy(this.getState().status);
    if (resultColumns === undefined || this.getState().removal !== "none") return;
    const { removalError: _old, ...rest } = this.getState();
    this.publish({ ...rest, removal: "removing" });
    try {
      await takeOut(resultColumns, this.services);
      this.publish({ ...this.getState(), removal: "removed", written: withoutColumns(rest.written, resultColumns) });
    } catch (error) {
      this.publish({ ...this.getState(), removal: "none", removalError: asScoringError(error) });
    }
  }

  /** Puts back what stood in the columns of the latest run before it, or the columns that were taken out. */
  async undo(): Promise<void> {
    const columns = columnsLeftBy(this.getState().status);
    if (columns === undefined || this.getState().undo?.phase === "undoing") return;
    this.publish({ ...this.getState(), undo: { phase: "undoing" } });
    try {
      const results = await (await this.services.sheet()).results();
      const was = results.undoable(columns);
      if (was === undefined) return this.noteUndo();
      const undone = await results.undo(columns);
      this.noteUndo({ phase: "undone", was, undone });
    } catch (error) {
      this.noteUndo({ phase: "failed", error: asScoringError(error) });
    }
  }

  private noteUndo(undo?: UndoOfRun): void {
    const { undo: _before, ...state } = this.getState();
    if (undo?.phase !== "undone") return this.publish({ ...state, ...(undo && { undo }) });
    const { resultColumns } = undo.undone;
    const isBack = undo.was === "removed";
    this.publish({
      ...state,
      undo,
      removal: isBack ? "none" : state.removal,
      status: isBack ? withResultColumns(state.status, resultColumns) : state.status,
      written: withColumns(state.written, isBack ? resultColumns : undefined),
    });
  }

  /** Forgets how the latest run ended where its columns are gone. @param shape what is selected */
  async noteSelection(shape: SourceShape): Promise<void> {
    const { status, removal, isGone } = this.getState();
    const left = columnsLeftBy(status);
    if (left === undefined || isUnderWay(status) || removal !== "none" || isGone === true) return;
    if (!isSameTable(left.source, shape.source) || left.headers.every((one) => shape.columns.includes(one))) return;
    const sheet = await this.services.sheet();
    if (!(await sheet.hasColumns(shape, left)) && this.getState().status === status)
      this.publish({ ...this.getState(), isGone: true });
  }

  /** Takes note of result columns that others have found: they are no inputs unless that was said. */
  noteColumns(columns: readonly ResultColumns[]): void {
    const state = this.getState();
    this.publish({ ...state, written: columns.reduce<WrittenHeaders>(withColumns, state.written) });
  }

  private note(status: RunStatus): void {
    const { order, isPreparing: _over, question: _answered, ...state } = this.getState();
    const recipe = order && recipeThatRan(order.recipe, status);
    const reached = order !== undefined && hasSent(status) ? [order.connection.upstream.origin] : [];
    this.publish({
      ...state,
      ...(order && { order }),
      ...(recipe && { recipe }),
      status,
      written: withColumns(state.written, columnsLeftBy(status)),
      knownOrigins: withAll(state.knownOrigins, reached),
    });
  }
}

/** Whether rows have left the workbook. */
function hasSent(status: RunStatus): boolean {
  return (
    status.state === "scoring" || ("summary" in status && status.summary !== undefined && status.summary.batches > 0)
  );
}

export function isUnderWay(status: RunStatus): boolean {
  return status.state === "reading" || status.state === "scoring";
}

import { asScoringError } from "../../../core/as-scoring-error";
import type { Schema } from "../../../core/inputs/schema";
import type { Recipe } from "../../../core/recipe/recipe";
import type { RunScope } from "../../../core/memory/remembered-run";
import type { ChosenInSheet } from "../../../excel/reading/chosen-rows";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { RunMemory } from "../../../scoring/run-memory";
import type { SourceShape } from "../../../scoring/ports";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";
import { isUnderWay, type RunOrder } from "../run/run-session";
import { whenSelected } from "./rhythm/check-rhythm";
import { ColumnChecks } from "./column-checks";
import { columnsAt } from "./columns-at";
import { followPane, selectedShape } from "./follow-pane";
import { followRemoval } from "./follow-removal";
import type { MemoryParts } from "./memory-parts";
import { latestCheck, NOTHING_REMEMBERED, type MemoryState, type RefreshProblem } from "./memory-state";
import { offerOf } from "./offer";
import { questionOfOthers } from "./question-before";
import { reachEndpoint } from "./reach-endpoint";
import { prepareRefresh, problemOf } from "./prepare-refresh";
import { columnMade, rememberRun, tellNotRowByRow } from "./remember-run";
import { putColumnBack, takeColumnOut, type RemovedColumn } from "./removed-column";
import { columnNamed, takeOverRecipe } from "./take-over-recipe";

/** The remembered columns of what is selected, and what can be done with them. */
export class MemorySession extends Subscribable<MemoryState> {
  private readonly looking = new LatestOnly();
  private readonly planning = new LatestOnly();
  private readonly startedAllTheSame = new Set<string>();
  /** Columns that the next press may replace, whatever stands there. */
  private readonly replaceable = new Set<string>();
  private readonly checks: ColumnChecks;
  private chosenLast: ChosenInSheet | undefined;
  /** Settled once the workbook was looked into for the last time it was asked for. Never rejected. */
  refreshed: Promise<void> = Promise.resolve();

  constructor(private readonly parts: MemoryParts) {
    super(NOTHING_REMEMBERED);
    this.checks = new ColumnChecks(parts.services, {
      getState: () => this.getState(),
      tell: (check) => this.publish({ ...this.getState(), check }),
      shape: () => this.shape(),
      isRunning: () => this.isRunning(),
      lookAnew: () => void this.refresh(),
    });
  }

  /** Looks into the workbook, and follows selection and runs from now on. @returns a function that ends it */
  open(): () => void {
    const ends = followPane(this.parts, {
      onSelection: (isOther) => this.follow(isOther),
      onWritten: () => {
        this.checks.noteWritten();
        void this.refresh().then(() => this.choose(columnMade(this.getState(), this.parts.run.getState())));
      },
    });
    const endRemoval = followRemoval(
      this.parts,
      () => void this.refresh(),
      (error) => this.note({ kind: "failed", error: asScoringError(error) }),
    );
    const followed = whenSelected(this.parts.services, () => this.checks.askAtRest());
    void this.refresh();
    return () => {
      for (const end of [...ends, endRemoval]) end();
      this.checks.end();
      void followed.then((end) => end());
      for (const work of [this.looking, this.planning]) work.stop();
    };
  }

  /** The person has come back from the sheet, where they may have edited something. */
  lookAgain(): void {
    this.checks.ask();
  }

  /** Looks into the workbook anew, and checks the column of what is selected where it is small enough. */
  refresh(): Promise<void> {
    this.refreshed = this.lookAnew();
    return this.refreshed;
  }

  private async lookAnew(): Promise<void> {
    const signal = this.looking.begin();
    try {
      const port = await this.parts.services.columnMemory();
      const look = await port.look(signal);
      if (signal.aborted) return;
      this.show({ ...this.getState(), look, lookedAtMs: port.nowUtcMs() });
      this.parts.run.noteColumns(
        look.columns.flatMap(({ place }) => (place === undefined ? [] : [place.resultColumns])),
      );
      this.checks.checkUnasked();
    } catch (error) {
      if (!signal.aborted) this.note({ kind: "failed", error: asScoringError(error) });
    }
  }

  /** Reads the column and what it was made of, however large it is. */
  check(): Promise<void> {
    return this.checks.check();
  }

  /** Shows another one of the table's columns: it is what is wanted now, not a new one. */
  choose(columnId: string | undefined): void {
    const column = this.getState().here.find((one) => one.column.id === columnId);
    if (column === undefined) return;
    if (this.getState().setAside === "new") this.setAside(undefined);
    const { question: _question, problem: _problem, ...state } = this.getState();
    this.checks.drop();
    this.publish({ ...state, column, check: { kind: "none" } });
    this.checks.checkUnasked();
  }

  /** The analyst would rather have a new column; undefined takes that back, and what was to be changed along with it. */
  setAside(what: "new" | undefined): void {
    const { setAside: before, question: _question, problem: _problem, ...state } = this.getState();
    if (before === "change") this.parts.settings.useOwn();
    this.addBeside();
    this.publish({ ...state, ...(what && { setAside: what }) });
  }

  /** The sections replace a column only while its recipe is in them to be changed. */
  private addBeside(): void {
    const source = this.shape()?.source;
    if (source !== undefined) this.parts.recipes.change({ source }, { kind: "choose-name", choice: "next-free" });
  }

  /** Scores rows of the column again, once nothing is left to ask. @param chosen the only ones, with the scope `chosen` */
  async score(scope: RunScope, chosen?: ChosenInSheet): Promise<void> {
    const { column, question: _question, problem: _problem, ...state } = this.getState();
    if (column === undefined || this.isRunning()) return;
    this.chosenLast = chosen;
    this.publish({ ...state, column });
    const question = questionOfOthers(column, scope, this.startedAllTheSame);
    if (question !== undefined) return this.publish({ ...this.getState(), question });
    let order: RunOrder | undefined;
    const isReady = await this.parts.run.prepare(async () => {
      const mayReplace = this.replaceable.delete(column.column.id);
      const before = { check: latestCheck(this.getState()), mayReplace, chosen };
      const prepared = await prepareRefresh(column, scope, before, this.parts, this.planning.begin());
      if (prepared?.kind === "not-ready") this.note(prepared.problem);
      if (prepared?.kind === "asks") this.publish({ ...this.getState(), question: prepared.question });
      if (prepared?.kind === "ready") order = prepared.order;
      return order !== undefined;
    });
    this.planning.stop();
    if (!isReady || order === undefined) return;
    await this.parts.run.start(order);
    await this.parts.data.refresh();
  }

  /** Answers what was asked before a refresh; goes on with it where the answer is yes. */
  async answer(isYes: boolean): Promise<void> {
    const { question, ...state } = this.getState();
    if (question === undefined) return;
    this.publish(state);
    if (!isYes) return;
    if (question.kind === "under-way") this.startedAllTheSame.add(question.runId);
    else if (question.kind === "replace") this.replaceable.add(state.column?.column.id ?? "");
    else (await this.parts.services.columnMemory()).allow(question.place);
    await this.score(question.scope, this.chosenLast);
  }

  /** Puts the remembered recipe into the sections of the pane; what is scored then replaces the column. */
  async change(): Promise<void> {
    const { column, problem: _problem, ...state } = this.getState();
    const shape = this.shape();
    if (column === undefined || shape === undefined) return;
    this.publish({ ...state, column });
    try {
      const reached = await reachEndpoint(column.column.recipe, this.parts.connection);
      if (reached.kind === "not-reached") return this.note(reached.problem);
      takeOverRecipe(column, shape.source, reached, this.parts);
      this.publish({ ...this.getState(), setAside: "change" });
    } catch (error) {
      this.note({ kind: "failed", error: asScoringError(error) });
    }
  }

  /** Keeps a recipe for the column, by which it is scored the next time; what another one made is called current no more. */
  async saveRecipe(recipe: Recipe, schema: Schema | undefined): Promise<void> {
    const { column, problem: _problem, ...state } = this.getState();
    if (column === undefined || this.isRunning()) return;
    this.publish({ ...state, column });
    try {
      await (await this.parts.services.columnMemory()).changeRecipe(column.column.id, recipe, schema);
    } catch (error) {
      return this.note(problemOf(error));
    }
    this.setAside(undefined);
    this.checks.drop();
    this.publish({ ...this.getState(), check: { kind: "none" } });
    await this.refresh();
    if (this.getState().check.kind === "none") await this.check();
  }

  /** Takes the fill of marked rows away, that of an earlier session too. */
  async unmark(): Promise<void> {
    const place = this.getState().column?.place;
    try {
      if (place !== undefined) await (await (await this.parts.services.sheet()).results()).unmark(place.resultColumns);
    } catch (error) {
      this.note({ kind: "failed", error: asScoringError(error) });
    }
  }

  /** Takes the column out of the sheet, and what is remembered of it out of the workbook. */
  async remove(): Promise<void> {
    const { column, isRemoving } = this.getState();
    const place = column?.place;
    if (column === undefined || place === undefined || isRemoving === true || this.isRunning()) return;
    await this.changeSheet({ isRemoving: true }, (services) => takeColumnOut({ ...column, place }, services));
  }

  /** Puts the column back that was taken out last; it is remembered again. */
  async putBack(): Promise<void> {
    const { removed, isPuttingBack } = this.getState();
    if (removed === undefined || isPuttingBack === true || this.isRunning()) return;
    await this.changeSheet({ isPuttingBack: true }, (services) => putColumnBack(removed, services));
  }

  /** A preview has found that an endpoint answers for a row otherwise when others are sent along: what it made is scored as a whole only. */
  async noteNotRowByRow(endpoint: Pick<EndpointAddress, "origin" | "route">): Promise<void> {
    try {
      if (await tellNotRowByRow(this.getState().here, endpoint, this.parts.services.columnMemory)) await this.refresh();
    } catch (error) {
      this.note({ kind: "failed", error: asScoringError(error) });
    }
  }

  /** What a run of the sections tells the workbook of itself. Never rejected: what cannot be remembered ends no run. */
  memoryOf(order: RunOrder, schema: Schema | undefined): Promise<RunMemory | undefined> {
    const { plan } = order;
    const replaced = plan.collision === "replace" ? columnNamed(plan, this.getState().here) : undefined;
    return rememberRun(order, schema, replaced?.column.id, this.parts.services.columnMemory);
  }

  /** @param change what can be put back from then on */
  private async changeSheet(
    mark: Pick<MemoryState, "isRemoving" | "isPuttingBack">,
    change: (services: MemoryParts["services"]) => Promise<RemovedColumn | undefined>,
  ): Promise<void> {
    const { problem: _problem, ...state } = this.getState();
    this.publish({ ...state, ...mark });
    try {
      const removed = await change(this.parts.services);
      const { removed: _before, ...others } = this.getState();
      this.publish({ ...others, ...(removed && { removed }) });
    } catch (error) {
      this.note({ kind: "failed", error: asScoringError(error) });
    }
    const { isRemoving: _removing, isPuttingBack: _puttingBack, ...after } = this.getState();
    this.publish(after);
    await this.parts.data.refresh();
    await this.refresh();
  }

  protected override publish({ offer: _before, ...state }: MemoryState): void {
    const offer = offerOf(state);
    super.publish({ ...state, ...(offer && { offer }) });
    this.checks.follow();
  }

  /** Another selection, or the same one after it was edited. */
  private follow(isOther: boolean): void {
    const { setAside: _aside, question: _question, problem: _problem, ...state } = this.getState();
    this.show(isOther ? state : this.getState());
    if (this.isRunning()) return;
    const isRanged = this.shape()?.source.kind === "range";
    // Columns of a table are found by its id, which stays; those of a range by addresses, which may have moved.
    if (isRanged && (state.look?.columns.length ?? 0) > 0) void this.refresh();
    else this.checks.checkUnasked();
  }

  /** Publishes a state with the columns of what is selected; a check of another column is none of this one. */
  private show({ column: before, ...state }: MemoryState): void {
    const shape = this.shape();
    const here = shape === undefined || state.look === undefined ? [] : columnsAt(shape.source, state.look.columns);
    const column = here.find((one) => one.column.id === before?.column.id) ?? here[0];
    const isSame = column !== undefined && column.column.id === before?.column.id;
    if (!isSame) this.checks.drop();
    this.publish({ ...state, here, ...(column && { column }), check: isSame ? state.check : { kind: "none" } });
  }

  private note(problem: RefreshProblem): void {
    this.publish({ ...this.getState(), problem });
  }

  private shape(): SourceShape | undefined {
    return selectedShape(this.parts);
  }

  private isRunning(): boolean {
    const { status, isPreparing } = this.parts.run.getState();
    return isPreparing === true || isUnderWay(status);
  }
}

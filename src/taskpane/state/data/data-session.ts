import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import { canonicalJson } from "../../../core/json/canonical-json";
import type { SourceRef } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";
import type { Selection } from "../../services/sheet-port";
import { Subscribable } from "../basis/subscribable";

/** Arrow keys and drags change the selection many times a second; the sheet is asked when it rests. */
export const SELECTION_REST_MS = 250;

/** A pointer that goes in and out of the pane has the sheet read once in this time. */
export const LOOK_AGAIN_AFTER_MS = 1_000;

export interface DataState {
  /** `undefined` until the first answer. */
  readonly selection: Selection | undefined;
  /** By range: whether its first row names the columns, where the analyst corrected what the pane took it for. */
  readonly hasHeaders: ReadonlyMap<string, boolean>;
  /** Why the pane cannot follow the selection, so that the analyst must ask for it to be read. */
  readonly followError?: ScoringError;
  /** It was found out only when rows were about to be sent: none were, and what is selected now is to be looked at first. */
  readonly isNews?: true;
}

const NOTHING: DataState = { selection: undefined, hasHeaders: new Map() };

/** The table or range at the selection. */
export class DataSession extends Subscribable<DataState> {
  private readonly services: Pick<PaneServices, "sheet" | "clock">;
  private stopWaiting: () => void = () => undefined;
  private stopLooking: () => void = () => undefined;
  private newest = 0;
  private readsUnderWay = 0;
  private readAtMs = -Infinity;

  constructor(services: Pick<PaneServices, "sheet" | "clock">) {
    super(NOTHING);
    this.services = services;
  }

  /** Reads the selection and follows it from now on. @returns a function that ends it */
  async open(): Promise<() => Promise<void>> {
    await this.refresh();
    try {
      return await (await this.services.sheet()).followSelection(() => this.refreshWhenAtRest());
    } catch (error) {
      this.publish({ ...this.getState(), followError: asScoringError(error) });
      return () => Promise.resolve();
    }
  }

  async refresh(): Promise<void> {
    const asked = ++this.newest;
    const selection = await this.read();
    if (asked === this.newest) this.show(selection);
  }

  /**
   * Reads the selection when the person comes back to the pane: Excel's events of it may be late, and in some workbooks none comes.
   * Source: OfficeDev/office-js #6311, #533. Where it is being read, or was a moment ago, it is read once more a moment later: what was
   * read may be older than the return.
   * @param mayLook asked when it is about to be read
   */
  lookAgain(mayLook: () => boolean = () => true): void {
    this.stopLooking();
    const { clock } = this.services;
    const readAtMs = this.readsUnderWay > 0 ? clock.now() : this.readAtMs;
    const restMs = readAtMs + LOOK_AGAIN_AFTER_MS - clock.now();
    if (restMs > 0) this.stopLooking = clock.after(restMs, () => this.lookAgain(mayLook));
    else if (mayLook()) void this.refresh();
  }

  /**
   * Reads the selection before rows of it are sent.
   * @returns whether it is what the pane has shown; where it is not, the pane shows it now, as news
   */
  async confirm(): Promise<boolean> {
    const { selection: shown } = this.getState();
    for (;;) {
      const asked = ++this.newest;
      const selection = await this.read();
      // Excel told of a change meanwhile, or it was asked for: what was read is old.
      if (asked !== this.newest) continue;
      const isShown = shown !== undefined && shownOf(selection) === shownOf(shown);
      this.show(selection, isShown ? "known" : "news");
      return isShown;
    }
  }

  async setHasHeaders(source: SourceRef, hasHeaders: boolean): Promise<void> {
    const state = this.getState();
    this.publish({ ...state, hasHeaders: new Map([...state.hasHeaders, [sourceKey(source), hasHeaders]]) });
    await this.refresh();
  }

  /** Publishes nothing where nothing is new, so that looking costs the pane nothing. News stay news until something else is selected. */
  private show(selection: Selection, as: "change" | "known" | "news" = "change"): void {
    const { isNews, ...state } = this.getState();
    const isSame = state.selection !== undefined && textOf(selection) === textOf(state.selection);
    const isNewsNow = as === "news" || (as === "change" && isSame && isNews === true);
    if (isSame && isNewsNow === (isNews === true)) return;
    this.publish({
      ...state,
      selection: isSame ? state.selection : selection,
      ...(isNewsNow && { isNews: true }),
    });
  }

  private refreshWhenAtRest(): void {
    this.stopWaiting();
    this.stopWaiting = this.services.clock.after(SELECTION_REST_MS, () => void this.refresh());
  }

  private async read(): Promise<Selection> {
    this.readsUnderWay++;
    try {
      const sheet = await this.services.sheet();
      const selection = await sheet.readSelection();
      if (selection.kind === "none" || selection.shape.source.kind === "table") return selection;
      const corrected = this.getState().hasHeaders.get(sourceKey(selection.shape.source));
      const isRight = corrected === undefined || corrected === selection.shape.source.hasHeaders;
      return isRight ? selection : await sheet.readSelection(corrected);
    } catch (error) {
      return { kind: "none", error: asScoringError(error) };
    } finally {
      this.readsUnderWay--;
      this.readAtMs = this.services.clock.now();
    }
  }
}

/** Equal for selections that are the same in all that is known of them. */
function textOf(selection: Selection): string {
  if (selection.kind === "source") return canonicalJson(selection.shape);
  const { code, message, detail } = selection.error;
  return canonicalJson([code, message, detail]);
}

/** All that the pane shows of a selection. Where the cells stand is no part of it: rows may be inserted above a table. */
function shownOf(selection: Selection): string {
  if (selection.kind === "none") return textOf(selection);
  const { source, label, columns, rowCount, hasHiddenRows = false } = selection.shape;
  return canonicalJson([source, label, columns, rowCount, hasHiddenRows]);
}

/** Equal for one table, and for all ranges of one sheet: a range is another one as soon as a result column stands beside it. */
export function tableKey(source: SourceRef): string {
  return source.kind === "table" ? `table ${source.tableId}` : `sheet ${source.sheetId}`;
}

/** Whether both are one table, or ranges from one corner on: a range grows when a result column comes to stand beside it. */
export function isSameTable(one: SourceRef, other: SourceRef): boolean {
  return cornerKey(one) === cornerKey(other);
}

function cornerKey(source: SourceRef): string {
  return source.kind === "table" ? tableKey(source) : `${tableKey(source)} ${source.address.replace(/:.*/, "")}`;
}

/** Equal for one table or range. */
export function sourceKey(source: SourceRef): string {
  return source.kind === "table" ? `table ${source.tableId}` : `range ${source.sheetId} ${source.address}`;
}

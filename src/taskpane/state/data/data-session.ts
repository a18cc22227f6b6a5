import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import { canonicalJson, isSameJson } from "../../../core/json/canonical-json";
import type { SourceRef, SourceShape } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";
import type { Selection, SheetPort } from "../../services/sheet-port";
import { Subscribable } from "../basis/subscribable";
import { ALL_ROWS, readRows, type RowsToScore, type RowsWanted } from "./rows-wanted";

/** Arrow keys and drags change the selection many times a second, and a filter hides many pieces of a table: the sheet is asked when it rests. */
export const SELECTION_REST_MS = 250;

/** A pointer that goes in and out of the pane has the sheet read once in this time. */
export const LOOK_AGAIN_AFTER_MS = 1_000;

export interface DataState {
  /** `undefined` until the first answer. */
  readonly selection: Selection | undefined;
  /** By range: whether its first row names the columns, where the analyst corrected what the pane took it for. */
  readonly hasHeaders: ReadonlyMap<string, boolean>;
  /** By table, or the corner that a range begins at: which rows are to be scored, where the analyst chose. */
  readonly rowsWanted: ReadonlyMap<string, RowsWanted>;
  /** Of the selection: the rows that are to be scored as the sheet stands. Absent where nothing is selected. */
  readonly rows?: RowsToScore;
  /** Why the pane cannot follow the selection, so that the analyst must ask for it to be read. */
  readonly followError?: ScoringError;
  /** It was found out only when rows were about to be sent: none were, and what is selected now is to be looked at first. */
  readonly isNews?: true;
}

const NOTHING: DataState = { selection: undefined, hasHeaders: new Map(), rowsWanted: new Map() };

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

  /** Reads the selection and follows it from now on, with what changes its table while it stays. @returns a function that ends it */
  async open(): Promise<() => Promise<void>> {
    await this.refresh();
    try {
      const readAgain = (): void => this.refreshWhenAtRest();
      return await (await this.services.sheet()).followSelection(readAgain, readAgain);
    } catch (error) {
      this.publish({ ...this.getState(), followError: asScoringError(error) });
      return () => Promise.resolve();
    }
  }

  async refresh(): Promise<void> {
    const asked = ++this.newest;
    const found = await this.read();
    if (asked === this.newest) this.show(found);
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
    const shown = this.getState();
    for (;;) {
      const asked = ++this.newest;
      const found = await this.read();
      // Excel told of a change meanwhile, or it was asked for: what was read is old.
      if (asked !== this.newest) continue;
      const isShown = shownOf(found) === shownOf(shown);
      this.show(found, isShown ? "known" : "news");
      return isShown;
    }
  }

  async setHasHeaders(source: SourceRef, hasHeaders: boolean): Promise<void> {
    const state = this.getState();
    this.publish({ ...state, hasHeaders: new Map([...state.hasHeaders, [sourceKey(source), hasHeaders]]) });
    await this.refresh();
  }

  /** Which rows of a table or range are to be scored from now on; they are looked for at once. */
  async setRows(shape: SourceShape, wanted: RowsWanted): Promise<void> {
    const state = this.getState();
    const rowsWanted = new Map([...state.rowsWanted, [cornerKey(shape.source), wanted]]);
    this.publish({ ...state, rowsWanted, rows: { wanted, rowCount: undefined } });
    await this.refresh();
  }

  /** All rows of every table again. */
  forgetRows(): Promise<void> {
    this.publish({ ...this.getState(), rowsWanted: new Map() });
    return this.refresh();
  }

  /** Publishes nothing where nothing is new, so that looking costs the pane nothing. News stay news until something else is selected. */
  private show({ selection, rows }: FoundSelection, as: "change" | "known" | "news" = "change"): void {
    const { isNews, rows: rowsBefore, ...state } = this.getState();
    const isSameSource = state.selection !== undefined && textOf(selection) === textOf(state.selection);
    const isSame = isSameSource && isSameJson(rows, rowsBefore);
    const isNewsNow = as === "news" || (as === "change" && isSame && isNews === true);
    if (isSame && isNewsNow === (isNews === true)) return;
    this.publish({
      ...state,
      selection: isSameSource ? state.selection : selection,
      ...(rows && { rows: isSame && rowsBefore !== undefined ? rowsBefore : rows }),
      ...(isNewsNow && { isNews: true }),
    });
  }

  private refreshWhenAtRest(): void {
    this.stopWaiting();
    this.stopWaiting = this.services.clock.after(SELECTION_REST_MS, () => void this.refresh());
  }

  private async read(): Promise<FoundSelection> {
    this.readsUnderWay++;
    try {
      const sheet = await this.services.sheet();
      const selection = await this.readSelection(sheet);
      if (selection.kind === "none") return { selection };
      const wanted = this.getState().rowsWanted.get(cornerKey(selection.shape.source)) ?? ALL_ROWS;
      return { selection, rows: await readRows(sheet, selection.shape, wanted) };
    } catch (error) {
      return { selection: { kind: "none", error: asScoringError(error) } };
    } finally {
      this.readsUnderWay--;
      this.readAtMs = this.services.clock.now();
    }
  }

  private async readSelection(sheet: SheetPort): Promise<Selection> {
    const selection = await sheet.readSelection();
    if (selection.kind === "none" || selection.shape.source.kind === "table") return selection;
    const corrected = this.getState().hasHeaders.get(sourceKey(selection.shape.source));
    const isRight = corrected === undefined || corrected === selection.shape.source.hasHeaders;
    return isRight ? selection : await sheet.readSelection(corrected);
  }
}

/** What is selected, and which rows of it are to be scored. */
type FoundSelection = Pick<DataState, "rows"> & { readonly selection: Selection };

/** Equal for selections that are the same in all that is known of them. */
function textOf(selection: Selection): string {
  if (selection.kind === "source") return canonicalJson(selection.shape);
  const { code, message, detail } = selection.error;
  return canonicalJson([code, message, detail]);
}

/** All that the pane shows of a selection. Where the cells stand is no part of it: rows may be inserted above a table. */
function shownOf({ selection, rows }: Pick<DataState, "selection" | "rows">): string {
  if (selection === undefined) return "";
  if (selection.kind === "none") return textOf(selection);
  const { source, label, columns, rowCount, hasHiddenRows = false } = selection.shape;
  return canonicalJson([source, label, columns, rowCount, hasHiddenRows, rows?.ranges ?? null]);
}

/** Equal for one table, and for all ranges of one sheet: a range is another one as soon as a result column stands beside it. */
export function tableKey(source: SourceRef): string {
  return source.kind === "table" ? `table ${source.tableId}` : `sheet ${source.sheetId}`;
}

/** Whether both are one table, or ranges from one corner on: a range grows when a result column comes to stand beside it. */
export function isSameTable(one: SourceRef, other: SourceRef): boolean {
  return cornerKey(one) === cornerKey(other);
}

/** Equal for one table, and for ranges from one corner on. */
export function cornerKey(source: SourceRef): string {
  return source.kind === "table" ? tableKey(source) : `${tableKey(source)} ${source.address.replace(/:.*/, "")}`;
}

/** Equal for one table or range. */
export function sourceKey(source: SourceRef): string {
  return source.kind === "table" ? `table ${source.tableId}` : `range ${source.sheetId} ${source.address}`;
}

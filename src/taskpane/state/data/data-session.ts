import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { SourceRef } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";
import type { Selection } from "../../services/sheet-port";
import { Subscribable } from "../basis/subscribable";

/** Arrow keys and drags change the selection many times a second; the sheet is asked when it rests. */
export const SELECTION_REST_MS = 250;

export interface DataState {
  /** `undefined` until the first answer. */
  readonly selection: Selection | undefined;
  /** By range: whether its first row names the columns, where the analyst corrected what the pane took it for. */
  readonly hasHeaders: ReadonlyMap<string, boolean>;
  /** Why the pane cannot follow the selection, so that the analyst must ask for it to be read. */
  readonly followError?: ScoringError;
}

const NOTHING: DataState = { selection: undefined, hasHeaders: new Map() };

/** The table or range at the selection. */
export class DataSession extends Subscribable<DataState> {
  private readonly services: Pick<PaneServices, "sheet" | "clock">;
  private stopWaiting: () => void = () => undefined;
  private newest = 0;

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
    if (asked === this.newest) this.publish({ ...this.getState(), selection });
  }

  async setHasHeaders(source: SourceRef, hasHeaders: boolean): Promise<void> {
    const state = this.getState();
    this.publish({ ...state, hasHeaders: new Map([...state.hasHeaders, [sourceKey(source), hasHeaders]]) });
    await this.refresh();
  }

  private refreshWhenAtRest(): void {
    this.stopWaiting();
    this.stopWaiting = this.services.clock.after(SELECTION_REST_MS, () => void this.refresh());
  }

  private async read(): Promise<Selection> {
    try {
      const sheet = await this.services.sheet();
      const selection = await sheet.readSelection();
      if (selection.kind === "none" || selection.shape.source.kind === "table") return selection;
      const corrected = this.getState().hasHeaders.get(sourceKey(selection.shape.source));
      const isRight = corrected === undefined || corrected === selection.shape.source.hasHeaders;
      return isRight ? selection : await sheet.readSelection(corrected);
    } catch (error) {
      return { kind: "none", error: asScoringError(error) };
    }
  }
}

/** Equal for one table, and for all ranges of one sheet: a range is another one as soon as a result column stands beside it. */
export function tableKey(source: SourceRef): string {
  return source.kind === "table" ? `table ${source.tableId}` : `sheet ${source.sheetId}`;
}

/** Equal for one table or range. */
export function sourceKey(source: SourceRef): string {
  return source.kind === "table" ? `table ${source.tableId}` : `range ${source.sheetId} ${source.address}`;
}

import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { CollisionChoice, SourceRef, SourceShape } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";
import type { Selection } from "../../services/sheet-port";
import { Subscribable } from "../basis/subscribable";
import type { InputChoice, InputChoices } from "./match-inputs";
import type { TensorChoices } from "./match-tensors";

/** Arrow keys and drags change the selection many times a second; the sheet is asked when it rests. */
export const SELECTION_REST_MS = 250;

export type NameChoice = Exclude<CollisionChoice, "refuse">;

export interface DataState {
  /** `undefined` until the first answer. */
  readonly selection: Selection | undefined;
  /** By range: whether its first row names the columns, where the analyst corrected what the pane took it for. */
  readonly hasHeaders: ReadonlyMap<string, boolean>;
  /** By source and model: what the analyst said about inputs. */
  readonly inputChoices: ReadonlyMap<string, InputChoices>;
  /** By source and model: which columns make its tensors. */
  readonly tensorChoices: ReadonlyMap<string, TensorChoices>;
  /** By source: columns that are not sent to a model without a schema. */
  readonly leftOut: ReadonlyMap<string, ReadonlySet<string>>;
  /** By source: what to do about a column that already has the result's name. */
  readonly nameChoices: ReadonlyMap<string, NameChoice>;
  /** Why the pane cannot follow the selection, so that the analyst must ask for it to be read. */
  readonly followError?: ScoringError;
}

const NOTHING: DataState = {
  selection: undefined,
  hasHeaders: new Map(),
  inputChoices: new Map(),
  tensorChoices: new Map(),
  leftOut: new Map(),
  nameChoices: new Map(),
};

/** The table or range at the selection, and which of its columns are sent. */
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
    this.publish(withEntry(this.getState(), "hasHeaders", sourceKey(source), hasHeaders));
    await this.refresh();
  }

  /** Says what feeds an input of a model: a column, a constant, or `null` for nothing. */
  chooseInput(shape: SourceShape, route: string, inputName: string, choice: InputChoice): void {
    const key = choicesKey(shape.source, route);
    const choices = new Map([...(this.getState().inputChoices.get(key) ?? []), [inputName, choice] as const]);
    this.publish(withEntry(this.getState(), "inputChoices", key, choices));
  }

  /** Says which columns make a tensor of a model; "" is the tensor without a name. */
  chooseTensor(shape: SourceShape, route: string, tensorName: string, columns: ReadonlySet<string>): void {
    const key = choicesKey(shape.source, route);
    const choices = new Map([...(this.getState().tensorChoices.get(key) ?? []), [tensorName, columns] as const]);
    this.publish(withEntry(this.getState(), "tensorChoices", key, choices));
  }

  /** Says which columns are not sent when there is no schema to go by. */
  leaveOut(source: SourceRef, columns: ReadonlySet<string>): void {
    this.publish(withEntry(this.getState(), "leftOut", sourceKey(source), columns));
  }

  chooseName(source: SourceRef, choice: NameChoice): void {
    this.publish(withEntry(this.getState(), "nameChoices", sourceKey(source), choice));
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

export function sourceKey(source: SourceRef): string {
  return source.kind === "table" ? `table ${source.tableId}` : `range ${source.sheetId} ${source.address}`;
}

export function choicesKey(source: SourceRef, route: string): string {
  return `${sourceKey(source)} ${route}`;
}

type MapKey = "hasHeaders" | "inputChoices" | "tensorChoices" | "leftOut" | "nameChoices";
type MapValue<M> = M extends ReadonlyMap<string, infer Value> ? Value : never;

function withEntry<Key extends MapKey>(
  state: DataState,
  key: Key,
  entryKey: string,
  value: MapValue<DataState[Key]>,
): DataState {
  return { ...state, [key]: new Map<string, unknown>([...state[key], [entryKey, value]]) };
}

import type { DeviceMemory } from "../../composition/device-memory";
import { consent, isConsented } from "../../composition/memory/consents";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { ModelName } from "../arguments/model-name";
import { knownModel, rememberModel } from "../models/known-models";
import { RowAllowance } from "./row-allowance";

/** What formulas want to send, and nobody has allowed yet. */
export interface FormulaQuestion {
  readonly id: string;
  /** Why it is asked: columns that were never sent there from this device, or many rows at once. */
  readonly about: "columns" | "rows";
  readonly model: ModelName;
  /** Headers; none for the card of a model. */
  readonly columns: readonly string[];
  /** Of all formulas that wait for the answer. */
  readonly rowCount: number;
}

interface OpenQuestion extends FormulaQuestion {
  /** By the cell that asks, so that its next calculation counts as the same. */
  readonly rowsOf: Map<string, number>;
}

/** What was taken back counts from then on. */
const RECENT_MS = 1_000;

/**
 * Whether formulas may send anything: only what somebody of this device has allowed, by origin, endpoint and columns, in the list that recipes
 * of workbooks have, too. Opening a workbook asks nobody outside.
 */
export class FormulaConsents {
  private readonly open = new Map<string, OpenQuestion>();
  private readonly allowance: RowAllowance;
  /** What was allowed when it was last looked up: a thousand formulas ask in one second. */
  private readonly recent = new Map<string, { readonly address: EndpointAddress; readonly atMs: number }>();

  /** @param onChange told when other questions are open, or for more rows */
  constructor(
    private readonly device: Pick<DeviceMemory, "read" | "write">,
    private readonly now: () => number,
    private readonly onChange: () => void,
  ) {
    this.allowance = new RowAllowance(now);
  }

  /** In the order in which they came up. */
  get questions(): readonly FormulaQuestion[] {
    return [...this.open.values()].map(({ rowsOf, ...question }) => ({ ...question, rowCount: sumOf(rowsOf) }));
  }

  /** Where a formula's columns may be sent; undefined where that must be asked first. */
  addressFor(model: ModelName, columns: readonly string[]): EndpointAddress | undefined {
    const key = JSON.stringify([model.text, columns]);
    const before = this.recent.get(key);
    const nowMs = this.now();
    if (before !== undefined && nowMs - before.atMs < RECENT_MS) return before.address;
    this.recent.delete(key);
    const address = knownModel(this.device, model.text);
    if (address === undefined) return undefined;
    const { origin, route } = address;
    if (!isConsented(this.device, { origin, route, columns })) return undefined;
    this.recent.set(key, { address, atMs: nowMs });
    return address;
  }

  /** Notes that a formula waits for an answer. */
  ask(model: ModelName, columns: readonly string[], cell: string, rowCount: number): void {
    this.note("columns", model, columns, cell, rowCount);
  }

  /** How many of these rows may go now; of the others it is asked. */
  takeRows(model: ModelName, columns: readonly string[], rowCount: number): number {
    const taken = this.allowance.take(rowCount);
    if (taken < rowCount) {
      const before = this.open.get(`rows ${model.text}`)?.rowsOf.get("") ?? 0;
      this.note("rows", model, columns, "", before + rowCount - taken);
    }
    return taken;
  }

  /** @param address where somebody has seen that the rows would go */
  allow(id: string, address: EndpointAddress): void {
    const question = this.open.get(id);
    if (question === undefined) return;
    const { origin, route } = address;
    rememberModel(this.device, question.model.text, address);
    consent(this.device, { origin, route, columns: question.columns });
    this.allowance.grant(sumOf(question.rowsOf));
    this.close(id);
  }

  /** Not now: formulas ask again when they are calculated again. */
  close(id: string): void {
    if (this.open.delete(id)) this.onChange();
  }

  private note(
    about: FormulaQuestion["about"],
    model: ModelName,
    columns: readonly string[],
    cell: string,
    rowCount: number,
  ): void {
    const id = `${about} ${model.text}`;
    const before = this.open.get(id);
    const rowsOf = before?.rowsOf ?? new Map<string, number>();
    rowsOf.set(cell, rowCount);
    const all = [...new Set([...(before?.columns ?? []), ...columns])];
    this.open.set(id, { id, about, model, columns: all, rowCount: 0, rowsOf });
    this.onChange();
  }
}

function sumOf(rowsOf: ReadonlyMap<string, number>): number {
  return [...rowsOf.values()].reduce((sum, rows) => sum + rows, 0);
}

import { areaOf, bottomOf, containsArea, rightOf, SHEET_COLUMNS, type Area } from "../areas/area";
import type { FormulaPosition } from "../results/calculation-engine";
import type { SheetModel } from "../sheets/sheet-model";
import { cellError, type CellValue } from "../texts/cell-content";
import { customFunctionKey } from "../texts/custom-function-name";
import type { FunctionArguments } from "../values/function-arguments";
import { ErrorResult, isArray } from "../values/operand";
import { addressOf, readArguments } from "./invocation-arguments";
import type { InvocationAnswer } from "./invocation-answer";
import { FormulaCalculation, type CallsOfCell, type Invocation, type KeptInvocation } from "./formula-calculation";
import { readFunctionMetadata, type CustomFunction } from "./function-metadata";

/** The page that runs an add-in's functions. */
export interface FunctionRuntime {
  call(call: Invocation): void;
  /** Nobody waits for the answer of a call any more. */
  cancel(id: number): void;
}

const NAME = cellError("#NAME?");

/**
 * The functions that add-ins brought to a workbook, and the calls of them: one for each in a formula, made when the formula is calculated and
 * kept with its answer until it is calculated again.
 */
export class CustomFunctions {
  /** What a blank cell is handed over as: Excel on the desktop says 0, Excel on the web null. Source: OfficeDev/office-js #4702, #1951. */
  blank: 0 | null = null;
  private readonly functions = new Map<string, CustomFunction>();
  private readonly cells = new Map<SheetModel, Map<number, CallsOfCell>>();
  private readonly live = new Map<number, { readonly place: FormulaPosition; readonly kept: KeptInvocation }>();
  private page: FunctionRuntime | undefined;
  private nextId = 1;

  /**
   * Takes over the functions of an add-in. From now on formulas that call them wait for its page.
   * @param namespace what stands before their names: "SCORE"
   * @param metadata what the add-in's functions.json holds
   * @throws TypeError when that is something else
   */
  register(namespace: string, metadata: unknown): void {
    for (const fn of readFunctionMetadata(namespace, metadata)) this.functions.set(customFunctionKey(fn.name), fn);
  }

  /** All functions, in the order in which they came. */
  get known(): readonly CustomFunction[] {
    return [...this.functions.values()];
  }

  /** @param name as people write it, or as files hold it */
  find(name: string): CustomFunction | undefined {
    return this.functions.get(customFunctionKey(name));
  }

  /** The add-in's page is there, perhaps anew: it hears of all calls that nobody has answered. */
  attach(page: FunctionRuntime): void {
    this.page = page;
    for (const { kept } of this.live.values()) page.call(kept.call);
  }

  /**
   * Begins to calculate a formula, or goes on where it waited: calls that were answered are not made again.
   * @param isAnew all calls are made again
   */
  calculation(place: FormulaPosition, isAnew: boolean): FormulaCalculation {
    if (isAnew) this.forget(place.sheet, areaOf(place.row, place.column));
    return new FormulaCalculation(this.callsAt(place), {
      prepare: (name, args) => this.prepare(place, name, args),
      make: (call) => this.make(place, call),
      drop: this.drop,
    });
  }

  /**
   * Takes the answer of a call; one that nobody waits for any more is dropped.
   * @returns where the formula stands that waited for it
   */
  answer(id: number, answer: InvocationAnswer): FormulaPosition | undefined {
    const found = this.live.get(id);
    if (found === undefined) return undefined;
    found.kept.answer = answer;
    if (!found.kept.call.fn.isStreaming) this.live.delete(id);
    return found.place;
  }

  /** Cancels what formulas in an area wait for, and forgets what they were answered. */
  forget(sheet: SheetModel, area?: Area): void {
    const ofSheet = this.cells.get(sheet);
    if (ofSheet === undefined) return;
    const isOne = area?.rowCount === 1 && area.columnCount === 1;
    const keys = isOne ? [keyOf(area)] : [...ofSheet.keys()];
    for (const key of keys) {
      if (area !== undefined && !isOne && !isIn(area, key)) continue;
      for (const { call } of ofSheet.get(key)?.values() ?? []) this.drop(call);
      ofSheet.delete(key);
    }
  }

  forgetAll(): void {
    for (const sheet of [...this.cells.keys()]) this.forget(sheet);
  }

  /** Whether a formula waits for a page. */
  isWaiting(place: FormulaPosition): boolean {
    return [...(this.cells.get(place.sheet)?.get(keyOf(place))?.values() ?? [])].some(({ call }) =>
      this.live.has(call.id),
    );
  }

  /** What an add-in says of the error that a cell shows, of a formula of its own or of one whose result has spread into it. */
  messageAt(sheet: SheetModel, row: number, column: number): string | undefined {
    const spill = sheet.arrayAreas.find((area) => area.isSpill && containsArea(area, areaOf(row, column)));
    const own = spill ?? { row, column };
    const shown = sheet.getValue(row, column);
    for (const { answer } of this.cells.get(sheet)?.get(keyOf(own))?.values() ?? []) {
      const message = answer && messageIn(answer, row - own.row, column - own.column, shown);
      if (message !== undefined) return message;
    }
    return undefined;
  }

  private prepare(place: FormulaPosition, name: string, args: FunctionArguments): Omit<Invocation, "id"> {
    const fn = this.find(name);
    // What Excel says of a function that no add-in of this device has.
    if (fn === undefined) throw new ErrorResult(NAME);
    const { values, addresses } = readArguments(fn, args, this.blank);
    return {
      fn,
      values,
      address: fn.wantsAddress ? addressOf({ sheet: place.sheet, area: areaOf(place.row, place.column) }) : null,
      parameterAddresses: fn.wantsParameterAddresses ? addresses : null,
    };
  }

  private make(place: FormulaPosition, prepared: Omit<Invocation, "id">): KeptInvocation {
    const call = { ...prepared, id: this.nextId++ };
    const kept: KeptInvocation = { call, answer: undefined };
    this.live.set(call.id, { place, kept });
    this.page?.call(call);
    return kept;
  }

  private readonly drop = ({ id }: Invocation): void => {
    if (this.live.delete(id)) this.page?.cancel(id);
  };

  private callsAt(place: FormulaPosition): CallsOfCell {
    const ofSheet = this.cells.get(place.sheet) ?? new Map<number, CallsOfCell>();
    this.cells.set(place.sheet, ofSheet);
    const calls = ofSheet.get(keyOf(place)) ?? new Map<string, KeptInvocation>();
    ofSheet.set(keyOf(place), calls);
    return calls;
  }
}

function keyOf({ row, column }: Pick<FormulaPosition, "row" | "column">): number {
  return row * SHEET_COLUMNS + column;
}

/** What was said of the value at a place of an answer, if it is the one that is shown. */
function messageIn(answer: InvocationAnswer, row: number, column: number, shown: CellValue): string | undefined {
  const { result, message, messages } = answer;
  if (!isArray(result)) return result === shown ? message : undefined;
  return result.rows[row]?.[column] === shown ? messages?.[row]?.[column] : undefined;
}

function isIn(area: Area, key: number): boolean {
  const row = Math.floor(key / SHEET_COLUMNS);
  const column = key % SHEET_COLUMNS;
  return row >= area.row && row < bottomOf(area) && column >= area.column && column < rightOf(area);
}

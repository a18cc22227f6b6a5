/** What the formulas need from outside; the programs that have formulas join it. */
import type { EndpointAccess } from "../../composition/endpoint-access";
import type { Cell } from "../../core/table/cell";
import type { DateSystem } from "../../core/table/date-serial";

/** What Excel hands over beside a formula's arguments, as much of it as is used. */
export interface FormulaInvocation {
  /** The cell that holds the formula: "Sheet1!F2". */
  readonly address?: string;
  /** Where each argument stands; none for one that is calculated. Absent where this Excel does not tell. */
  readonly parameterAddresses?: readonly (string | null | undefined)[];
  /** Somebody looks at the value of a part of a formula; undefined in an Excel that does not tell. */
  readonly isInValuePreview?: boolean;
  /** Set by the function: what is to happen when nobody wants its value any more. */
  onCanceled?: () => void;
}

/** The cells that formulas point at, as the sheet holds them. Each question is one request to Excel, however many addresses it names. */
export interface SheetCells {
  /** Whether a blank cell is handed to functions as 0, as Excel for Windows and Mac do (office-js issue 4702). */
  readonly handsBlanksAsZero: boolean;
  dateSystem(): Promise<DateSystem>;
  /** The rows of each area; undefined for one that is not there any more. */
  cellsAt(addresses: readonly string[]): Promise<readonly (readonly (readonly Cell[])[] | undefined)[]>;
  /** Headers over each area that lies in the data of one table, one a column; undefined for one that does not. */
  headersAt(addresses: readonly string[]): Promise<readonly (readonly string[] | undefined)[]>;
}

/** A workspace or a server that this device knows. */
export interface FormulaPlace {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  /** It is kept: signs in as somebody is signed in when it is used. */
  readonly access: EndpointAccess;
}

/** The places that a model's name can stand for. */
export interface FormulaPlaces {
  /** Asks none of them. */
  list(): Promise<readonly FormulaPlace[]>;
}

/** The cells that hold our formulas, as the sheet has them. Each question is one turn in Excel, however many addresses it names. */
export interface CellRecalculation {
  /**
   * Calculates cells anew.
   * @returns those that hold no formula of ours any more, which are left alone, and those that are calculated under another address
   */
  markDirty(addresses: readonly string[]): Promise<readonly string[]>;
  /** Those of these cells that hold no formula of ours any more. */
  withoutFormula(addresses: readonly string[]): Promise<readonly string[]>;
}

/** Time, as it is given from outside. */
export interface FormulaClock {
  /** Milliseconds of a clock that is never set; only differences matter. */
  readonly now: () => number;
  /** @returns what takes it back */
  readonly startTimer: (delayMs: number, act: () => void) => () => void;
}

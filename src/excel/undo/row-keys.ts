import type { Cell } from "../../core/table/cell";
import { fingerprintOf } from "../../core/request/row-fingerprint";
import { isFormula } from "../reading/is-formula";

/** By what a row is known again, wherever it stands: hashes of its cells, of which no text is kept. */
export interface RowKey {
  /** Of the cells that prove it is the row that was scored. */
  readonly proving: number;
  /** Of all its cells but the results: tells rows apart that were scored alike. */
  readonly whole: number;
}

/** Which cells of a row make its key: positions among the cells that are given. */
export interface KeyPositions {
  readonly proving: readonly number[];
  readonly whole: readonly number[];
}

/**
 * A formula tells rows apart by its result only where it proves them: elsewhere it may depend on the very results that come and go.
 * @param values and @param formulas as Office.js gives them
 */
export function rowKey(
  values: readonly unknown[],
  { proving, whole }: KeyPositions,
  formulas: readonly unknown[] = [],
): RowKey {
  return {
    proving: hashOf(proving.map((at) => values[at])),
    whole: hashOf(whole.map((at) => (isFormula(formulas[at], values[at]) ? null : values[at]))),
  };
}

/** The hash of some values of a row. */
export function hashOf(values: readonly unknown[]): number {
  return fingerprintOf(JSON.stringify(values));
}

/** A cell's value as Office.js gives it. */
export function givenValue(cell: Cell): string | number | boolean {
  if (cell === null) return "";
  if (typeof cell !== "object") return cell;
  switch (cell.kind) {
    case "date":
      return cell.serial;
    case "formatted":
      return cell.value;
    case "error":
      return cell.error;
    case "rich":
      return cell.basicValue;
    case "stale":
      return givenValue(cell.last);
  }
}

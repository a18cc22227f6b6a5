import { areaOf } from "../areas/area";
import { isCellError, type CellValue } from "../texts/cell-content";
import { readDate } from "../texts/read-date";
import { readNumber } from "../texts/read-number";
import { finite, rounded } from "../values/coercion";
import { settledValue, valuesIn, type FunctionArguments } from "../values/function-arguments";
import { noError, NotCalculable, type CellsOperand } from "../values/operand";
import { takes, type WorksheetFunction } from "./worksheet-function";

type Criterion = (value: CellValue) => boolean;

/** Operator and operand of a criterion: ">=5", "<>x", "x". */
const CRITERION = /^(<=|>=|<>|<|>|=)?([^]*)$/;
const WILDCARDS = /[*?~]/;

/** Functions with one criterion. Source: Microsoft Support, "COUNTIF function", "SUMIF function". */
export const CRITERIA_FUNCTIONS: Readonly<Record<string, WorksheetFunction>> = {
  COUNTIF: takes(2, 2, (args) => {
    const meets = criterion(args);
    const cells = args.cells(0);
    let count = 0;
    let seen = 0;
    for (const value of valuesIn(cells, args.place)) {
      seen++;
      if (meets(value)) count++;
    }
    const unseen = cells.area.rowCount * cells.area.columnCount - seen;
    return count + (meets(null) ? unseen : 0);
  }),
  SUMIF: takes(2, 3, (args) => {
    const meets = criterion(args);
    const tested = args.cells(0);
    // The cells that are added begin where they are told to, and are as many as those that are tested.
    const added = args.count === 3 ? sameShape(args.cells(2), tested) : tested;
    const used = tested.sheet.usedWithin(tested.area);
    if (used === undefined) return 0;
    args.place.settle(tested.sheet, used);
    // Blank cells beyond the used ones would count, and are not looked at.
    if (meets(null)) throw new NotCalculable();
    let total = 0;
    for (let row = used.row; row < used.row + used.rowCount; row++) {
      for (let column = used.column; column < used.column + used.columnCount; column++) {
        if (!meets(settledValue(tested.sheet, row, column))) continue;
        const place = areaOf(added.area.row + row - tested.area.row, added.area.column + column - tested.area.column);
        args.place.settle(added.sheet, place);
        const value = noError(settledValue(added.sheet, place.row, place.column));
        if (typeof value === "number") total += value;
      }
    }
    return finite(total);
  }),
};

function sameShape({ sheet, area }: CellsOperand, { area: like }: CellsOperand): CellsOperand {
  return { sheet, area: { ...area, rowCount: like.rowCount, columnCount: like.columnCount } };
}

/** @throws NotCalculable for criteria of blanks, with wildcards, and orders of texts */
function criterion(args: FunctionArguments): Criterion {
  const wanted = noError(args.value(1));
  if (typeof wanted === "number") return equals(wanted);
  if (typeof wanted !== "string") throw new NotCalculable();
  const [, operator = "=", operand = ""] = CRITERION.exec(wanted)!;
  if (operand === "" || WILDCARDS.test(operand) || /^(true|false|#.*)$/i.test(operand)) throw new NotCalculable();
  const number = readNumber(operand)?.value ?? readDate(operand, args.place.workbook)?.serial;
  if (operator === "=") return equals(number ?? operand);
  if (operator === "<>") {
    const isEqual = equals(number ?? operand);
    return (value) => !isEqual(value);
  }
  if (number === undefined) throw new NotCalculable();
  // Only numbers are compared with a number.
  return (value) => typeof value === "number" && holds(operator, rounded(value) - rounded(number));
}

/** A number meets a text that reads as the same number, too. */
function equals(wanted: number | string): Criterion {
  if (typeof wanted === "string") {
    const text = wanted.toLowerCase();
    return (value) => typeof value === "string" && value.toLowerCase() === text;
  }
  return (value) => {
    const number = typeof value === "string" ? readNumber(value)?.value : value;
    return typeof number === "number" && !isCellError(value) && rounded(number) === rounded(wanted);
  };
}

function holds(operator: string, order: number): boolean {
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

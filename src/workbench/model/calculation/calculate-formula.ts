import { arrayConstant } from "./array-constant";
import { areaOf, bottomOf, rightOf, unionOf } from "../areas/area";
import { cellError, WAITING, type CellValue } from "../texts/cell-content";
import { callsCustomFunction } from "../texts/custom-function-calls";
import { isCustomFunctionName } from "../texts/custom-function-name";
import { binaryResult } from "../values/arithmetic";
import type { CalculationPlace } from "../values/calculation-place";
import { asNumber, finite } from "../values/coercion";
import { cellsAt, cellsOfTable, cellsOfWholeTable } from "./find-cells";
import { formulaTree, type FormulaTree } from "../texts/formula-tree";
import { FunctionArguments, singleValue } from "../values/function-arguments";
import { knownFunction, takesSingleValues } from "../functions/known-functions";
import {
  ErrorResult,
  failsWith,
  isArray,
  isCells,
  noError,
  NotCalculable,
  SeveralValues,
  Waiting,
  type ArrayOperand,
  type CellsOperand,
  type Operand,
} from "../values/operand";
import { overArrays } from "../values/over-arrays";

/** A name as people give it, of no other sheet or workbook and none of Excel's own. */
const GIVEN_NAME = /^(?!_xl)[\p{L}_\\][\p{L}\p{N}_.\\]*$/iu;

/** Names that stand for names: Excel finds no circle in them, but a file may hold one. */
const MOST_NAMES_DEEP = 50;

/** Functions that work out only the arguments they turn out to need. */
const CHOOSES = /^(?:_xlfn\.)?(?:if|iferror|ifna|ifs|switch|choose)$/i;

/**
 * What a formula comes to in Excel: WAITING while an add-in has not answered; undefined where it holds anything that is not calculated here: a function that is not known, an
 * array that no add-in answered, a result that fills more than its cell.
 * @throws what `place.settle` throws
 */
export function calculateFormula(formula: string, place: CalculationPlace): CellValue | undefined {
  const result = formulaResult(formula, place);
  return result === undefined || !isArray(result) ? result : undefined;
}

/** As `calculateFormula`, but for results of several cells: their values, of which none is blank. */
export function formulaResult(formula: string, place: CalculationPlace): CellValue | ArrayOperand | undefined {
  const tree = formulaTree(formula);
  if (tree === undefined) return undefined;
  try {
    const operand = new Calculation(place, callsCustomFunction(formula)).operand(tree, true);
    if (isArray(operand) && operand.rows.length * operand.rows[0]!.length > 1) {
      return { rows: operand.rows.map((row) => row.map((value) => value ?? 0)) };
    }
    // A formula that leads to a blank cell shows 0.
    return singleValue(operand, place) ?? 0;
  } catch (error) {
    if (error instanceof ErrorResult) return error.value;
    if (error instanceof Waiting) return WAITING;
    // A formula may be nested deeper than this can follow.
    if (error instanceof NotCalculable || error instanceof RangeError) return undefined;
    throw error;
  }
}

class Calculation {
  /** What calls of add-ins' functions came to, and all that was made of several values: it may be asked for again, which is no second call. */
  private readonly known = new Map<FormulaTree, Operand>();

  constructor(
    private readonly place: CalculationPlace,
    private readonly callsOut: boolean,
    private readonly depth = 0,
  ) {}

  /** @param isWhole this part is the whole formula */
  operand(tree: FormulaTree, isWhole = false): Operand {
    const known = this.known.get(tree);
    if (known !== undefined) return known;
    const operand = this.workedOut(tree, isWhole);
    if (isArray(operand)) this.known.set(tree, operand);
    return operand;
  }

  private workedOut(tree: FormulaTree, isWhole: boolean): Operand {
    switch (tree.type) {
      case "Literal":
        return tree.value;
      case "ErrorLiteral":
        return cellError(tree.value);
      case "ReferenceIdentifier":
        return this.reference(tree.value, tree.kind);
      case "UnaryExpression":
        return this.unary(tree.operator, tree.arguments[0]!);
      case "BinaryExpression":
        return this.binary(tree.operator, tree.arguments[0]!, tree.arguments[1]!, isWhole);
      case "CallExpression":
        return this.call(tree, nameOf(tree.callee), tree.arguments);
      default:
        throw new NotCalculable();
    }
  }

  private reference(text: string, kind: "name" | "range" | "beam" | "table"): Operand {
    if (kind === "table") return cellsOfTable(text, this.place);
    return kind === "name" ? this.named(text) : cellsAt(text, this.place);
  }

  /** What a defined name stands for, or the data rows of a table. A name that differs from sheet to sheet is not calculated. */
  private named(name: string): Operand {
    const texts = this.place.workbook.definedNames.get(name.toLowerCase());
    if (texts === undefined) {
      const cells = cellsOfWholeTable(name, this.place);
      if (cells !== undefined) return cells;
      // No add-in is asked with a name that stands for nothing; other formulas are left to Excel, as a file may hold names of odd kinds.
      throw this.callsOut && GIVEN_NAME.test(name) ? failsWith("#NAME?") : new NotCalculable();
    }
    const tree = texts.length === 1 ? formulaTree(texts[0]!) : undefined;
    if (tree === undefined || this.depth >= MOST_NAMES_DEEP || !isFixed(tree)) throw new NotCalculable();
    return new Calculation(this.place, this.callsOut, this.depth + 1).operand(tree);
  }

  private value(tree: FormulaTree): CellValue {
    return singleValue(this.operand(tree), this.place);
  }

  private unary(operator: string, tree: FormulaTree): Operand {
    if (operator === "@") return this.inOwnRow(this.operand(tree));
    if (operator === "#") return this.spilledFrom(tree);
    const result = (value: CellValue): CellValue => {
      if (operator === "+") return noError(value);
      const number = asNumber(value, this.place.workbook);
      if (operator === "-") return finite(-number);
      if (operator === "%") return finite(number / 100);
      throw new NotCalculable();
    };
    return this.forEach(
      [tree],
      () => result(this.value(tree)),
      ([value]) => result(value!),
    );
  }

  /** All cells that the result of a formula fills: "A1#". Source: Microsoft Support, "Spilled range operator". */
  private spilledFrom(tree: FormulaTree): CellsOperand {
    const operand = this.operand(tree);
    if (!isCells(operand)) throw new NotCalculable();
    const { sheet, area } = operand;
    singleValue(operand, this.place);
    const spill = sheet.arrayAreas.find(
      ({ row, column, isSpill }) => isSpill && row === area.row && column === area.column,
    );
    if (spill !== undefined) return { sheet, area: spill };
    if (sheet.getFormula(area.row, area.column) === undefined) throw new ErrorResult(cellError("#REF!"));
    return operand;
  }

  /** The one cell of a column or a row that stands beside the formula's own. Source: Microsoft Support, "Implicit intersection operator". */
  private inOwnRow(operand: Operand): Operand {
    if (isArray(operand)) return operand.rows[0]![0]!;
    if (!isCells(operand)) return operand;
    const { sheet, area } = operand;
    const { row, column } = this.place;
    if (area.rowCount === 1 && area.columnCount === 1) return operand;
    const isBeside =
      area.columnCount === 1
        ? row >= area.row && row < bottomOf(area)
        : area.rowCount === 1 && column >= area.column && column < rightOf(area);
    if (!isBeside) throw new ErrorResult(cellError("#VALUE!"));
    return { sheet, area: area.columnCount === 1 ? areaOf(row, area.column) : areaOf(area.row, column) };
  }

  private binary(operator: string, left: FormulaTree, right: FormulaTree, isWhole: boolean): Operand {
    if (operator === ":") return this.span(left, right);
    if (operator === " " || operator === ",") throw new NotCalculable();
    const result = (a: CellValue, b: () => CellValue): CellValue =>
      binaryResult(operator, noError(a), b(), this.place.workbook, isWhole);
    return this.forEach(
      [left, right],
      () =>
        result(
          this.beside([right], () => this.value(left)),
          () => this.value(right),
        ),
      ([a, b]) => result(a!, () => b!),
    );
  }

  /** The smallest block that holds both. */
  private span(left: FormulaTree, right: FormulaTree): Operand {
    const a = this.operand(left);
    const b = this.operand(right);
    if (!isCells(a) || !isCells(b) || a.sheet !== b.sheet) throw new NotCalculable();
    return { sheet: a.sheet, area: unionOf(a.area, b.area) };
  }

  private call(tree: FormulaTree, name: string, args: readonly (FormulaTree | null)[]): Operand {
    if (isCustomFunctionName(name)) return this.callCustom(tree, name, args);
    // How a file writes "A1#".
    if (/^_xlfn\.ANCHORARRAY$/i.test(name) && args[0]) return this.spilledFrom(args[0]);
    const known = knownFunction(name);
    if (known === undefined || args.length < known.least || args.length > known.most) throw new NotCalculable();
    const resultOf = (operands: (index: number) => Operand): Operand =>
      known.result(new FunctionArguments(args.length, this.place, operands));
    const once = (): Operand =>
      resultOf((index) => {
        const others = CHOOSES.test(name) ? [] : args.slice(index + 1);
        return this.beside(others, () => this.argument(args[index]));
      });
    if (!takesSingleValues(name)) return asOne(once);
    return this.forEach(args, once, (values) => resultOf((index) => values[index]!));
  }

  private callCustom(tree: FormulaTree, name: string, args: readonly (FormulaTree | null)[]): Operand {
    const operand = asOne(() =>
      this.place.callCustom(name, args.length, (index) =>
        this.beside(args.slice(index + 1), () => arrayConstant(args[index]) ?? this.argument(args[index])),
      ),
    );
    this.known.set(tree, operand);
    return operand;
  }

  /** Works something out of single values, or where one of its arguments has several, for each of these. */
  private forEach(
    args: readonly (FormulaTree | null)[],
    once: () => Operand,
    each: (values: readonly CellValue[]) => Operand,
  ): Operand {
    try {
      return once();
    } catch (error) {
      if (!(error instanceof SeveralValues)) throw error;
    }
    const operands = args.map((arg, index) => this.beside(args.slice(index + 1), () => this.argument(arg)));
    return overArrays(operands, this.place, each);
  }

  /** Works something out; where that waits for an add-in, what stands beside it is begun, so that an add-in hears of all calls at once. */
  private beside<Result>(others: readonly (FormulaTree | null)[], result: () => Result): Result {
    try {
      return result();
    } catch (error) {
      if (error instanceof Waiting) for (const other of others) this.begin(other);
      throw error;
    }
  }

  private begin(tree: FormulaTree | null): void {
    try {
      this.argument(tree);
    } catch (error) {
      if (!(error instanceof Waiting || error instanceof NotCalculable)) throw error;
    }
  }

  private argument(tree: FormulaTree | null | undefined): Operand {
    if (tree === null || tree === undefined) return null;
    try {
      return this.operand(tree);
    } catch (error) {
      if (error instanceof ErrorResult) return error.value;
      throw error;
    }
  }
}

/** Works out what cannot be worked out for each of several values. */
function asOne<Result>(result: () => Result): Result {
  try {
    return result();
  } catch (error) {
    throw error instanceof SeveralValues ? new NotCalculable() : error;
  }
}

function nameOf(callee: unknown): string {
  const { name } = callee as { readonly name?: unknown };
  return typeof name === "string" ? name : "";
}

/** Whether a name's formula means the same cells wherever it is used. One with relative references moves with the cell that uses it. */
function isFixed(tree: FormulaTree): boolean {
  if (tree.type === "ReferenceIdentifier") {
    const isRange = tree.kind === "range" || tree.kind === "beam";
    return !isRange || (tree.value.includes("!") && !/(?<![$A-Z])[A-Z]|(?<![$\d])\d/i.test(cellsPart(tree.value)));
  }
  const inner = "arguments" in tree ? tree.arguments : [];
  return (inner as readonly (FormulaTree | null)[]).every((part) => part === null || isFixed(part));
}

function cellsPart(reference: string): string {
  return reference.slice(reference.lastIndexOf("!") + 1);
}

import type { ColumnReading } from "../../../core/columns/column-reading";
import { CURES, type CellCause, type ColumnType, type Cure } from "../../../core/columns/column-type";
import { encodeCell } from "../../../core/columns/encode-cell";
import { sendsBlanks } from "../../../core/columns/sends-blanks";
import { isSameJson } from "../../../core/json/canonical-json";
import { isSameWay, waysOf, type CureExample, type CureWay } from "../../../core/request/cure-ways";
import type { PreflightReport } from "../../../core/request/preflight";
import type { DateOrder } from "../../../core/table/date-order";
import type { DecimalMark } from "../../../core/table/locale-number";
import { CHECK_WORDS } from "../words/check-words";
import { exampleWords, sendInsteadWords, wayWords } from "../words/cure-words";

/** One thing to do about cells at fault. */
export interface CureOption {
  readonly id: string;
  readonly words: string;
  /** Absent: their rows are left out, or the value to fill in is still to be typed. */
  readonly cure?: Cure;
  readonly decimalMark?: DecimalMark;
  readonly dateOrder?: DateOrder;
  /** Whether the analyst types the value. */
  readonly takesValue?: boolean;
}

const LEAVE_OUT: CureOption = { id: "leave-out", words: CHECK_WORDS.leaveRowsOut };

/** What is known of the cells at fault, and what was chosen for their column. */
export interface KnownCells {
  readonly examples?: readonly CureExample[] | undefined;
  readonly choice?: ColumnReading;
}

/** What can be done about a fault in a column, leaving its rows out first. */
export function cureOptions(
  cause: CellCause,
  column: PreflightReport["columns"][number],
  { examples, choice = {} }: KnownCells = {},
): CureOption[] {
  const kinds = CURES[cause];
  return [
    LEAVE_OUT,
    ...waysOf(cause)
      .map((way) => wayOption(cause, way, examples))
      .filter((option) => option.isOffered || isInForce(option, cause, choice))
      .map(({ isOffered: _, ...option }) => option),
    ...(kinds.includes("send-null") && sendsBlanks(column)
      ? [
          {
            id: "send-null",
            words: cause === "blank-row" ? CHECK_WORDS.scoreBlankRows : CHECK_WORDS.sendMissing,
            cure: { kind: "send-null" },
          } as const,
        ]
      : []),
    ...(kinds.includes("fill") ? fillOptions(column.type) : []),
  ];
}

/** Without examples all ways are offered but those that need one to be understood; with them, those that fit a cell. */
function wayOption(
  cause: CellCause,
  way: CureWay,
  examples: readonly CureExample[] | undefined,
): CureOption & { readonly isOffered: boolean } {
  const { cure, decimalMark, dateOrder } = way;
  const example = examples?.find((one) => isSameWay(one, way));
  return {
    id: [cure.kind, decimalMark, dateOrder].filter((part) => part !== undefined).join(" "),
    words: example === undefined ? wayWords(cause, way) : exampleWords(cause, example),
    ...way,
    isOffered: examples === undefined ? dateOrder === undefined : example !== undefined,
  };
}

function fillOptions(type: ColumnType): CureOption[] {
  if (type !== "boolean") return [{ id: "fill", words: CHECK_WORDS.sendAnother, takesValue: true }];
  return [true, false].map((value) => ({
    id: `fill ${value}`,
    words: sendInsteadWords(value),
    cure: { kind: "fill", value },
  }));
}

/** The option that is in force under a choice. */
export function chosenOption(options: readonly CureOption[], cause: CellCause, choice: ColumnReading): CureOption {
  return options.find((option) => isInForce(option, cause, choice)) ?? LEAVE_OUT;
}

function isInForce(option: CureOption, cause: CellCause, choice: ColumnReading): boolean {
  const cure = choice.cures?.[cause];
  if (cure === undefined) return false;
  if (option.takesValue === true) return cure.kind === "fill";
  if (!isSameJson(option.cure, cure)) return false;
  const isMark = option.decimalMark === undefined || option.decimalMark === choice.decimalMark;
  return isMark && (cause !== "not-date" || cure.kind !== "convert" || option.dateOrder === choice.dateOrder);
}

/** The choice for a column with another cure for one fault; without one, its rows are left out. */
export function withCure(
  choice: ColumnReading,
  cause: CellCause,
  { cure, ...way }: Pick<CureOption, "cure" | "decimalMark" | "dateOrder"> = {},
): ColumnReading {
  const { cures = {}, decimalMark: markBefore, dateOrder: orderBefore, ...rest } = choice;
  const { [cause]: _before, ...others } = cures;
  const next = cure === undefined ? others : { ...others, [cause]: cure };
  const decimalMark = cause === "locale-number" ? way.decimalMark : markBefore;
  const dateOrder = cause === "not-date" ? way.dateOrder : orderBefore;
  return {
    ...rest,
    ...(decimalMark && { decimalMark }),
    ...(dateOrder && { dateOrder }),
    ...(Object.keys(next).length === 0 ? {} : { cures: next }),
  };
}

/** More digits than a number of JavaScript keeps for certain: they stay text, which is sent digit for digit. */
const LONG_WHOLE = /^\s*[+-]?\d{16,}\s*$/;

/** What was typed, as a value that a column of this type takes; undefined when it is none. Dates are typed as ISO text. */
export function readFillValue(text: string, type: ColumnType): string | number | undefined {
  if (text.trim() === "") return undefined;
  const isNumber = type === "double" || type === "float" || type === "integer" || type === "long";
  const isKeptAsText = !isNumber || (type === "long" && LONG_WHOLE.test(text));
  const value = isKeptAsText ? text : Number(text);
  const written = encodeCell(
    { kind: "error", error: "#N/A" },
    {
      type,
      isDeclared: true,
      dateForm: "iso",
      datePrecision: "millisecond",
      dateSystem: 1900,
      decimalMark: ".",
      cures: { "error-cell": { kind: "fill", value } },
    },
  );
  return typeof written === "string" ? value : undefined;
}

import type { ColumnReading } from "../../../core/columns/column-reading";
import { CURES, type CellCause, type ColumnType, type Cure } from "../../../core/columns/column-type";
import { encodeCell } from "../../../core/columns/encode-cell";
import { sendsBlanks } from "../../../core/columns/sends-blanks";
import { isSameJson } from "../../../core/json/canonical-json";
import type { PreflightReport } from "../../../core/request/preflight";
import type { DecimalMark } from "../../../core/table/locale-number";
import { CAUSE_WORDS, CHECK_WORDS, readLocaleWords, sendInsteadWords } from "../words/check-words";

/** One thing to do about cells at fault. */
export interface CureOption {
  readonly id: string;
  readonly words: string;
  /** Absent: their rows are left out, or the value to fill in is still to be typed. */
  readonly cure?: Cure;
  readonly decimalMark?: DecimalMark;
  /** Whether the analyst types the value. */
  readonly takesValue?: boolean;
}

const LEAVE_OUT: CureOption = { id: "leave-out", words: CHECK_WORDS.leaveRowsOut };

/** What can be done about a fault in a column, leaving its rows out first. */
export function cureOptions(cause: CellCause, column: PreflightReport["columns"][number]): CureOption[] {
  const kinds = CURES[cause];
  return [
    LEAVE_OUT,
    ...(kinds.includes("convert") ? convertOptions(cause) : []),
    ...(kinds.includes("send-stored")
      ? [{ id: "send-stored", words: CHECK_WORDS.sendStored, cure: { kind: "send-stored" } } as const]
      : []),
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

function convertOptions(cause: CellCause): CureOption[] {
  const cure: Cure = { kind: "convert" };
  if (cause !== "locale-number")
    return [{ id: "convert", words: CAUSE_WORDS[cause].convert ?? CHECK_WORDS.readAsMeant, cure }];
  return [
    { id: "decimal point", words: readLocaleWords("."), cure, decimalMark: "." },
    { id: "decimal comma", words: readLocaleWords(","), cure, decimalMark: "," },
  ];
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
  const cure = choice.cures?.[cause];
  const isInForce = (option: CureOption): boolean => {
    if (cure === undefined) return false;
    if (option.takesValue === true) return cure.kind === "fill";
    const isSame = isSameJson(option.cure, cure);
    return isSame && (option.decimalMark === undefined || option.decimalMark === choice.decimalMark);
  };
  return options.find(isInForce) ?? LEAVE_OUT;
}

/** The choice for a column with another cure for one fault; without `cure`, its rows are left out. */
export function withCure(
  choice: ColumnReading,
  cause: CellCause,
  cure?: Cure,
  decimalMark?: DecimalMark,
): ColumnReading {
  const { cures = {}, decimalMark: markBefore, ...rest } = choice;
  const { [cause]: _before, ...others } = cures;
  const next = cure === undefined ? others : { ...others, [cause]: cure };
  const mark = cause === "locale-number" ? decimalMark : markBefore;
  return {
    ...rest,
    ...(mark === undefined ? {} : { decimalMark: mark }),
    ...(Object.keys(next).length === 0 ? {} : { cures: next }),
  };
}

/** What was typed, as a value that a column of this type takes; undefined when it is none. Dates are typed as ISO text. */
export function readFillValue(text: string, type: ColumnType): string | number | undefined {
  if (text.trim() === "") return undefined;
  const isNumber = type === "double" || type === "float" || type === "integer" || type === "long";
  const value = isNumber ? Number(text) : text;
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

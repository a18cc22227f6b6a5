import {
  inferType,
  isSurelySendable,
  observeColumn,
  startProfile,
  writtenPrecision,
  type ColumnProfile,
} from "../columns/column-profile";
import type { ColumnEncoding } from "../columns/column-encoding";
import { sendsBlankRows, type ColumnReading, type Readings } from "../columns/column-reading";
import { sendsBlanks } from "../columns/sends-blanks";
import { encodeParameters } from "../inputs/encode-parameters";
import { planInputs, type InputPlan, type PlannedInput, type RequestedInputs } from "../inputs/plan-inputs";
import type { CellBlock } from "../table/cell-block";
import type { DateSystem } from "../table/date-serial";
import type { BodyPlan } from "./encode-body";
import { sentColumn, type SentInput } from "./encode-rows";
import { FirstLook } from "./first-look";
import { TableEncoding } from "./table-encoding";

/** What must be known of a table beside its rows. */
export interface TableHead {
  /** Headers, by position in each row. */
  readonly columns: readonly string[];
  readonly dateSystem: DateSystem;
}

/** What is asked of the rows of a table, wherever they come from. */
export interface RequestPlan {
  readonly inputs: RequestedInputs;
  readonly readings?: Readings;
  /** The model's `params`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Adds the row numbers as `index` to dataframe_split. */
  readonly withIndex?: boolean;
}

/**
 * Rows on their way to a request, before any is written: shown all rows, as they stream by, it settles how each column is read and
 * written. It needs no workbook: rows of a formula or a file are profiled, looked at for cells at fault, and written by the same steps.
 */
export class TableProfile {
  private readonly plan: InputPlan;
  private readonly body: BodyPlan;
  /** One for each input of the plan. */
  private readonly profiles: readonly ColumnProfile[];
  private readonly firstLook: FirstLook;

  /** @throws InputError when the inputs cannot be planned, or a parameter is not of its type */
  constructor(
    private readonly table: TableHead,
    private readonly request: RequestPlan,
  ) {
    const { inputs, parameters = {}, withIndex } = request;
    this.plan = planInputs(table.columns, inputs);
    const params = encodeParameters(parameters, inputs.schema?.parameters);
    this.body = {
      format: inputs.format,
      fields: this.plan.fields,
      ...(this.plan.isListOfElements === true ? { isListOfElements: true } : {}),
      ...(params === undefined ? {} : { params }),
      ...(withIndex === true ? { withIndex: true } : {}),
    };
    this.profiles = this.plan.inputs.map(() => startProfile());
    this.firstLook = new FirstLook(
      this.plan.inputs.map((input) => ({ from: input.from, column: this.columnOf(input) })),
      sendsBlankRows(request.readings),
    );
  }

  /** Counts the next rows of the table, all its columns in their order; one that is left out for holding nothing says nothing of types. */
  observe(cells: CellBlock): void {
    const leftOut = this.firstLook.observe(cells);
    this.plan.inputs.forEach((input, place) => observeColumn(this.profiles[place]!, sentColumn(cells, input), leftOut));
  }

  /** How the table is written, as the rows observed so far ask for. */
  settle(): TableEncoding {
    const inputs = this.plan.inputs.map((input, place) => this.settleInput(input, this.profiles[place]!));
    const doubtful = inputs.filter(
      ({ encoding }, place) => encoding.range !== undefined || !isSurelySendable(this.profiles[place]!, encoding),
    );
    return new TableEncoding(inputs, this.body, this.firstLook, doubtful);
  }

  private columnOf({ name, from }: PlannedInput): string {
    return "position" in from ? this.table.columns[from.position]! : name;
  }

  private settleInput(input: PlannedInput, profile: ColumnProfile): SentInput {
    const { from, declaredType, content, blanks, range } = input;
    const column = this.columnOf(input);
    const reading: ColumnReading = this.request.readings?.[column] ?? {};
    const type = declaredType ?? reading.type ?? inferType(profile);
    // Chosen before the signature was known, or while most cells were dates: a number would be scored as 1970, or as no text.
    const takesDateForm = declaredType === undefined && type === "datetime";
    const cures = reading.cures ?? {};
    const isDeclared = declaredType !== undefined;
    return {
      column,
      from,
      encoding: {
        type,
        isDeclared,
        ...(blanks && { blanks }),
        ...(content && { content }),
        ...(range && { range }),
        ...(isWithoutNull(profile, { type, isDeclared, ...(blanks && { blanks }) }, cures) && { isWithoutNull: true }),
        dateForm: (takesDateForm ? reading.dateForm : undefined) ?? "iso",
        datePrecision: reading.datePrecision ?? writtenPrecision(profile, type, reading),
        dateSystem: this.table.dateSystem,
        decimalMark: reading.decimalMark ?? ".",
        ...(reading.dateOrder && { dateOrder: reading.dateOrder }),
        cures,
      },
    };
  }
}

/** Whether nothing makes a null of any cell of the column: neither what stands in it nor what was chosen for it. */
function isWithoutNull(
  { blanks, errors }: ColumnProfile,
  encoding: Pick<ColumnEncoding, "type" | "isDeclared" | "blanks">,
  cures: NonNullable<ColumnReading["cures"]>,
): boolean {
  if (!sendsBlanks(encoding)) return true;
  return blanks + errors === 0 && !Object.values(cures).some(({ kind }) => kind === "send-null");
}

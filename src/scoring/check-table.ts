import {
  inferType,
  isSurelySendable,
  observeCell,
  startProfile,
  writtenPrecision,
  type ColumnProfile,
} from "../core/columns/column-profile";
import type { ColumnReading } from "../core/columns/column-reading";
import { encodeParameters } from "../core/inputs/encode-parameters";
import { planInputs, type PlannedInput } from "../core/inputs/plan-inputs";
import type { BodyPlan } from "../core/request/encode-body";
import { sentCell, type SentInput } from "../core/request/encode-rows";
import { Preflight, type PreflightReport } from "../core/request/preflight";
import type { SourceShape, Workbook } from "./ports";
import { readWindows } from "./read-windows";
import type { ScoringPlan } from "./scoring-plan";

export interface TableCheck {
  readonly workbook: Workbook;
  readonly plan: ScoringPlan;
  readonly shape: SourceShape;
  readonly signal: AbortSignal;
  readonly onRowsRead: (rowsRead: number) => void;
}

/** How every batch of the run is written, decided over the whole table: batch by batch, one column would have two types. */
export interface CheckedTable {
  readonly columns: readonly SentInput[];
  readonly body: BodyPlan;
  readonly report: PreflightReport;
}

/**
 * Looks at every row before anything is sent: once to give each column its one type and date format, and once more for the cells
 * at fault, unless the counts of the first look prove that there are none. Streams; holds one window at a time.
 * @throws InputError when the inputs cannot be planned
 */
export async function checkTable(check: TableCheck): Promise<CheckedTable> {
  const { plan, shape } = check;
  const { inputs, fields } = planInputs(shape.columns, plan.inputs);
  const params = encodeParameters(plan.parameters ?? {}, plan.inputs.schema?.parameters);
  const profiles = await profileInputs(check, inputs);
  const columns = inputs.map((input, place) => sentColumn(input, profiles[place]!, check));
  return {
    columns,
    body: {
      format: plan.inputs.format,
      fields,
      ...(params === undefined ? {} : { params }),
      ...(plan.withIndex === true ? { withIndex: true } : {}),
    },
    report: await inspect(check, columns, profiles),
  };
}

async function profileInputs(check: TableCheck, inputs: readonly PlannedInput[]): Promise<ColumnProfile[]> {
  const profiles = inputs.map((input) => startProfile(input.name));
  for await (const window of readWindows(check.workbook, check.shape, check.signal)) {
    for (const row of window.rows) {
      inputs.forEach((input, place) => observeCell(profiles[place]!, sentCell(row, input)));
    }
    check.onRowsRead(window.firstRow + window.rows.length);
  }
  return profiles;
}

function sentColumn(input: PlannedInput, profile: ColumnProfile, { plan, shape }: TableCheck): SentInput {
  const name = "position" in input.from ? shape.columns[input.from.position]! : input.name;
  const choice: ColumnReading = plan.readings?.[name] ?? {};
  const type = input.declaredType ?? choice.type ?? inferType(profile);
  // A choice made before the signature was known, or while most cells were dates: a number would be scored as 1970, or as no text.
  const takesDateForm = input.declaredType === undefined && type === "datetime";
  return {
    name,
    from: input.from,
    encoding: {
      type,
      isDeclared: input.declaredType !== undefined,
      ...(input.range === undefined ? {} : { range: input.range }),
      dateForm: (takesDateForm ? choice.dateForm : undefined) ?? "iso",
      datePrecision: choice.datePrecision ?? writtenPrecision(profile, type, choice.cures ?? {}),
      dateSystem: shape.dateSystem,
      decimalMark: choice.decimalMark ?? ".",
      cures: choice.cures ?? {},
    },
  };
}

async function inspect(
  check: TableCheck,
  columns: readonly SentInput[],
  profiles: readonly ColumnProfile[],
): Promise<PreflightReport> {
  const doubtful = columns.filter(
    ({ encoding: { type, isDeclared, range } }, place) =>
      range !== undefined || !isSurelySendable(profiles[place]!, type, isDeclared),
  );
  const preflight = new Preflight(columns, doubtful);
  if (doubtful.length === 0) return preflight.report(check.shape.rowCount);
  for await (const window of readWindows(check.workbook, check.shape, check.signal)) {
    preflight.inspect(window.firstRow, window.rows);
  }
  return preflight.report(check.shape.rowCount);
}

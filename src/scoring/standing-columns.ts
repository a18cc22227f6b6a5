import type { KnownRows } from "../core/memory/known-rows";
import { ROW_STATES } from "../core/memory/row-state";
import type { BatchOutcome } from "../core/predictions/join-outcomes";
import { outputHeader, SINGLE_OUTPUT } from "../core/predictions/result-headers";
import { withLabelOutput } from "../core/predictions/threshold";
import { throwIfCancelled } from "./flow/cancellation";
import type { ResultColumns, ResultRoom, SourceShape, Workbook } from "./ports";
import type { RunColumns, TakenColumns } from "./run-columns";
import type { RunTally } from "./run-tally";
import type { Refresh, ScoringPlan } from "./scoring-plan";

/** What a run needs of its result columns, whether it makes them or they stand already. */
export type ColumnsOfRun = Pick<RunColumns, keyof RunColumns>;

/**
 * The result columns of a refresh: they stand, were proven to take results, and are neither emptied nor taken out, but for what was added
 * beside them and is given back. An output that they do not hold is not written, and noted.
 */
export class StandingColumns implements ColumnsOfRun {
  readonly taken: TakenColumns;
  readonly keptOutputs: readonly string[];
  /** They are not blank, nor this run's own. */
  readonly ready = undefined;

  constructor(
    resultColumns: ResultColumns,
    outputs: readonly string[],
    private readonly tally: RunTally,
    private readonly signal: AbortSignal,
    readonly giveBack: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.taken = { resultColumns, outputs };
    this.keptOutputs = outputs;
  }

  get hasReasons(): boolean {
    return this.taken.resultColumns.hasReasons === true;
  }

  /** @throws CancelledError */
  makeRoom(): Promise<void> {
    throwIfCancelled(this.signal);
    return Promise.resolve();
  }

  fit(parts: readonly BatchOutcome[]): Promise<void> {
    for (const { outputs } of parts) {
      // One that has none of them is not written at all.
      if (!outputs.some((name) => this.keptOutputs.includes(name))) continue;
      this.tally.noteDropped(outputs.filter((name) => !this.keptOutputs.includes(name)));
    }
    return Promise.resolve();
  }

  take(): Promise<TakenColumns> {
    this.tally.noteResultColumns(this.taken.resultColumns, this.taken.outputs);
    return Promise.resolve(this.taken);
  }
}

/** Columns that are replaced in some rows only. */
export interface ColumnsKept {
  readonly refresh: Refresh;
  /** With the columns that were added because they did not stand yet. */
  readonly room: ResultRoom;
}

/** Which rows there are was said otherwise: all of those are scored, whatever is known of them. */
const NOTHING_KNOWN: KnownRows = { stateOf: () => "unknown" };

/**
 * The columns that a run of some rows replaces, as they stand: to empty them would cost the other rows what they hold.
 * @returns undefined where no column is to be replaced, or none stands
 * @throws what `Workbook.makeRoom` throws
 */
export async function columnsKept(
  workbook: Pick<Workbook, "makeRoom">,
  plan: ScoringPlan,
  shape: SourceShape,
  signal: AbortSignal,
): Promise<ColumnsKept | undefined> {
  const { columnName, collision, reasonsName, outputNames, rows } = plan;
  const start = `${columnName} `;
  const own = new Map(Object.entries(outputNames ?? {}).map(([output, name]) => [name, output]));
  const stands = shape.columns.some((column) => column === columnName || column.startsWith(start) || own.has(column));
  if (rows === undefined || collision !== "replace" || !stands) return undefined;
  const outputs = outputsOf(plan, shape.columns);
  const aside = [undefined, reasonsName, outputNames] as const;
  const room = await workbook.makeRoom(shape, columnName, outputs, "replace", signal, ...aside);
  const { source, headers, columnIds, hasReasons } = room;
  const named = hasReasons === true ? headers.slice(0, -1) : headers;
  return {
    room,
    refresh: {
      into: { source, headers, columnIds, ...(hasReasons && { hasReasons }) },
      outputs: room.outputs ?? named.map((header) => own.get(header) ?? outputOf(header, start)),
      states: new Set(ROW_STATES),
      known: NOTHING_KNOWN,
    },
  };
}

/**
 * The outputs that are sure to be written; undefined while nobody can tell. Headers alone do not say which output a column holds where it may
 * have a name of its own, or be the label of another one; and those that are expected may be the model's own claim, unless all of them stand.
 */
function outputsOf(
  { columnName, outputChoice = {}, outputNames, outputsExpected }: ScoringPlan,
  standing: readonly string[],
): readonly string[] | undefined {
  const { outputs, threshold } = outputChoice;
  const isSaid = threshold !== undefined || outputNames !== undefined;
  const stands = outputsExpected?.every((one) => standing.includes(outputHeader(columnName, one, outputNames)));
  if (outputsExpected !== undefined && (isSaid || stands)) return outputsExpected;
  return outputs && withLabelOutput(outputs, threshold);
}

function outputOf(header: string, start: string): string {
  return header.startsWith(start) ? header.slice(start.length) : SINGLE_OUTPUT;
}

/** What a run makes of a plan once its source was looked at. */
export interface SettledPlan {
  readonly plan: ScoringPlan;
  readonly shape: SourceShape;
  /** Room that another run has made and never used. */
  readonly left?: ResultRoom;
}

/**
 * A refresh of columns into which nothing was ever answered is no refresh as long as they are blank: they are the room of a run that was cut,
 * made before anybody knew how many outputs the model has, and are fitted to them as that run would have done.
 * @throws WorkbookError
 */
export async function withRoomLeft(
  plan: ScoringPlan,
  shape: SourceShape,
  workbook: Pick<Workbook, "blankResultRows" | "checkResultColumns">,
  signal: AbortSignal,
): Promise<SettledPlan> {
  const { refresh, ...asNew } = plan;
  if (refresh?.isUnanswered !== true) return { plan, shape };
  const standing = { ...refresh, into: await workbook.checkResultColumns(shape, refresh.into, signal) };
  const before = shapeWithout(standing, shape);
  if (before === undefined) return { plan, shape };
  const blankRows = await workbook.blankResultRows(shape, standing.into, signal);
  return blankRows.length < shape.rowCount ? { plan, shape } : { plan: asNew, shape: before, left: roomOf(standing) };
}

function roomOf({ into, outputs }: Refresh): ResultRoom {
  return { ...into, outputs, addedIds: into.columnIds };
}

/** The source as it was before there was room; undefined where somebody has put the columns elsewhere since. */
function shapeWithout({ into: { headers } }: Refresh, shape: SourceShape): SourceShape | undefined {
  if (shape.source.kind === "range") return shape;
  const columns = shape.columns.slice(0, -headers.length);
  const last = shape.columns.slice(-headers.length);
  return headers.every((header, i) => header === last[i]) ? { ...shape, columns } : undefined;
}

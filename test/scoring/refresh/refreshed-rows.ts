import {
  BatchFailedError,
  BatchTooLargeError,
  CancelledError,
  RowsRefusedError,
  RunStoppedError,
} from "../../../src/core/errors";
import type { KnownRows } from "../../../src/core/memory/known-rows";
import type { RowKeys } from "../../../src/core/memory/row-keys";
import { ROW_STATES, type RowState } from "../../../src/core/memory/row-state";
import type { Cell } from "../../../src/core/table/cell";
import type { RunMemory } from "../../../src/scoring/run-memory";
import type { RunStatus } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import { keysOf, recordsOf } from "../../core/memory/fingerprints-of";
import { planOf } from "../plan-of";
import { StandingSheet } from "./standing-sheet";

/** How a request ends. */
export type RequestEnd = "away" | "answer" | "fails" | "too-large" | "refused" | "short" | "stops" | "cancel";

export interface RefreshCase {
  /** One a row: what is known of it. */
  readonly states: readonly RowState[];
  readonly wanted: readonly RowState[];
  readonly rowsPerBatch: number;
  readonly rowsPerWindow: number;
  readonly ends?: (request: number, rowCount: number, rows: readonly number[]) => RequestEnd;
  /** Rows that somebody edits before they are written. */
  readonly edited?: readonly number[];
  /** What the model answers for a row; `p3` unless told. */
  readonly answer?: (row: number) => string;
  readonly memory?: Partial<RunMemory>;
  readonly plan?: Partial<ScoringPlan>;
}

export interface Refreshed {
  readonly status: RunStatus;
  readonly sheet: StandingSheet;
  /** The rows of each request, in the order they were sent. */
  readonly requests: readonly (readonly number[])[];
  /** What was noted, as `recordsOf` gives it. */
  readonly noted: readonly string[];
  /** Rows of each request, as they were counted before it. */
  readonly counted: readonly number[];
  /** What was told to the memory, in order. */
  readonly told: readonly string[];
}

/** What stood in a row before: nothing where it has no prediction. */
export function standingIn(row: number, state: RowState): Cell {
  return state === "new" || state === "failed" || state === "left-out" ? null : `old${row}`;
}

/** Refreshes a table of rows in given states; a row that is left out holds nothing to send. */
export async function refreshRows(facts: RefreshCase): Promise<Refreshed> {
  const { states, wanted, ends = () => "answer", edited = [], answer = (row) => `p${row}` } = facts;
  const rows = states.map((state, row) => ({
    inputs: [state === "left-out" ? null : row],
    results: [standingIn(row, state)],
  }));
  const sheet = new StandingSheet(["id"], ["Prediction"], rows, facts.rowsPerWindow);
  sheet.beforeWrite = () => edited;
  const requests: (readonly number[])[] = [];
  const noted: string[] = [];
  const told: string[] = [];
  const counted: number[] = [];
  const memory: RunMemory = {
    scope: "changed",
    begin: async () => void told.push("begin"),
    note: (notes) => {
      told.push("note");
      noted.push(...recordsOf(notes));
    },
    noteRequest: (rowCount) => void counted.push(rowCount),
    end: async () => {
      told.push("end");
      return { kind: "kept" };
    },
    ...facts.memory,
  };
  const run: ScoringRun = new ScoringRun({
    workbook: sheet,
    memory,
    now: () => 0,
    endpoint: {
      async query(body, { signal }) {
        if (signal.aborted) throw new CancelledError();
        const ids = (JSON.parse(body) as { dataframe_records: { id: number }[] }).dataframe_records.map(({ id }) => id);
        const end = ends(requests.push(ids) - 1, ids.length, ids);
        if (end === "away") throw new BatchFailedError("unavailable", "The endpoint is away.");
        if (end === "fails") throw new BatchFailedError("model-error", "The model failed.");
        if (end === "refused") throw new RowsRefusedError("rows-refused", "Refused.");
        if (end === "stops") throw new RunStoppedError("unauthorized", "No.");
        if (end === "too-large") throw new BatchTooLargeError("payload-too-large", "Too large.");
        if (end === "cancel") {
          run.cancel();
          throw new CancelledError();
        }
        return { body: JSON.stringify({ predictions: ids.slice(end === "short" ? 1 : 0).map(answer) }) };
      },
    },
  });
  await run.start(
    planOf({
      inputs: { format: "dataframe_records", columns: ["id"] },
      rowsPerBatch: facts.rowsPerBatch,
      refresh: {
        into: sheet.into,
        outputs: [""],
        states: new Set(wanted),
        known: knownStates(states),
      },
      ...facts.plan,
    }),
  );
  return { status: run.getStatus(), sheet, requests, noted, counted, told };
}

/** All of them, so that each row is scored. */
export const EVERY_STATE: readonly RowState[] = ROW_STATES;

/** Knows each row by its number, which is what is sent of it. */
function knownStates(states: readonly RowState[]): KnownRows {
  const textOf = ({ highs, lows }: RowKeys, place: number): string => `${highs[place]} ${lows[place]}`;
  const all = keysOf(states.map((_, row) => String(row)));
  const known = new Map(states.map((state, row) => [textOf(all, row), state]));
  return { stateOf: (keys, place) => (keys.isSendable(place) ? known.get(textOf(keys, place))! : "left-out") };
}

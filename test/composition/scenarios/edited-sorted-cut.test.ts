import fc from "fast-check";
import { passingMemory } from "../../../src/composition/memory/passing-memory";
import { BatchFailedError, RunStoppedError } from "../../../src/core/errors";
import { ROW_STATES, type RowState } from "../../../src/core/memory/row-state";
import type { ColumnCheck } from "../../../src/scoring/memory/memory-look";
import type { RunScope } from "../../../src/core/memory/remembered-run";
import type { RunSummary } from "../../../src/scoring/run-status";
import { CALM } from "../../excel/open-excel";
import { runs } from "../../support/property-seed";
import { randomOf, type Random } from "../../support/random-of";
import { NUMBERS_RECIPE } from "../memory/scored-workbook";
import { DEEDS, doDeed } from "./column-deeds";
import { answerOf, WorkedColumn, type SheetRow, type WorkedKind } from "./worked-column";

const ROWS_A_REQUEST = NUMBERS_RECIPE.rowsPerBatch;

/** What comes between a run and its end. */
type Trouble = "none" | "cancelled" | "closed at a request" | "closed at a sync" | "lost" | "stopped";

const TROUBLES: readonly Trouble[] = ["cancelled", "closed at a request", "closed at a sync", "lost", "stopped"];

/** @returns whether all that the scope asks for was scored, as far as the model answers */
async function refresh(worked: WorkedColumn, scope: RunScope, trouble: Trouble, random: Random): Promise<boolean> {
  const { pane, columnId } = worked;
  const before = worked.rows();
  const mayBeSent = before.filter(({ id }) => scope === "all" || !worked.trusted.has(id)).map(({ n }) => n);
  pane.takeSent();
  const requestsBefore = pane.requests;
  if (worked.isInputGone) {
    await pane.refresh(columnId, scope).catch(() => undefined);
    expect({ sent: pane.takeSent(), rows: worked.rows() }).toEqual({ sent: [], rows: before });
    return false;
  }
  const isClosed = prepare(worked, trouble, random);
  const running = pane.refresh(columnId, scope);
  const summary = await Promise.race([isClosed, running]);
  pane.beforeAnswer = () => undefined;
  worked.closeAfter(0, () => undefined);
  const sent = pane.takeSent();
  const sentInVain = sent.filter((n) => !mayBeSent.includes(n));
  expect({ scope, trouble, sentInVain }).toEqual({ scope, trouble, sentInVain: [] });
  if (summary === undefined) {
    worked.distrustWhatChanged(before);
    worked.openPane();
    return false;
  }
  expect(summary.remembered ?? { kind: "kept" }).toMatchObject({ kind: "kept" });
  if (trouble !== "none" || seemsToTakeNone(scope, sent, summary)) {
    worked.trustWhatCame(before);
    return false;
  }
  expect({ scope, requests: summary.batches }).toEqual({ scope, requests: pane.requests - requestsBefore });
  if (sent.every(isAnswered)) expect(pane.requests - requestsBefore).toBe(requestsFor(sent.length));
  settle(worked, scope, before, summary);
  return true;
}

/** A run ends when its first rows are refused, the first by itself and another by itself, unless it asks for rows that were refused before. */
function seemsToTakeNone(scope: RunScope, sent: readonly number[], { untouched, scored }: RunSummary): boolean {
  const refused = sent.filter((n) => !isAnswered(n));
  return untouched > 0 && scored === 0 && (scope === "all" || scope === "changed") && refused.length >= 2;
}

const requestsFor = (rowCount: number): number => Math.ceil(rowCount / ROWS_A_REQUEST);

/** A run that came to its end has scored what it was asked for, and nothing else. */
function settle(worked: WorkedColumn, scope: RunScope, before: readonly SheetRow[], summary: RunSummary): void {
  if (scope === "all") worked.versions = new Set([worked.version]);
  const rows = worked.rows();
  if (scope === "all" || scope === "rest") {
    const wrong = rows.filter((row) => isAnswered(row.n) && !worked.isRight(row));
    expect({ scope, wrong }).toEqual({ scope, wrong: [] });
    worked.trustWhatStands();
  } else worked.trustWhatCame(before);
  expect(summary.rowCount).toBe(rows.length);
  const changed = rows.filter(({ prediction }, i) => {
    const { prediction: former } = before[i]!;
    return !isBlank(former) && !isBlank(prediction) && former !== prediction;
  });
  expect(summary.renewed?.changed ?? 0).toBe(changed.length);
}

function isBlank(value: unknown): boolean {
  return value === null || value === "";
}

function isAnswered(n: unknown): boolean {
  return typeof n === "number" && typeof answerOf(n, 1) === "number";
}

/** @returns what comes to pass when the pane is closed before its run has ended */
function prepare(worked: WorkedColumn, trouble: Trouble, random: Random): Promise<undefined> {
  const { pane } = worked;
  const at = 1 + random.below(4);
  let requests = 0;
  return new Promise((resolve) => {
    const close = (): void => {
      worked.close();
      resolve(undefined);
    };
    if (trouble === "closed at a sync") worked.closeAfter(1 + random.below(60), close);
    pane.beforeAnswer = async () => {
      if (++requests !== at) return;
      if (trouble === "lost") throw new BatchFailedError("unavailable", "It is away.");
      if (trouble === "stopped") throw new RunStoppedError("unauthorized", "The token has expired.");
      if (trouble === "cancelled") pane.cancel();
      if (trouble !== "closed at a request") return;
      close();
      await new Promise(() => undefined);
    };
  });
}

/** States of rows that a run to its end leaves to none that the model answers for. */
const SCORED_STATES: Readonly<Record<RunScope, readonly RowState[]>> = {
  all: ["changed", "overwritten", "failed", "new", "unknown"],
  changed: ["changed", "overwritten", "new"],
  failed: ["failed", "new"],
  rest: ["changed", "overwritten", "failed", "new", "unknown"],
  chosen: [],
};

/** @param scored the scope of a run that has just come to its end */
async function check(worked: WorkedColumn, deed: string, scored?: RunScope): Promise<void> {
  worked.history.push(deed);
  const step = worked.history.join(", ");
  const found = await worked.pane.check(worked.columnId);
  const rows = worked.rows();
  if (worked.isInputGone) {
    expect({ step, ...found }).toMatchObject({ step, isAllCurrent: false, counts: { unknown: rows.length } });
    return;
  }
  const notCurrent = rowsIn(found, ROW_STATES);
  const leftBehind = scored === undefined ? new Set() : rowsIn(found, SCORED_STATES[scored]);
  expect({ step, left: rows.filter(({ row, n }) => leftBehind.has(row) && isAnswered(n)) }).toEqual({ step, left: [] });
  const current = rows.filter(({ row, prediction }) => !notCurrent.has(row) && !isBlank(prediction));
  const wrong = current.filter((row) => !worked.isRight(row));
  const lost = rows.filter(({ id, row }) => worked.trusted.has(id) && notCurrent.has(row));
  const told = { why: found.whyUnknown, counts: found.counts };
  const expected = { step, told, wrong: [], lost: [], rowCount: rows.length };
  expect({ step, told, wrong, lost, rowCount: found.rowCount }).toEqual(expected);
  expect({ step, current: found.counts.current }).toEqual({ step, current: current.length });
}

function rowsIn({ rows }: ColumnCheck, states: readonly RowState[]): Set<number> {
  const ranges = states.flatMap((state) => rows[state] ?? []);
  return new Set(ranges.flatMap(({ firstRow, rowCount }) => Array.from({ length: rowCount }, (_, i) => firstRow + i)));
}

async function live(worked: WorkedColumn, random: Random): Promise<void> {
  await worked.scoreFirst();
  await check(worked, "scored");
  for (let step = 0; step < 20; step++) {
    const scope = random.oneOf<RunScope>(["all", "changed", "failed", "rest", "rest"]);
    const trouble = random.oneOf(TROUBLES);
    const deed = random.oneOf([...Object.keys(DEEDS), "edit", "edit", "edit", "reopen", "elsewhere", ...RUNS]);
    if (deed === "trouble") await refreshAndCheck(worked, scope, trouble, random);
    else if (deed === "refresh") await refreshAndCheck(worked, scope, "none", random);
    else {
      if (deed === "reopen") await worked.reopen();
      else if (deed === "elsewhere") await worked.reopen(passingMemory());
      else doDeed(deed, worked, random);
      await check(worked, deed);
    }
  }
  if (worked.isInputGone) doDeed("renameInput", worked, random);
  await refreshAndCheck(worked, "rest", "none", random);
  expect((await worked.pane.memory.look(CALM)).unreadable).toEqual([]);
}

async function refreshAndCheck(worked: WorkedColumn, scope: RunScope, trouble: Trouble, random: Random) {
  const isScored = await refresh(worked, scope, trouble, random);
  await check(worked, `refresh ${scope} ${trouble}`, isScored ? scope : undefined);
}

const RUNS = ["trouble", "trouble", "trouble", "refresh", "refresh", "refresh"];

describe.each<WorkedKind>(["table", "range with headers", "range without headers"])(
  "a scored %s that somebody works in, saves, opens again and scores in part",
  (kind) => {
    it("never has a changed row called current, nor a current one sent again, and loses nothing", async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer(), (seed) => live(new WorkedColumn(kind), randomOf(seed))),
        // Each case is long and as good as the next: none is made smaller.
        { numRuns: runs(100, 3), endOnFailure: true },
      );
    }, 300_000);
  },
);

import { msg, plural, t } from "@lingui/core/macro";
import type { BulkCount } from "../../../../bulk/bulk-runs";
import type { BroughtBack, HandedOverRun, HandOverStep } from "../../../services/bulk-port";
import type { FailureReason } from "../../../state/warehouse/failure-reasons";
import type { HandedOver, RunReach } from "../../../state/warehouse/handed-over-state";
import type { Formats } from "../formats";
import { sourceWords } from "../language/source-words";
import { wordsLocale } from "../language/words-locale";
import { told } from "../language/told";
import { sizeWords } from "./size-words";

/** Words of runs that were handed over. */
export const HANDED_OVER_WORDS = told({
  list: msg`Handed over`,
  cancel: msg`Cancel`,
  cancelling: msg`Cancelling …`,
  look: msg`Look at the result`,
  forget: msg`Forget`,
  forgetHint: msg`The workbook forgets the run. Its table stays in the workspace.`,
  copyTarget: msg`Copy name`,
  asking: msg`Asking its table …`,
  bringBack: msg`Bring back to a new sheet`,
  coming: msg`Rows are coming back …`,
  notBrought: msg`Cancelled. What had come was not written.`,
  tooLate: msg`The cancel came too late: the statement had ended, and its table is there.`,
  notKept: msg`The workbook could not take note of this run: copy the name of its table before you close the pane.`,
  reasons: msg`Why rows have no prediction`,
  silent: msg`The endpoint answered without a value.`,
});

/** When a run was handed over, of which table, and what it makes. */
export function handedOverWords(
  { startedAtUtcMs, source: { name }, target }: HandedOverRun,
  nowUtcMs: number,
  locale: string,
): string {
  const [when, source] = [whenWords(startedAtUtcMs, nowUtcMs, locale), sourceWords(name)];
  return t`Handed over ${when}: ${source} → ${target}`;
}

const DAY_MS = 24 * 3_600_000;

/** "16:40" of today, "yesterday, 16:40", and the date before that. */
function whenWords(utcMs: number, nowUtcMs: number, locale: string): string {
  const [at, now] = [new Date(utcMs), new Date(nowUtcMs)];
  if (Number.isNaN(at.getTime())) return t`at a time that cannot be read`;
  const tag = wordsLocale(locale);
  const time = at.toLocaleTimeString(tag, { timeStyle: "short" });
  const isOn = (day: Date): boolean => day.toDateString() === at.toDateString();
  if (isOn(now)) return time;
  if (!isOn(new Date(nowUtcMs - DAY_MS))) return at.toLocaleString(tag, { dateStyle: "medium", timeStyle: "short" });
  const yesterday = new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(-1, "day");
  return `${yesterday}, ${time}`;
}

/** How a run is, in one short sentence. */
export function runStateWords({ run, phase, cancel }: HandedOver, reach: RunReach): string {
  const { host, warehouse } = run;
  const isOver = phase.kind === "done" || phase.kind === "cancelled" || phase.kind === "failed";
  if (!isOver && reach === "elsewhere") return t`Connect to ${host} to see how it is.`;
  if (!isOver && reach === "not-forwarded")
    return t`The relay lets nothing through to the warehouses of ${host}: how it is stands in the workspace.`;
  if (cancel === "asked" && !isOver) return HANDED_OVER_WORDS.cancelling;
  const { name } = warehouse;
  switch (phase.kind) {
    case "unknown":
      return t`Not known how it is.`;
    case "asking":
      return t`Asking how it is …`;
    case "waiting":
      return t`Waiting for the warehouse ${name}`;
    case "running":
      return t`Running on ${name}`;
    case "done":
      return cancel === "too-late" ? HANDED_OVER_WORDS.tooLate : t`Done: the table is there.`;
    case "cancelled":
      return t`Cancelled: no table was left behind.`;
    case "gone":
      return t`The workspace keeps the statement no longer. Its table says what became of it.`;
    case "failed":
      return t`It failed.`;
  }
}

/** What a closed section says of the latest run. */
export function latestRunWords(latest: HandedOver, reach: RunReach, others: number, formats: Formats): string {
  const { target } = latest.run;
  const state = runStateWords(latest, reach);
  if (others === 0) return `${target}: ${state}`;
  const count = formats.count(others);
  return `${target}: ${state} · ${plural(others, { one: `${count} more run`, other: `${count} more runs` })}`;
}

/** What forgetting a run means of which the uploaded file may be there still. */
export function leavesFileWords(path: string): string {
  return t`To forget it now leaves the uploaded file where it lies: ${path}`;
}

/** How far rows are on their way to the workspace. */
export function stepWords(step: HandOverStep | undefined, formats: Formats): string {
  switch (step?.kind) {
    case undefined:
      return t`Reading the table …`;
    case "reading": {
      const [read, all] = [formats.count(step.rowsRead), formats.rows(step.rowCount)];
      return t`Reading the table: ${read} of ${all}`;
    }
    case "uploading": {
      const size = sizeWords(step.bytes, formats);
      return t`Uploading ${size}`;
    }
    case "handing-over":
    case "not-remembered":
      return t`Handing the statement over`;
  }
}

/** What the new table has. */
export function countWords({ rows, failed }: BulkCount, formats: Formats): string {
  const all = formats.rows(rows);
  if (failed === 0) return t`${all}, all with a prediction.`;
  const without = formats.count(failed);
  return plural(failed, {
    one: `${all}, ${without} of them without a prediction.`,
    other: `${all}, ${without} of them without a prediction.`,
  });
}

/** One reason, and which rows have it. @param source of a sheet's table the keys are the numbers of its rows, from 1 */
export function reasonWords(
  { message, rowCount, keys }: FailureReason,
  source: HandedOverRun["source"]["kind"],
  formats: Formats,
): string {
  const why = message === "" ? HANDED_OVER_WORDS.silent : message;
  const rows = formats.rows(rowCount);
  const names = formats.list(keys);
  const isAll = keys.length === rowCount;
  if (source === "sheet") return isAll ? t`${rows}: ${why} Rows: ${names}` : t`${rows}: ${why} First rows: ${names}`;
  return isAll ? t`${rows}: ${why} Keys: ${names}` : t`${rows}: ${why} First keys: ${names}`;
}

/** Failed rows that were not looked at. */
export function otherFailuresWords(rows: number, formats: Formats): string {
  const count = formats.count(rows);
  return plural(rows, {
    one: `${count} more row: the new table says why.`,
    other: `${count} more rows: the new table says why in each.`,
  });
}

export function firstRowsWords(rows: number, formats: Formats): string {
  const counted = formats.count(rows);
  return t`First ${counted} rows`;
}

export function allRowsBackWords(rows: number, formats: Formats): string {
  const count = formats.count(rows);
  return plural(rows, { one: `The only row`, other: `All ${count} rows` });
}

/** Why not all rows can come back. @param most rows that a sheet has room for */
export function tooManyForSheetWords(rows: number, most: number, formats: Formats): string {
  const [count, room] = [formats.count(rows), formats.count(most)];
  return t`${count} rows do not fit on a sheet, which has room for ${room}: look at them in the workspace.`;
}

export function broughtBackWords({ rows, sheetName, cutCells }: BroughtBack, formats: Formats): string {
  const counted = formats.rows(rows);
  const there = t`${counted} brought back to the sheet ${sheetName}.`;
  if (cutCells === 0) return there;
  const cells = formats.count(cutCells);
  const cut = plural(cutCells, {
    one: `${cells} text was longer than a cell holds, and is cut.`,
    other: `${cells} texts were longer than a cell holds, and are cut.`,
  });
  return `${there} ${cut}`;
}

/** How many rows stand in the new sheet already. */
export function comingWords(rows: number, most: number, formats: Formats): string {
  const [there, all] = [formats.count(rows), formats.rows(most)];
  return rows === 0 ? HANDED_OVER_WORDS.coming : t`Rows are coming back: ${there} of ${all}`;
}

export function goToSheetWords(sheetName: string): string {
  return t`Go to ${sheetName}`;
}

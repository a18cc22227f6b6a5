import { versionedRecipe } from "../recipe/recipe-json";
import { toBase64 } from "./base64";
import { RECORD_BYTES } from "./fingerprint-list";
import type { RowSum } from "./fingerprints";
import { writePartXml, type PartKind } from "./part-xml";
import type { RememberedColumn } from "./remembered-column";
import type { RememberedRun } from "./remembered-run";
import { aColumn, aStoredRun, MOST_LISTED, ROWS_PER_PART, shownText, someFingerprints } from "./stored-shapes";

/** Changes when an older product would read a part otherwise than it was meant. */
export const MEMORY_VERSION = 1;

type RequestIds = NonNullable<RememberedRun["requestIds"]>;

const PART_BYTES = ROWS_PER_PART * RECORD_BYTES;

/** What is kept of the rows of a run: which they are, or only their sum. */
export interface KeptRows {
  /** `Fingerprints.sorted`, the whole of it. */
  readonly list?: Uint8Array;
  readonly sum?: RowSum;
}

/** A remembered column as XML. @throws UnfitJson for one that could not be read back */
export function writeColumnPart(column: RememberedColumn): string {
  const stored = {
    ...column,
    sourceLabel: shownText(column.sourceLabel),
    recipe: versionedRecipe(column.recipe),
  };
  aColumn(stored);
  return part("column", stored);
}

/**
 * A run as XML, with as many of its fingerprints as one part takes; `writeFingerprintParts` writes the others.
 * @throws UnfitJson for one that could not be read back
 */
export function writeRunPart(run: RememberedRun, { list, sum }: KeptRows = {}): string {
  const stored = {
    run: runAsRead(run),
    ...(list && { rowCount: list.length / RECORD_BYTES, list: toBase64(list.subarray(0, PART_BYTES)) }),
    ...(sum && { sum }),
  };
  aStoredRun(stored);
  return part("run", stored);
}

/**
 * The fingerprints that the run's own part has no room for; most runs have none.
 * @param list the whole list of the run @throws UnfitJson when there are too many
 */
export function writeFingerprintParts(runId: string, columnId: string, list: Uint8Array): readonly string[] {
  const parts: string[] = [];
  for (let start = PART_BYTES; start < list.length; start += PART_BYTES) {
    const piece = toBase64(list.subarray(start, start + PART_BYTES));
    const stored = { runId, columnId, part: parts.length + 1, list: piece };
    someFingerprints(stored);
    parts.push(part("fingerprints", stored));
  }
  return parts;
}

function part(kind: PartKind, content: object): string {
  return writePartXml({ kind, version: MEMORY_VERSION, json: JSON.stringify(content) });
}

/** A run as it is read back once it was written: what other servers and people said is cut. */
export function runAsRead(run: RememberedRun): RememberedRun {
  const { requestIds, startedBy } = run;
  return {
    ...run,
    servedModels: run.servedModels.slice(0, MOST_LISTED.servedModels).map(shownText),
    failures: run.failures.slice(0, MOST_LISTED.failures),
    elapsedMs: Math.max(0, Math.round(run.elapsedMs)),
    productVersion: shownText(run.productVersion),
    ...(startedBy !== undefined && { startedBy: shownText(startedBy) }),
    ...(requestIds && { requestIds: readableIds(requestIds) }),
  };
}

function readableIds({ first, last, failed }: RequestIds): RequestIds {
  return {
    ...(first !== undefined && { first: shownText(first) }),
    ...(last !== undefined && { last: shownText(last) }),
    failed: failed.slice(0, MOST_LISTED.failedRequests).map(shownText),
  };
}

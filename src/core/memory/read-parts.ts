import { UnfitJson } from "../json/checked-json";
import { RECORD_BYTES } from "./fingerprint-list";
import type { RowSum } from "./fingerprints";
import { readPartXml } from "./part-xml";
import type { RememberedColumn } from "./remembered-column";
import type { RememberedRun } from "./remembered-run";
import { aColumn, aStoredRun, someFingerprints, type StoredFingerprints, type StoredRun } from "./stored-shapes";
import { MEMORY_VERSION } from "./write-parts";

/** Parts that are looked at; the largest workbook of ours has a tenth of it. */
const MOST_PARTS = 2_000;
/** All parts together, in characters. */
const MOST_CHARACTERS = 64_000_000;

/** What a workbook says it remembers. Anybody may have written it. */
export interface ReadMemory {
  readonly columns: readonly RememberedColumn[];
  /** Of those columns, newest first. */
  readonly runs: readonly RememberedRun[];
  /** By id of the run, for `knownRows`; absent where it kept none. */
  readonly fingerprints: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly sums: ReadonlyMap<string, RowSum>;
  /** By id of a column: where it is kept. */
  readonly partOfColumn: ReadonlyMap<string, string>;
  /** By id of a run: its own part, then those with further fingerprints. */
  readonly partsOfRun: ReadonlyMap<string, readonly string[]>;
  /** One sentence for each part that is left alone, and why; it repeats nothing of it. */
  readonly unreadable: readonly string[];
}

/** What was read of a part, and the sentence's start that names it. */
interface Found<Content> {
  readonly partId: string;
  readonly place: number;
  readonly content: Content;
}

interface FoundParts {
  readonly columns: Found<RememberedColumn>[];
  readonly runs: Found<StoredRun>[];
  readonly lists: Found<StoredFingerprints>[];
}

/**
 * Reads what a workbook keeps for us. Whatever is given, it throws nothing: what does not fit is left out with a sentence. Of two parts
 * of one id the first counts, or of two states of a run the one that has ended.
 */
export function readParts(parts: readonly { readonly id: string; readonly xml: string }[]): ReadMemory {
  const unreadable: string[] = [];
  const found: FoundParts = { columns: [], runs: [], lists: [] };
  let left = MOST_CHARACTERS;
  for (const [place, part] of parts.slice(0, MOST_PARTS).entries()) {
    try {
      const { id, xml } = part;
      if (typeof xml !== "string") throw new UnfitJson("is no text");
      left -= xml.length;
      if (left < 0) throw new UnfitJson("is one too many to be read");
      read(found, id, place, xml);
    } catch (error) {
      unreadable.push(sentence(place, error));
    }
  }
  if (parts.length > MOST_PARTS) unreadable.push(`${parts.length - MOST_PARTS} more parts are too many to be read.`);
  return joined(found, unreadable);
}

/** A part of an older version would be brought to the form of this one here; there is none yet. */
function read({ columns, runs, lists }: FoundParts, partId: string, place: number, xml: string): void {
  const { kind, version, json } = readPartXml(xml);
  if (version > MEMORY_VERSION) throw new UnfitJson("was written by a newer version of this product");
  const content = parse(json);
  if (kind === "column") columns.push({ partId, place, content: aColumn(content) });
  else if (kind === "run") runs.push({ partId, place, content: aStoredRun(content) });
  else if (kind === "fingerprints") lists.push({ partId, place, content: someFingerprints(content) });
  // Tables that were handed over are no matter of columns: `readHandOverParts` reads them.
  else if (kind !== "hand-over") throw new UnfitJson("is of no kind that is known");
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // What the parser says repeats a piece of the text.
    throw new UnfitJson("is no JSON");
  }
}

function joined({ columns, runs, lists }: FoundParts, unreadable: string[]): ReadMemory {
  const refuse = ({ place }: Found<unknown>, what: string): void => {
    unreadable.push(sentence(place, new UnfitJson(what)));
  };
  const columnById = new Map<string, Found<RememberedColumn>>();
  for (const one of columns) {
    if (columnById.has(one.content.id)) refuse(one, "repeats the id of another column");
    else columnById.set(one.content.id, one);
  }
  const runById = new Map<string, Found<StoredRun>>();
  for (const one of inOrder(runs)) {
    const { id, columnId } = one.content.run;
    if (!columnById.has(columnId)) refuse(one, "belongs to a column that this workbook does not remember");
    else if (runById.has(id)) refuse(one, "repeats the id of another run");
    else runById.set(id, one);
  }
  const listsOf = listsByRun(lists, runById, refuse);
  const kept = [...runById.values()];
  for (const one of kept) checkComplete(one, listsOf, refuse);
  return {
    columns: [...columnById.values()].map(({ content }) => content),
    runs: kept.map(({ content }) => content.run).sort(newestFirst),
    fingerprints: new Map(kept.flatMap((one) => fingerprintsOf(one, listsOf))),
    sums: new Map(kept.flatMap(({ content: { run, sum } }) => (sum === undefined ? [] : [[run.id, sum] as const]))),
    partOfColumn: new Map([...columnById].map(([id, { partId }]) => [id, partId])),
    partsOfRun: new Map(
      kept.map(({ partId, content: { run } }) => [
        run.id,
        [partId, ...(listsOf.get(run.id) ?? []).map((list) => list.partId)],
      ]),
    ),
    unreadable,
  };
}

type ListsByRun = ReadonlyMap<string, readonly Found<StoredFingerprints>[]>;

function listsByRun(
  lists: readonly Found<StoredFingerprints>[],
  runById: ReadonlyMap<string, Found<StoredRun>>,
  refuse: (part: Found<unknown>, what: string) => void,
): ListsByRun {
  const listsOf = new Map<string, Found<StoredFingerprints>[]>();
  for (const one of lists) {
    const { runId, columnId, part } = one.content;
    const others = listsOf.get(runId) ?? [];
    if (runById.get(runId)?.content.run.columnId !== columnId) {
      refuse(one, "belongs to a run that this workbook does not remember");
    } else if (others.some(({ content }) => content.part === part)) {
      refuse(one, "repeats what another part holds");
    } else {
      listsOf.set(runId, [...others, one]);
    }
  }
  return listsOf;
}

/** Where some are missing, rows count as changed that are not: that is said, and no row is called current for it. */
function checkComplete(
  one: Found<StoredRun>,
  listsOf: ListsByRun,
  refuse: (part: Found<unknown>, what: string) => void,
): void {
  const { run, rowCount = 0, list } = one.content;
  const bytes = [list, ...(listsOf.get(run.id) ?? []).map(({ content }) => content.list)];
  const count = bytes.reduce((sum, some) => sum + (some?.length ?? 0), 0) / RECORD_BYTES;
  if (count !== rowCount) refuse(one, "does not have all that it kept of its rows");
}

function fingerprintsOf({ content: { run, list } }: Found<StoredRun>, listsOf: ListsByRun): [string, Uint8Array[]][] {
  const lists = [...(list ? [list] : []), ...(listsOf.get(run.id) ?? []).map(({ content }) => content.list)];
  return lists.length === 0 ? [] : [[run.id, lists]];
}

/** Those that have ended first. */
function inOrder(runs: readonly Found<StoredRun>[]): readonly Found<StoredRun>[] {
  const hasEnded = ({ content }: Found<StoredRun>): boolean => content.run.endedAt !== undefined;
  return [...runs.filter(hasEnded), ...runs.filter((one) => !hasEnded(one))];
}

function newestFirst(one: RememberedRun, other: RememberedRun): number {
  const difference = Date.parse(other.startedAt) - Date.parse(one.startedAt);
  return difference !== 0 ? difference : one.id < other.id ? -1 : 1;
}

function sentence(place: number, error: unknown): string {
  const why = error instanceof UnfitJson ? whyOf(error) : "is no plain data";
  return `Part ${place + 1} of what this workbook remembers is left alone: it ${why.replace(/\.$/, "")}.`;
}

function whyOf({ what, path }: UnfitJson): string {
  return path.length === 0 ? what : `holds ${path.join(", ")}, which ${what}`;
}

import { anObject, aText, aTextLike, aWholeNumber, oneOf, UnfitJson, type Check } from "../json/checked-json";
import type { HandedOverRun } from "./handed-over-run";
import { readPartXml, writePartXml } from "./part-xml";
import { aShownText, shownText } from "./stored-shapes";

/** Changes when an older product would read such a part otherwise than it was meant. */
const HAND_OVER_VERSION = 1;

/** Runs that a workbook remembers, and that are taken up of one that others made: each is asked after. */
export const MOST_RUNS = 50;

/** Of names over there: three of 255 characters, in backticks that may be doubled. */
const MAX_NAME_LENGTH = 2_000;

/** Only what this product uploads is ever removed over there, whatever a workbook says. */
const STAGED_PATH = /^\/Volumes(?:\/(?!\.{1,2}\/)[^/\p{Cc}]+){3,}\/scoresheet-[\da-f]{16}\.csv$/u;

const name = aText(MAX_NAME_LENGTH);
/** Goes into a route: of nothing else is an ID made. */
const remoteId = aTextLike(/^[\w-]+$/, "an ID", 100);

const aHandedOverRun: Check<HandedOverRun> = anObject<HandedOverRun>({
  id: aTextLike(/^[\da-f]{16}$/, "an id", 16),
  host: aTextLike(/^[\w.-]+(:\d+)?$/, "a host", 300),
  warehouse: anObject<HandedOverRun["warehouse"]>({ id: remoteId, name: aShownText }),
  endpointName: aTextLike(/^[\w-]+$/, "the name of an endpoint", 255),
  source: anObject<HandedOverRun["source"]>({ kind: oneOf(["sheet", "table"]), name: aShownText }),
  target: aShownText,
  own: anObject<HandedOverRun["own"]>({ key: name, prediction: name }),
  statementId: { optional: remoteId },
  stagedPath: { optional: aTextLike(STAGED_PATH, "a file that this product uploads", MAX_NAME_LENGTH) },
  rowCount: { optional: aWholeNumber(0, Number.MAX_SAFE_INTEGER) },
  startedAtUtcMs: aWholeNumber(0, Number.MAX_SAFE_INTEGER),
});

/** A run with the part that holds it. */
export interface StoredHandOver {
  readonly partId: string;
  readonly run: HandedOverRun;
}

/** @throws UnfitJson for a run that could not be read back */
export function writeHandOverPart(run: HandedOverRun): string {
  const { warehouse, source } = run;
  const stored = {
    ...run,
    warehouse: { ...warehouse, name: shownText(warehouse.name) },
    source: { ...source, name: shownText(source.name) },
  };
  aHandedOverRun(stored);
  return writePartXml({ kind: "hand-over", version: HAND_OVER_VERSION, json: JSON.stringify(stored) });
}

/**
 * The runs among the parts of a workbook, newest first. Anybody may have written them: what does not fit, or is of a newer version, is left
 * alone; of two parts of one run the one counts that knows its statement.
 */
export function readHandOverParts(
  parts: readonly { readonly id: string; readonly xml: string }[],
): readonly StoredHandOver[] {
  const byId = new Map<string, StoredHandOver>();
  for (const { id: partId, xml } of parts) {
    const run = readRun(xml);
    if (run === undefined) continue;
    const other = byId.get(run.id)?.run;
    if (other === undefined || (other.statementId === undefined && run.statementId !== undefined)) {
      byId.set(run.id, { partId, run });
    }
  }
  return [...byId.values()].sort((one, other) => other.run.startedAtUtcMs - one.run.startedAtUtcMs);
}

function readRun(xml: string): HandedOverRun | undefined {
  try {
    const { kind, version, json } = readPartXml(xml);
    if (kind !== "hand-over" || version !== HAND_OVER_VERSION) return undefined;
    const run = aHandedOverRun(JSON.parse(json));
    const isOwnFile = run.stagedPath === undefined || run.stagedPath.endsWith(`/scoresheet-${run.id}.csv`);
    return isOwnFile ? run : undefined;
  } catch (error) {
    if (error instanceof UnfitJson || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The parts of runs that are older than the last ones a workbook keeps. */
export function handOversToGo(stored: readonly StoredHandOver[], mostRuns = MOST_RUNS): readonly string[] {
  return stored.slice(mostRuns).map(({ partId }) => partId);
}

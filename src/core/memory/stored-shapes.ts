import { readSchema } from "../inputs/schema-json";
import {
  aList,
  anObject,
  aText,
  aTextLike,
  aTruth,
  aWholeNumber,
  oneOf,
  UnfitJson,
  type Check,
} from "../json/checked-json";
import { readRecipe, RecipeError } from "../recipe/recipe-json";
import { RECORD_BYTES } from "./fingerprint-list";
import { MOST_ROWS, type RowSum } from "./fingerprints";
import { fromBase64 } from "./base64";
import type { RememberedColumn } from "./remembered-column";
import { RUN_SCOPES, type RememberedRun, type RunCounts } from "./remembered-run";

/**
 * Fingerprints in one part: with it, no part is larger than 1 MiB, above which Word on the web refuses one. Of Excel nothing is said.
 * Source: OfficeDev/office-js, issue 2408.
 */
export const ROWS_PER_PART = 75_000;
/** What a run keeps of each list: failures by reason, models behind an endpoint, requests that failed. */
export const MOST_LISTED = { failures: 200, servedModels: 50, failedRequests: 20 } as const;
/** Of a text that is only shown. Characters. */
const MAX_SHOWN_LENGTH = 1_000;

/** Columns of a sheet, characters of a cell. Source: Microsoft Support, "Excel specifications and limits". */
const MOST_COLUMNS = 16_384;
const MAX_HEADER_LENGTH = 32_767;
const MAX_ADDRESS_LENGTH = 8_000;

const count = aWholeNumber(0, Number.MAX_SAFE_INTEGER);
const header = aText(MAX_HEADER_LENGTH);
const id = aTextLike(/^[\da-f]{16}$/, "an id", 16);
const hash = aTextLike(/^[\da-f]{16}$/, "a hash", 16);
/** Characters that no screen shows, or that turn others about. */
const UNSHOWN = /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;
/** A text that people are shown. @throws UnfitJson */
export const aShownText: Check<string> = (value) => {
  const text = aText(MAX_SHOWN_LENGTH)(value);
  if (text.search(UNSHOWN) >= 0) throw new UnfitJson("is not a text without control characters");
  return text;
};

/** What anybody said, as a text that is read back. */
export function shownText(text: string): string {
  return text.replace(UNSHOWN, " ").slice(0, MAX_SHOWN_LENGTH);
}

const time: Check<string> = (value) => {
  const text = aTextLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, "a time", 24)(value);
  if (Number.isNaN(Date.parse(text))) throw new UnfitJson("is not a time");
  return text;
};

const recipe: Check<RememberedColumn["recipe"]> = (value) => {
  try {
    // Only its text is bounded in length; here it has a part's.
    return readRecipe(typeof value === "string" ? undefined : value);
  } catch (error) {
    if (!(error instanceof RecipeError)) throw error;
    throw new UnfitJson(error.message.replace(/^The recipe (cannot be used: it )?/, ""));
  }
};

const column = anObject<RememberedColumn>({
  id,
  recipe,
  schema: { optional: readSchema },
  headers: aList(header, MOST_COLUMNS),
  outputs: aList(header, MOST_COLUMNS),
  sourceLabel: aShownText,
  sourceKind: oneOf(["table", "range with headers", "range without headers"]),
  reasonsHeader: { optional: header },
  isRowByRow: { optional: aTruth },
});

/** A remembered column that anybody may have written. @throws UnfitJson */
export const aColumn: Check<RememberedColumn> = (value) => {
  const read = column(value);
  if (read.headers.length !== read.outputs.length) throw new UnfitJson("has not one header an output");
  return read;
};

/** A run. @throws UnfitJson */
const aRun: Check<RememberedRun> = anObject<RememberedRun>({
  id,
  columnId: id,
  startedAt: time,
  endedAt: { optional: time },
  scope: oneOf(RUN_SCOPES),
  recipeHash: hash,
  origin: aTextLike(/^https?:\/\/[^\s/?#@\\]+$/, "the address of a host", MAX_ADDRESS_LENGTH),
  route: aTextLike(/^\/[^\s?#\\]*$/, "a path", MAX_ADDRESS_LENGTH),
  servedModels: aList(aShownText, MOST_LISTED.servedModels),
  counts: anObject<RunCounts>({
    scored: count,
    failed: count,
    leftOut: count,
    changedMeanwhile: count,
    notReached: count,
  }),
  failures: aList(
    anObject<RememberedRun["failures"][number]>({
      code: aTextLike(/^[a-z\d-]+$/, "a code", 100),
      rowCount: count,
    }),
    MOST_LISTED.failures,
  ),
  requests: count,
  elapsedMs: count,
  requestIds: {
    optional: anObject<NonNullable<RememberedRun["requestIds"]>>({
      first: { optional: aShownText },
      last: { optional: aShownText },
      failed: aList(aShownText, MOST_LISTED.failedRequests),
    }),
  },
  productVersion: aShownText,
  startedBy: { optional: aShownText },
});

const fingerprints: Check<Uint8Array> = (value) => {
  const bytes = fromBase64(aText(Math.ceil((ROWS_PER_PART * RECORD_BYTES) / 3) * 4)(value));
  if (bytes === undefined || bytes.length % RECORD_BYTES !== 0) throw new UnfitJson("is no list of fingerprints");
  return bytes;
};

/** What a run part holds: the run, and what is known of its rows. */
export interface StoredRun {
  readonly run: RememberedRun;
  /** How many fingerprints there are, in this part and the further ones. */
  readonly rowCount?: number;
  readonly list?: Uint8Array;
  readonly sum?: RowSum;
}

/** A run part's content. @throws UnfitJson */
export const aStoredRun: Check<StoredRun> = anObject<StoredRun>({
  run: aRun,
  rowCount: { optional: aWholeNumber(0, MOST_ROWS) },
  list: { optional: fingerprints },
  sum: { optional: anObject<RowSum>({ count, sum: hash }) },
});

/** Fingerprints of a run that its own part has no room for. */
export interface StoredFingerprints {
  readonly runId: string;
  readonly columnId: string;
  /** Counted from 1; what is in the run's own part comes before. */
  readonly part: number;
  readonly list: Uint8Array;
}

/** Content of a further part. @throws UnfitJson */
export const someFingerprints: Check<StoredFingerprints> = anObject<StoredFingerprints>({
  runId: id,
  columnId: id,
  part: aWholeNumber(1, Math.ceil(MOST_ROWS / ROWS_PER_PART)),
  list: fingerprints,
});

import type { BulkRows } from "../bulk-runs";
import { BulkError } from "../bulk-error";
import { pageStatement, type MadeTable } from "./scoring-statement";
import type { Statements } from "./statements";

/** As long as nobody knows how long rows are. */
const FIRST_ROWS = 1_000;
const MOST_ROWS = 100_000;
/** Of a page: far below the 25 MiB that an answer may have, and little beside what a pane takes. */
const AIMED_CHARACTERS = 4_000_000;
const GROWTH = 8;

/**
 * The first rows of a new table, page by page, each found behind the key of the last: what is joined by key needs no result that is kept.
 * @throws BulkError, CancelledError
 */
export async function* pagesOf(
  statements: Statements,
  made: MadeTable,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<BulkRows, void, undefined> {
  let [rowsAtOnce, mostAtOnce] = [FIRST_ROWS, MOST_ROWS];
  let after: string | undefined;
  let columns: string | undefined;
  for (let left = most; left > 0;) {
    const asked = Math.min(left, rowsAtOnce);
    const page = await pageOf(statements, made, { asked, after }, signal);
    if (page === undefined) {
      rowsAtOnce = mostAtOnce = Math.ceil(asked / 2);
      continue;
    }
    const found = JSON.stringify(page.columns);
    if (found !== (columns ??= found)) {
      throw new BulkError("malformed-answer", "The table has been made anew while its rows came back.");
    }
    yield page;
    if (page.rows.length < asked) return;
    left -= page.rows.length;
    after = lastKey(page, made);
    const fitting = Math.floor((AIMED_CHARACTERS * page.rows.length) / Math.max(1, charactersIn(page)));
    rowsAtOnce = Math.max(1, Math.min(fitting, page.rows.length * GROWTH, mostAtOnce));
  }
}

/** @returns undefined where so many rows are too large for an answer, and fewer may pass */
async function pageOf(
  statements: Statements,
  made: MadeTable,
  { asked, after }: { readonly asked: number; readonly after: string | undefined },
  signal: AbortSignal,
): Promise<BulkRows | undefined> {
  try {
    return await statements.rowsWithin(pageStatement(made, asked, after), signal);
  } catch (error) {
    if (error instanceof BulkError && error.code === "result-too-large" && asked > 1) return undefined;
    throw error;
  }
}

function lastKey({ columns, rows }: BulkRows, { own }: MadeTable): string {
  const place = columns.findIndex(({ name }) => name.toLowerCase() === own.key.toLowerCase());
  const key = rows.at(-1)?.[place];
  if (typeof key === "string") return key;
  throw new BulkError("malformed-answer", "A row of the new table has no key.");
}

function charactersIn({ rows }: BulkRows): number {
  let characters = 0;
  for (const row of rows) for (const value of row) characters += (value?.length ?? 4) + 3;
  return characters;
}

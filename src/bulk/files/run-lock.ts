import { rm } from "node:fs/promises";
import path from "node:path";
import { BulkFileError } from "./bulk-file-error";
import type { Duck } from "./duck";
import { sqlText } from "./sql-text";

/** Of a folder of parts. */
export const LOCK_FILE = "lock";
const NAME = "run_lock";

/**
 * Holds a folder for one run alone, as long as its DuckDB is open: of a file that is attached DuckDB holds the operating system's own lock,
 * which goes with the process, however that ends. Source: duckdb.org/docs/stable/connect/concurrency.
 * Where a file system knows no locks nothing is held, as a run should not end for that.
 * @throws BulkFileError where another process holds it
 */
export async function holdAlone(duck: Duck, folder: string, outFile: string): Promise<void> {
  if (await attached(duck, folder, outFile)) return;
  // Nobody holds it, so that what stands there was never finished.
  await rm(path.join(folder, LOCK_FILE), { recursive: true, force: true });
  await attached(duck, folder, outFile);
}

/** Lets go of a folder, of which only the lock is left. */
export async function letGo(duck: Duck, folder: string): Promise<void> {
  const file = path.join(folder, LOCK_FILE);
  // Before others can hold it; Windows removes no file that is open.
  const isGone = await rm(file).then(
    () => true,
    () => false,
  );
  await duck.rows(`DETACH DATABASE IF EXISTS ${NAME}`);
  if (!isGone) await rm(file, { force: true });
}

async function attached(duck: Duck, folder: string, outFile: string): Promise<boolean> {
  try {
    await duck.rows(`ATTACH ${sqlText(path.join(folder, LOCK_FILE))} AS ${NAME}`);
    return true;
  } catch (error) {
    const { message } = error as { readonly message?: unknown };
    const holder = typeof message === "string" ? holderOf(message) : undefined;
    if (holder === undefined) return false;
    throw new BulkFileError(
      `Another run${holder} is writing ${outFile} at this moment. Wait until it has ended, or name another --output.`,
    );
  }
}

/** Who holds a lock, as DuckDB says it; undefined where nobody does. */
function holderOf(said: string): string | undefined {
  if (!/Conflicting lock is held|being used by another process/i.test(said)) return undefined;
  const pid = /\(PID (\d+)\)/.exec(said)?.[1];
  return pid === undefined ? "" : ` (process ${pid})`;
}

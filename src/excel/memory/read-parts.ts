import { MEMORY_NAMESPACE } from "../../core/memory/part-xml";
import { utf8Bytes } from "../../core/request/utf8-bytes";
import type { StoredPart } from "../../scoring/ports";
import { mayPassSmaller } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";

/** Parts of a sync before anything is known of their size: of the largest that are written, three stay below the 5 MB of a response. */
const FIRST_PARTS = 3;
const GROWTH = 4;
/** Of one request or answer: well below what Excel on the web carries. */
export const AIMED_PART_BYTES = 2_000_000;
/** More than a workbook of many columns ever has; what anybody put into a file beyond that is not read. */
const MOST_PARTS = 2_000;
const MOST_BYTES = 64_000_000;

/** Our parts of a workbook, for the next sync. */
export function askForParts({ workbook }: ExcelSession): Excel.CustomXmlPartScopedCollection {
  return workbook.customXmlParts.getByNamespace(MEMORY_NAMESPACE).load("items/id");
}

/** All parts of ours. The text of one that nobody can read is empty, as `textsOf` says. */
export async function readParts(session: ExcelSession): Promise<readonly StoredPart[]> {
  const found = askForParts(session);
  await session.sync();
  const texts = await textsOf(session, found.items);
  return found.items.map(({ id }, i) => ({ id, xml: texts[i]! }));
}

/**
 * What parts say, in as few syncs as their bytes allow. Empty is the text of one that is too large for Excel to hand out, and of those beyond what
 * a workbook can have.
 */
export async function textsOf(
  session: ExcelSession,
  parts: readonly Excel.CustomXmlPart[],
): Promise<readonly string[]> {
  const texts: string[] = [];
  const end = Math.min(parts.length, MOST_PARTS);
  let [bytes, count, mostAtOnce] = [0, FIRST_PARTS, Infinity];
  while (texts.length < end && bytes < MOST_BYTES) {
    const turn = parts.slice(texts.length, Math.min(end, texts.length + count));
    const read = await readTurn(session, turn);
    if (read === undefined) {
      if (turn.length === 1) texts.push("");
      [count, mostAtOnce] = turn.length === 1 ? [FIRST_PARTS, Infinity] : [turn.length >> 1, turn.length >> 1];
      continue;
    }
    const turnBytes = read.reduce((sum, text) => sum + utf8Bytes(text), 0);
    const fitting = Math.floor((AIMED_PART_BYTES * turn.length) / Math.max(1, turnBytes));
    count = Math.max(1, Math.min(turn.length * GROWTH, fitting, mostAtOnce));
    texts.push(...read);
    bytes += turnBytes;
  }
  return parts.map((_, i) => texts[i] ?? "");
}

/** @returns undefined when they are too many, or the only one is too large */
async function readTurn(
  session: ExcelSession,
  parts: readonly Excel.CustomXmlPart[],
): Promise<readonly string[] | undefined> {
  const asked = parts.map((part) => part.getXml());
  try {
    await session.sync();
  } catch (error) {
    if (mayPassSmaller(error)) return undefined;
    throw error;
  }
  return asked.map(({ value }) => value);
}

import { CancelledError, WorkbookError } from "../../core/errors";
import { utf8Bytes } from "../../core/request/utf8-bytes";
import type { PartChanges } from "../../scoring/ports";
import { excelCodeOf } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";
import { AIMED_PART_BYTES, askForParts, textsOf } from "./read-parts";

/**
 * Adds parts, says others anew, then takes some out: in that order, so that nothing is lost when Excel refuses, and what was done is taken back
 * then. Parts that are gone already are as good as taken out. What Excel cannot do is to take out several parts all or none: where it refuses one
 * of them in the middle, the others are gone.
 * @throws WorkbookError `sheet-changed` when a part that is to say something else is not there; what Excel refused. CancelledError
 */
export async function changeParts(session: ExcelSession, { add, replace, remove }: PartChanges): Promise<void> {
  if (replace.length + remove.length === 0) return addParts(session, add);
  const found = askForParts(session);
  await session.sync();
  const before = new Map(found.items.map((part) => [keyOf(part.id), part]));
  const replaced = replace.map(({ id, xml }) => ({ part: present(before, id), xml }));
  const removed = remove.flatMap((id) => before.get(keyOf(id)) ?? []);
  const said = await textsOf(
    session,
    replaced.map(({ part }) => part),
  );
  try {
    for (const turn of inTurns(add)) {
      for (const xml of turn) session.workbook.customXmlParts.add(xml);
      await session.sync();
    }
    for (const turn of inTurns(replaced)) {
      for (const { part, xml } of turn) part.setXml(xml);
      await session.sync();
    }
    if (session.isLeft) throw new CancelledError();
    if (removed.length > 0) await takeOut(session, removed);
  } catch (error) {
    // One that nobody can read cannot be said again.
    const undone = replaced.map(({ part }, i) => ({ part, xml: said[i]! })).filter(({ xml }) => xml !== "");
    await takeBack(session.toRepair(), [...before.keys()], add, undone).catch(() => undefined); // Excel refuses everything by now.
    throw error;
  }
}

/** What is only added needs no look at what is there. */
async function addParts(session: ExcelSession, add: readonly string[]): Promise<void> {
  try {
    for (const turn of inTurns(add)) {
      for (const xml of turn) session.workbook.customXmlParts.add(xml);
      await session.sync();
    }
    if (session.isLeft) throw new CancelledError();
  } catch (error) {
    // What says the very same, its run's id included, is nobody else's.
    await takeBack(session.toRepair(), [], add, []).catch(() => undefined);
    throw error;
  }
}

function present(parts: ReadonlyMap<string, Excel.CustomXmlPart>, id: string): Excel.CustomXmlPart {
  const part = parts.get(keyOf(id));
  if (part !== undefined) return part;
  throw new WorkbookError("sheet-changed", "What the workbook remembered of this column is no longer there.");
}

/** Ids are the same in capitals and in small letters. */
function keyOf(id: string): string {
  return id.toUpperCase();
}

/** As many of them at once as a request may carry. */
function* inTurns<Part extends string | { readonly xml: string }>(parts: readonly Part[]): Generator<readonly Part[]> {
  let [turn, bytes]: [Part[], number] = [[], 0];
  for (const part of parts) {
    const size = utf8Bytes(JSON.stringify(typeof part === "string" ? part : part.xml));
    if (turn.length > 0 && bytes + size > AIMED_PART_BYTES) {
      yield turn;
      [turn, bytes] = [[], 0];
    }
    turn.push(part);
    bytes += size;
  }
  if (turn.length > 0) yield turn;
}

/** Somebody else may take out the same parts at the same time: then those that are left go. */
async function takeOut(session: ExcelSession, parts: readonly Excel.CustomXmlPart[]): Promise<void> {
  const keys = parts.map(({ id }) => keyOf(id));
  try {
    for (const part of parts) part.delete();
    await session.sync();
  } catch (error) {
    if (excelCodeOf(error) !== "ItemNotFound") throw error;
    const now = askForParts(session);
    await session.sync();
    for (const part of now.items) if (keys.includes(keyOf(part.id))) part.delete();
    await session.sync();
  }
}

/** Parts of ours that came meanwhile and say what was to be added go; others may be somebody else's, who has the workbook open as well. */
async function takeBack(
  session: ExcelSession,
  keysBefore: readonly string[],
  added: readonly string[],
  replaced: readonly { readonly part: Excel.CustomXmlPart; readonly xml: string }[],
): Promise<void> {
  const now = askForParts(session);
  await session.sync();
  const fresh = now.items.filter(({ id }) => !keysBefore.includes(keyOf(id)));
  const texts = await textsOf(session, fresh);
  fresh.forEach((part, i) => added.some((xml) => isSameXml(xml, texts[i]!)) && part.delete());
  await session.sync();
  for (const turn of inTurns(replaced)) {
    for (const { part, xml } of turn) part.setXml(xml);
    await session.sync();
  }
}

/** Excel may write the first line anew. */
function isSameXml(a: string, b: string): boolean {
  const [one, other] = [a, b].map((xml) => xml.replace(/^<\?xml[^>]*>\s*/, "").trim());
  return one === other;
}

import { CancelledError, WorkbookError } from "../../core/errors";
import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";

/** A name, and what it is to stand for. */
export interface Anchor {
  readonly name: string;
  readonly cells: () => Excel.Range;
  /** In place of the cells, which it comes to. */
  readonly formula?: string;
}

/** A name as it stood; undefined for one that did not. */
interface NameBefore {
  readonly name: string;
  readonly formula: string | undefined;
}

/** What names are there now, to be known after the next sync. */
export interface AskedNames {
  readonly all: readonly string[];
  readonly items: readonly Excel.NamedItem[];
}

/** Queues the question. */
export function askForNames({ workbook }: ExcelSession, all: readonly string[]): AskedNames {
  return { all, items: all.map((name) => workbook.names.getItemOrNullObject(name).load("formula,scope")) };
}

/**
 * Lets names of the workbook stand for cells, hidden; those that were asked for and are not among them go. One sync.
 *
 * Formulas are added by `addFormulaLocal`: `add` makes an address of a structured reference, and no word of one that names a column alone is
 * another one in another language. Source: OfficeDev/office-js #740.
 * @throws what Excel refused, CancelledError; then the names stand as they stood
 */
export async function setNames(
  session: ExcelSession,
  { all, items }: AskedNames,
  anchors: readonly Anchor[],
): Promise<void> {
  const { names } = session.workbook;
  const isThere = items.map(isOfWorkbook);
  const before = all.map((name, i) => ({ name, formula: isThere[i]! ? String(items[i]!.formula) : undefined }));
  try {
    items.forEach((item, i) => isThere[i]! && item.delete());
    const proofs = anchors.map(({ name, cells, formula }) => {
      const given = cells().load("address");
      const added = formula === undefined ? names.add(name, given) : names.addFormulaLocal(name, formula);
      added.visible = false;
      const named = usedOnce(added.getRangeOrNullObject()).load("address");
      usedOnce(given);
      return () => !named.isNullObject && named.address === given.address;
    });
    await session.sync();
    if (!proofs.every((isProven) => isProven())) {
      throw new WorkbookError("excel-error", "Excel gave a hidden name to other cells than it was told.");
    }
    if (session.isLeft) throw new CancelledError();
  } catch (error) {
    await restore(session.toRepair(), before).catch(() => undefined); // Excel refuses everything by now.
    throw error;
  }
}

async function restore(session: ExcelSession, before: readonly NameBefore[]): Promise<void> {
  const { names } = session.workbook;
  const items = before.map(({ name }) => names.getItemOrNullObject(name).load("scope"));
  await session.sync();
  for (const item of items) if (isOfWorkbook(item)) item.delete();
  for (const { name, formula } of before) {
    if (formula !== undefined) names.addFormulaLocal(name, formula).visible = false;
  }
  await session.sync();
}

/** Names of one sheet are none of ours: Excel gives them to the copy of a sheet. */
export function isOfWorkbook(item: Excel.NamedItem): boolean {
  return !item.isNullObject && item.scope === "Workbook";
}

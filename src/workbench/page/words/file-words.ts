import { msg, t } from "@lingui/core/macro";
import { told } from "./told";

/** What is said where files come and go. */
export const FILES = told({
  noSample: msg`The sample workbook could not be loaded. Open a workbook of your own.`,
  unreadable: msg`The file cannot be read: it is a folder, or was moved or changed meanwhile. Choose it once more.`,
  failed: msg`That did not work.`,
});

/** Asked before an edited workbook is put away. */
export const LEAVING = told({
  title: msg`Keep what you changed?`,
  download: msg`Download, then open`,
  leave: msg`Open without downloading`,
  stay: msg`Stay here`,
});

export function leavingWords(workbookName: string): string {
  return t`${workbookName} has changes that are in no file yet. When another workbook opens, they are gone.`;
}

/** Behind the tables of a file that cannot get a column, of which the first were told. */
export function moreTablesWords(more: number): string {
  return t`So it is with ${more} more.`;
}

import { msg, t } from "@lingui/core/macro";
import { told } from "./told";

/** What is said where files come and go. */
export const FILES = told({
  noSample: msg`The sample workbook could not be loaded. Open a workbook of your own.`,
  unreadable: msg`The file cannot be read: it is a folder, or was moved or changed meanwhile. Choose it once more.`,
  failed: msg`That did not work.`,
  /** Beside the endings of what can be opened, in the browser's own window. */
  kinds: msg`Workbooks and separated values`,
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

/** The files that were opened before. */
export const RECENT = told({
  title: msg`Opened before`,
  clear: msg`Clear this list`,
  remove: msg`Remove from the list`,
});

export function removeWords(fileName: string): string {
  return t`Remove ${fileName} from the list`;
}

/** When a file was opened last. @param locale of the reader; the browser's unless told */
export function openedWords(openedAt: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(openedAt);
}

export function goneWords(fileName: string): string {
  return t`${fileName} is not where it was: it was moved, renamed or deleted. Open it from where it is now, or remove it from the list.`;
}

export function refusedWords(fileName: string): string {
  return t`The browser does not let this page read ${fileName}. Choose it once more and allow it, or remove it from the list.`;
}

/** Behind the tables of a file that cannot get a column, of which the first were told. */
export function moreTablesWords(more: number): string {
  return t`So it is with ${more} more.`;
}

import { tooLarge } from "./workbook-file-error";
import type { ZipEntry } from "../zip/zip-entry";

/**
 * The file itself. It is held in memory beside what is unpacked of it; a full sheet of 15 columns, which is about the largest whose text
 * can be held, takes 45 MB with one number in all cells and twice as much with random ones. Pictures may take the rest.
 */
export const MOST_FILE_BYTES = 500_000_000;

/** Entries of the package. Beyond 65,535 another form of its directory would have to be written; no workbook comes near. */
export const MOST_ENTRIES = 50_000;

/** One part that is read. V8, which runs Node, Chrome and Edge, holds no longer text: 2^29 - 24 characters. */
export const MOST_PART_BYTES = 536_870_888;

/** All parts together, unpacked. */
export const MOST_UNPACKED_BYTES = 2_000_000_000;

/**
 * How many times its packed size a part may have before it is suspected to be made for exhausting whoever opens it. The most that deflate
 * can do is 1,032. Measured on sheets of a million rows that say the same in every cell: 10 with one column, 18 with 60, 33 with long texts
 * in them; 140 for one long text, 156 without names of cells, 260 without numbers of rows as well.
 */
const MOST_RATIO = 400;

/** All suspected parts together: a small workbook may well have a part of blanks. */
const MOST_SUSPECTED_BYTES = 32_000_000;

/** @throws WorkbookFileError `too-large` for a file of so many bytes, which need not be read for it */
export function checkFileSize(fileBytes: number): void {
  if (fileBytes > MOST_FILE_BYTES) throw tooLarge(`it has more than ${inMegabytes(MOST_FILE_BYTES)}`);
}

/** @throws WorkbookFileError `too-large` for what the directory of a package declares, before anything of it is unpacked */
export function checkLimits(entries: readonly ZipEntry[]): void {
  if (entries.length > MOST_ENTRIES) throw tooLarge(`it has more than ${MOST_ENTRIES.toLocaleString("en-US")} parts`);
  let unpacked = 0;
  let suspected = 0;
  for (const { size, packedSize } of entries) {
    unpacked += size;
    if (size > packedSize * MOST_RATIO) suspected += size;
  }
  if (unpacked > MOST_UNPACKED_BYTES)
    throw tooLarge(`it has more than ${inMegabytes(MOST_UNPACKED_BYTES)} when unpacked`);
  if (suspected > MOST_SUSPECTED_BYTES) {
    throw tooLarge(
      `it grows to ${inMegabytes(unpacked)} when unpacked, more than ${MOST_RATIO} times its size, as no table does`,
    );
  }
}

/** @throws WorkbookFileError `too-large` for a part that no text can hold */
export function checkPartSize({ name, size }: ZipEntry): void {
  if (size > MOST_PART_BYTES)
    throw tooLarge(`its part "${name}" has ${inMegabytes(size)}, and ${inMegabytes(MOST_PART_BYTES)} is the most`);
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString("en-US")} MB`;
}

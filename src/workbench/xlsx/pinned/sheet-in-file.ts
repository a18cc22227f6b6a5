import type { Pinned } from "../../model/sheets/pinned";
import type { Relationship } from "../package/relationships";
import type { ZipPackage } from "../package/zip-package";
import type { WhatIfTable } from "../sheets/load-rows";

/** One worksheet of a file, as those see it who look for what cannot move. */
export interface SheetInFile {
  readonly zip: ZipPackage;
  readonly name: string;
  readonly partName: string;
  /** From the sheet to other parts of the package. */
  readonly links: readonly Relationship[];
  /** From the workbook to other parts of the package. */
  readonly workbookLinks: readonly Relationship[];
  /** What names stand for, by name in small letters. */
  readonly definedNames: ReadonlyMap<string, readonly string[]>;
  /** The sheet part without its rows and their cells. */
  readonly aroundRows: string;
  readonly whatIfTables: readonly WhatIfTable[];
}

/** Something that cannot move, and the sheet of its cells. */
export interface PinnedOn extends Pinned {
  readonly sheetName: string;
}

/**
 * Looks for one kind of thing that cannot follow when cells move, on one sheet. What is found there may pin cells of other sheets.
 * @throws SyntaxError when a part is cut short
 */
export type PinnedFinder = (sheet: SheetInFile) => readonly PinnedOn[];

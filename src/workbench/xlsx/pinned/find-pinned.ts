import { findAutoFilter } from "./auto-filter";
import { findConsolidation } from "./consolidation";
import { findPivotSources } from "./pivot-sources";
import { findPivotTables } from "./pivot-tables";
import { findQueryTables } from "./query-tables";
import { findSharing } from "./shared-workbook";
import type { PinnedFinder, PinnedOn, SheetInFile } from "./sheet-in-file";
import { findUnknownExtensions } from "./unknown-extensions";
import { findUnknownParts } from "./unknown-parts";
import { findWhatIfTables } from "./what-if-tables";
import { findWideLinks } from "./wide-links";

/** One for each kind of thing that saving does not let follow its cells. */
const FINDERS: readonly PinnedFinder[] = [
  findPivotTables,
  findPivotSources,
  findQueryTables,
  findAutoFilter,
  findWhatIfTables,
  findConsolidation,
  findWideLinks,
  findSharing,
  findUnknownExtensions,
  findUnknownParts,
];

/** All things of a sheet, found when a file is opened, that cannot follow when cells move: moving them is refused by their names. */
export function findPinned(sheet: SheetInFile): readonly PinnedOn[] {
  return FINDERS.flatMap((find) => find(sheet));
}

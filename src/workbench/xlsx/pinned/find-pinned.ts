import { findAutoFilter } from "./auto-filter";
import { findConsolidation } from "./consolidation";
import { findPivotTables } from "./pivot-tables";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";
import { findUnknownExtensions } from "./unknown-extensions";
import { findWhatIfTables } from "./what-if-tables";

/** One for each kind of thing that saving does not let follow its cells. */
const FINDERS = [findPivotTables, findAutoFilter, findWhatIfTables, findConsolidation, findUnknownExtensions];

/** All things of a sheet, found when a file is opened, that cannot follow when cells move: moving them is refused by their names. */
export function findPinned(sheet: SheetInFile): readonly PinnedOn[] {
  return FINDERS.flatMap((find) => find(sheet));
}

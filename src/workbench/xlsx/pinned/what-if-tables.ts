import { parseAddress } from "../../model/areas/a1-address";
import { areaOf, bottomOf, rightOf } from "../../model/areas/area";
import type { PinnedOn, SheetInFile } from "./sheet-in-file";

const WHAT = "the what-if table";

/**
 * What-if data tables keep their place, with the inputs above and left of their results, and so do the cells that they put the inputs
 * into: they name those by address. Source: ECMA-376 Part 1, 18.3.1.40, `r1`, `r2`.
 */
export function findWhatIfTables({ name: sheetName, whatIfTables }: SheetInFile): readonly PinnedOn[] {
  return whatIfTables.flatMap(({ area, inputCells }): PinnedOn[] => {
    const row = Math.max(0, area.row - 1);
    const column = Math.max(0, area.column - 1);
    const withInputs = areaOf(row, column, bottomOf(area) - row, rightOf(area) - column);
    const inputs = inputCells.flatMap((address) => parseAddress(address)?.area ?? []);
    return [
      { sheetName, area: withInputs, what: WHAT, keeps: "place" },
      ...inputs.map((input): PinnedOn => ({ sheetName, area: input, what: WHAT, keeps: "sight" })),
    ];
  });
}

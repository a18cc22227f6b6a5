import { tableOf, type FigureGroup } from "../bench";
import { withEndpoint } from "../endpoint-process";
import { amountFigure, type Figure } from "../figure";
import { scoreWithProduct } from "../product-run";
import { takeTurns } from "../take-turns";

const COLUMNS = 10;
const CELLS_AT_ONCE = 100_000;
const FEW_ROWS = 150;
const MANY_ROWS = 100_000;
const TARGETS: Readonly<Record<number, number>> = { [FEW_ROWS]: 8, [MANY_ROWS]: 60 };
/** Source: Microsoft, "Resource limits and performance optimization for Office Add-ins": requests and answers of Excel on the web. */
const EXCEL_LIMIT_BYTES = 5_000_000;

/** Round trips to Excel, and how large they get. */
export const syncFigures: FigureGroup = {
  names: ["syncs", "max_sync_bytes"],
  async measure({ isQuick, turns, folder }) {
    const figures: Figure[] = [];
    for (const rowCount of [FEW_ROWS, MANY_ROWS]) {
      const table = await tableOf(rowCount);
      const [runs] = await withEndpoint({ delayMs: 0 }, ({ url }) =>
        takeTurns(isQuick ? 1 : turns, [() => scoreWithProduct({ table, url, folder })]),
      );
      const at = `${rowCount.toLocaleString("en")} rows`;
      const facts = { at, better: "lower", isCounted: true } as const;
      const least = Math.ceil((rowCount * COLUMNS) / CELLS_AT_ONCE) + Math.ceil(rowCount / CELLS_AT_ONCE);
      const windows = { name: `one for each ${CELLS_AT_ONCE.toLocaleString("en")} cells read or written` };
      figures.push(
        amountFigure(
          { name: "syncs", ...facts, target: TARGETS[rowCount]!, rival: windows },
          "syncs",
          runs!.map(({ syncs }) => syncs),
          [least],
        ),
        amountFigure(
          {
            name: "max_sync_bytes",
            ...facts,
            target: EXCEL_LIMIT_BYTES,
            rival: { name: "what Excel on the web takes" },
          },
          "bytes",
          runs!.map(({ maxSyncBytes }) => maxSyncBytes),
          [EXCEL_LIMIT_BYTES],
        ),
      );
    }
    return figures;
  },
};

import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import type { Bench, FigureGroup } from "../bench";
import { amountFigure, ratioFigure, type Figure } from "../figure";
import { RememberedTable } from "../remembered-table";
import { takeTurns } from "../take-turns";

const FEW_ROWS = 150;
const QUICK_ROWS = 20_000;
const MANY_ROWS = 100_000;
const CHANGED_ROWS = 20;
const WARM_UP_TURNS = 1;
const BYTES_PER_KB = 1_000;
const MICROSECONDS_PER_MS = 1_000;

/** What it costs that a workbook remembers how a column was made, and of which rows. Times are those of the processor. */
export const rememberedFigures: FigureGroup = {
  names: [
    "memory_check_ratio",
    "memory_run_cost",
    "memory_file_kb",
    "memory_syncs",
    "memory_refresh_ratio",
    "memory_refresh_requests",
  ],
  async measure(bench) {
    const rowCount = bench.isQuick ? QUICK_ROWS : MANY_ROWS;
    const at = `${rowCount.toLocaleString("en")} rows`;
    return [
      ...(await runFigures(bench, rowCount, at)),
      await syncFigure(),
      ...(await checkFigures(bench, rowCount, at)),
    ];
  },
};

async function runFigures({ turns }: Bench, rowCount: number, at: string): Promise<Figure[]> {
  const runOnce = async (isRemembered: boolean): Promise<{ cpuMs: number; fileKb: number }> => {
    const table = new RememberedTable(rowCount);
    const cpuMs = await cpuMsOf(() => table.score(isRemembered));
    const fileKb = (await saveWorkbook(table.opened)).length / BYTES_PER_KB;
    table.dispose();
    return { cpuMs, fileKb };
  };
  const measured = await takeTurns(WARM_UP_TURNS + turns, [() => runOnce(true), () => runOnce(false)]);
  const [kept, plain] = measured.map((samples) => samples.slice(WARM_UP_TURNS));
  const ms = (samples: typeof kept): number[] => samples!.map(({ cpuMs }) => cpuMs);
  const grown = kept!.map(({ fileKb }, turn) => fileKb - plain![turn]!.fileKb);
  const rival = { name: "a run that is not remembered" };
  const aLimit = { name: "12 bytes a row" };
  return [
    ratioFigure({ name: "memory_run_cost", at, better: "lower", target: 1.1, rival }, ms(kept), ms(plain)),
    amountFigure(
      {
        name: "memory_file_kb",
        at,
        better: "lower",
        isCounted: true,
        target: (rowCount * 12) / BYTES_PER_KB,
        rival: aLimit,
      },
      "kB",
      grown,
      [(rowCount * 12) / BYTES_PER_KB],
    ),
  ];
}

async function syncFigure(): Promise<Figure> {
  const syncsOf = async (isRemembered: boolean): Promise<number> => {
    const table = new RememberedTable(FEW_ROWS);
    await table.score(isRemembered);
    table.dispose();
    return table.syncs;
  };
  const facts = { at: `${FEW_ROWS} rows`, better: "lower", isCounted: true, target: 8 } as const;
  const rival = { name: "a run that is not remembered" };
  return amountFigure(
    { name: "memory_syncs", ...facts, rival },
    "syncs",
    [await syncsOf(true)],
    [await syncsOf(false)],
  );
}

/** Checked twice: as it was scored, and after some rows were edited, which are then sent again. */
async function checkFigures({ turns }: Bench, rowCount: number, at: string): Promise<Figure[]> {
  const table = new RememberedTable(rowCount);
  await table.score(true);
  const columnId = await table.columnId();
  table.changeRows(CHANGED_ROWS, rowCount);
  const measured = await takeTurns(WARM_UP_TURNS + turns, [
    () => cpuMsOf(() => table.check(columnId, CHANGED_ROWS)),
    () => cpuMsOf(() => table.readAll()),
  ]);
  const [checked, read] = measured.map((samples) => samples.slice(WARM_UP_TURNS));
  const before = table.requests;
  const refreshMs = await cpuMsOf(() => table.refresh());
  const requests = table.requests - before;
  await table.check(columnId, 0);
  table.dispose();
  const once = { name: "one read of the table" };
  return [
    ratioFigure({ name: "memory_check_ratio", at, better: "lower", target: 1.2, rival: once }, checked!, read!),
    ratioFigure({ name: "memory_refresh_ratio", at, better: "lower", rival: once }, [refreshMs], [read!.at(-1)!]),
    amountFigure(
      {
        ...{ name: "memory_refresh_requests", at: `${CHANGED_ROWS} of ${at}`, better: "lower", isCounted: true },
        ...{ target: 1, rival: { name: "the least there can be" } },
      },
      "requests",
      [requests],
      [1],
    ),
  ];
}

async function cpuMsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MICROSECONDS_PER_MS;
}

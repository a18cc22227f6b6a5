import path from "node:path";
import { tableOf, type FigureGroup } from "../bench";
import { withEndpoint } from "../endpoint-process";
import { ratioFigure } from "../figure";
import { pythonFile } from "../places";
import { FOUR_AT_ONCE, scoreWithProduct } from "../product-run";
import { runProgram } from "../run-program";
import { takeTurns } from "../take-turns";

const ROWS = 100_000;
const QUICK_ROWS = 20_000;

/** The whole command, file in and file out, beside pandas with its fastest reader and writer. */
export const wholeFileFigure: FigureGroup = {
  names: ["whole_file_python"],
  needsPython: true,
  async measure({ isQuick, turns, folder, python = "python" }) {
    const table = await tableOf(isQuick ? QUICK_ROWS : ROWS);
    const args = (url: string): string[] => [
      pythonFile("whole_file.py"),
      table,
      url,
      String(FOUR_AT_ONCE),
      path.join(folder, "pandas.xlsx"),
    ];
    const [product, rival] = await withEndpoint({ delayMs: 0 }, ({ url }) =>
      takeTurns(turns, [
        async () => (await scoreWithProduct({ table, url, folder })).wallMs,
        async () => (await runProgram(python, args(url))).wallMs,
      ]),
    );
    const command = "python test/bench/python/whole_file.py TABLE.xlsx http://127.0.0.1:PORT/invocations 4 OUT.xlsx";
    const name = "pandas with calamine and xlsxwriter, four at once";
    const facts = { name: "whole_file_python", better: "higher", target: 3, rival: { name, command } } as const;
    return [ratioFigure(facts, product!, rival!)];
  },
};

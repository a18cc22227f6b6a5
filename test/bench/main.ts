/**
 * `npm run bench`: what the product costs, each figure beside a floor or a rival measured in the same run.
 *
 * `--quick` measures small tables, within two minutes; `--only a,b` some figures; `--json FILE` keeps the run, and `--compare OLD.json` says
 * what got slower since, by more than the noise, and ends with 1 then. `--open-and-save IN OUT` is what the memory of a run is measured
 * against: the file alone. `--ways 10000,200000` says how long each way takes for so many rows.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import PROGRAMS from "../../src/programs/programs.json";
import { answerAtOnce } from "../../src/programs/read-options.mjs";
import { PRODUCT_VERSION } from "../../src/protocol/product-version";
import { openWorkbook } from "../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../src/workbench/xlsx/save-workbook";
import { findAnalystPython } from "./bench";
import { comparisonText, compareReports } from "./compare";
import { measureGroups } from "./measure-groups";
import { asText, reportOf, type Report } from "./report";
import { measureWays } from "./ways";

const OPTIONS = {
  quick: { type: "boolean", default: false },
  only: { type: "string" },
  json: { type: "string" },
  compare: { type: "string" },
  ways: { type: "string" },
  "open-and-save": { type: "string" },
} as const;

const TURNS = 3;

async function main(): Promise<void> {
  answerAtOnce(PROGRAMS.bench, process.argv.slice(2), PRODUCT_VERSION);
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const input = values["open-and-save"];
  if (input !== undefined) return openAndSave(input, positionals[0]!);
  if (values.ways !== undefined) return ways(values.ways.split(",").map(Number));
  const old = values.compare === undefined ? undefined : (JSON.parse(readFileSync(values.compare, "utf8")) as Report);
  const report = await bench(values.quick, values.only?.split(","));
  console.log(asText(report.figures));
  for (const sentence of report.leftOut) console.log(sentence);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  if (old === undefined) return;
  const comparison = compareReports(old, report);
  console.log(comparisonText(comparison));
  if (comparison.worse.length > 0) process.exitCode = 1;
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "scoresheet-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function ways(rowCounts: readonly number[]): Promise<void> {
  const parts = { isQuick: false, turns: 1, folder: newFolder(), python: undefined };
  await measureWays(parts, rowCounts, (line) => console.log(line));
}

async function bench(isQuick: boolean, only: readonly string[] | undefined): Promise<Report> {
  const folder = newFolder();
  const found = findAnalystPython();
  const parts = { isQuick, turns: TURNS, folder, python: "python" in found ? found.python : undefined };
  const measured = await measureGroups(parts, only, (sentence) => console.error(sentence));
  const missing = "missing" in found ? [`Without the figures beside Python: ${found.missing}`] : [];
  return reportOf({ isQuick, figures: measured.figures, leftOut: [...missing, ...measured.leftOut] }, new Date());
}

async function openAndSave(input: string, output: string): Promise<void> {
  writeFileSync(output, await saveWorkbook(await openWorkbook(readFileSync(input), input)));
}

// Children that are still running end with this process.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

import { cpus } from "node:os";
import { missesTarget, titleOf, type Figure } from "./figure";

/** One run of the bench, as `--json` keeps it and `--compare` reads it. */
export interface Report {
  readonly measuredAt: string;
  readonly node: string;
  readonly platform: string;
  readonly cpus: number;
  /** Measured on small tables: compared with its like only. */
  readonly isQuick: boolean;
  readonly figures: readonly Figure[];
  /** What was not measured, and why, a sentence each. */
  readonly leftOut: readonly string[];
}

/** A run's figures with the machine they were measured on. */
export function reportOf(run: Pick<Report, "isQuick" | "figures" | "leftOut">, now: Date): Report {
  return {
    measuredAt: now.toISOString(),
    node: process.version,
    platform: process.platform,
    cpus: cpus().length,
    ...run,
  };
}

/** A table for people, one line a figure. */
export function asText(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => {
    const { better, target, unit, sides, rival } = figure;
    return [
      titleOf(figure),
      withUnit(figure.value, unit),
      spreadText(figure),
      target === undefined ? "" : `${better === "higher" ? ">=" : "<="} ${short(target)}`,
      missesTarget(figure) ? "MISSED" : "",
      withUnit(sides.product, sides.unit),
      withUnit(sides.rival, sides.unit),
      rival.name,
    ];
  });
  const table = [["figure", "value", "spread", "target", "", "Scoresheet", "beside it", ""], ...lines];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
  return table
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function spreadText({ samples }: Figure): string {
  const [least, most] = [short(Math.min(...samples)), short(Math.max(...samples))];
  return least === most ? "" : `${least} - ${most}`;
}

function withUnit(value: number, unit: string): string {
  return unit === "x" ? `x ${short(value)}` : `${short(value)} ${unit}`;
}

/** Three digits, and no more of what is large. */
function short(value: number): string {
  return value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3);
}

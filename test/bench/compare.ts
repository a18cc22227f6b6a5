import { titleOf, type Figure } from "./figure";
import type { Report } from "./report";
import { spreadOf } from "./statistics";

/** What a timed figure may always differ by: two runs of three turns each may by chance lie closer together than the machine is steady. */
const LEAST_NOISE = 0.03;

/** What became of the figures since an earlier run. */
export interface Comparison {
  /** Sentences about what got worse by more than the noise. */
  readonly worse: readonly string[];
  readonly better: readonly string[];
  /** Names of figures that only one of the runs has. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/**
 * Compares two runs figure by figure. A figure got worse (or better) when its median did so by more than the wider of the two runs' own
 * spreads, from the least to the most of their samples, and by more than 3 % where it is timed.
 * @throws Error when one run was quick and the other was not
 */
export function compareReports(old: Report, now: Report): Comparison {
  if (old.isQuick !== now.isQuick) {
    throw new Error("One of the two runs was a --quick one, which measures smaller tables: they cannot be compared.");
  }
  const before = new Map(old.figures.map((figure) => [titleOf(figure), figure]));
  const after = new Map(now.figures.map((figure) => [titleOf(figure), figure]));
  const worse: string[] = [];
  const better: string[] = [];
  for (const [title, figure] of after) {
    const earlier = before.get(title);
    if (earlier === undefined) continue;
    const change = worseningOf(earlier, figure);
    const noise = noiseOf(earlier, figure);
    if (change > noise) worse.push(sentence(earlier, figure, noise));
    if (-change > noise) better.push(sentence(earlier, figure, noise));
  }
  return {
    worse,
    better,
    missing: [...before.keys()].filter((title) => !after.has(title)),
    added: [...after.keys()].filter((title) => !before.has(title)),
  };
}

/** A comparison in lines for people; the first says whether anything got worse. */
export function comparisonText({ worse, better, missing, added }: Comparison): string {
  return [
    worse.length === 0 ? "Nothing got worse by more than the noise." : "Worse by more than the noise:",
    ...worse.map(indented),
    ...(better.length === 0 ? [] : ["Better by more than the noise:", ...better.map(indented)]),
    ...(missing.length === 0 ? [] : [`Not measured this time: ${missing.join("; ")}`]),
    ...(added.length === 0 ? [] : [`Not measured before: ${added.join("; ")}`]),
  ].join("\n");
}

/** How much worse a figure is, as a share of what it was. */
function worseningOf(old: Figure, now: Figure): number {
  const change = now.value - old.value;
  if (change === 0) return 0;
  return (now.better === "higher" ? -change : change) / Math.abs(old.value);
}

function noiseOf(old: Figure, now: Figure): number {
  return Math.max(spreadOf(old.samples), spreadOf(now.samples), now.isCounted === true ? 0 : LEAST_NOISE);
}

function sentence(old: Figure, now: Figure, noise: number): string {
  const unit = now.unit === "x" ? "" : ` ${now.unit}`;
  const [was, is] = [old, now].map(({ value }) => Number(value.toPrecision(3)));
  return `${titleOf(now)}: ${was}${unit} became ${is}${unit} (noise ${Math.round(noise * 100)} %)`;
}

function indented(line: string): string {
  return `  ${line}`;
}

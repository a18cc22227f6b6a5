import type { Bench, FigureGroup } from "./bench";
import { titleOf, type Figure } from "./figure";
import { formulasFigure, interactiveFigure, longestTaskFigure } from "./figures/browser-figures";
import { bulkFigures, fileRowsFigure } from "./figures/bulk-figures";
import { bundleFigure } from "./figures/bundle-figure";
import { clientFigures } from "./figures/client-figures";
import { decodeFigures, encodeFigures } from "./figures/codec-figures";
import { adaptiveGain, adaptiveHarm, sequentialFigure } from "./figures/concurrency-figures";
import { wholeFileFigure } from "./figures/file-figures";
import { memoryFigures } from "./figures/memory-figures";
import { officeFigures } from "./figures/office-figures";
import { rememberedFigures } from "./figures/remembered-figures";
import { relayFigure } from "./figures/relay-figure";
import { sparkRowsFigure, sparkScalingFigure } from "./figures/spark-figures";
import { syncFigures } from "./figures/sync-figures";

const MS_PER_SECOND = 1000;

/** All figures, in the order in which they are measured and told. */
const GROUPS: readonly FigureGroup[] = [
  clientFigures,
  sequentialFigure,
  adaptiveGain,
  adaptiveHarm,
  encodeFigures,
  decodeFigures,
  wholeFileFigure,
  memoryFigures,
  bulkFigures,
  fileRowsFigure,
  sparkRowsFigure,
  sparkScalingFigure,
  syncFigures,
  rememberedFigures,
  officeFigures,
  longestTaskFigure,
  formulasFigure,
  interactiveFigure,
  bundleFigure,
  relayFigure,
];

/** What was measured, and why what was not. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly leftOut: readonly string[];
}

/**
 * Measures one group of figures after the other. One that fails is left out and said so; the others go on.
 * @param only names of figures; all unless told
 * @param tell told at once what came of each group, and how long it took: a long bench may be broken off
 * @throws Error when a name is not that of a figure
 */
export async function measureGroups(
  bench: Bench,
  only: readonly string[] | undefined,
  tell: (sentence: string) => void,
): Promise<Measured> {
  const known = new Set(GROUPS.flatMap(({ names }) => names));
  const unknown = only?.filter((name) => !known.has(name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`No figure is called ${unknown.join(", ")}; there are ${[...known].join(", ")}.`);
  const isAsked = (name: string): boolean => only?.includes(name) ?? true;
  const figures: Figure[] = [];
  const leftOut: string[] = [];
  for (const group of GROUPS) {
    if (!group.names.some(isAsked) || (group.needsPython === true && bench.python === undefined)) continue;
    if (group.isSlow === true && bench.isQuick && only === undefined) continue;
    const startedAt = performance.now();
    const before = figures.length;
    try {
      const measured = await group.measure(bench);
      figures.push(...measured.filter(({ name }) => isAsked(name)));
    } catch (error) {
      leftOut.push(
        `${group.names.join(", ")}: not measured. ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    tell(`${group.names.join(", ")}: measured for ${((performance.now() - startedAt) / MS_PER_SECOND).toFixed(1)} s`);
    for (const figure of figures.slice(before))
      tell(`  ${titleOf(figure)}: ${figure.value.toPrecision(3)} ${figure.unit}`);
  }
  return { figures, leftOut };
}

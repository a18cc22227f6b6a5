/** One measured figure of the product beside the same thing done by a floor or a rival, in the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** What the product needs. Every figure is a cost: less is better. */
  readonly product: number;
  /** What is compared, in a few words. */
  readonly rivalName: string;
  readonly rival: number;
}

/** How many times the rival's cost the product has: 1 is as good, below 1 better. */
export function ratioOf(figure: Figure): number {
  return figure.product / figure.rival;
}

/** A table for people, one line a figure. */
export function asText(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => [
    figure.name,
    `${short(figure.product)} ${figure.unit}`,
    `${short(figure.rival)} ${figure.unit}`,
    `x ${ratioOf(figure).toFixed(2)}`,
    figure.rivalName,
  ]);
  const table = [["", "Scoresheet", "compared with", "ratio", ""], ...lines];
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

/** The same for programs: figures, and the machine they were measured on. */
export function asJson(figures: readonly Figure[]): string {
  const measured = figures.map((figure) => ({ ...figure, ratio: ratioOf(figure) }));
  return JSON.stringify({ node: process.version, platform: process.platform, figures: measured }, null, 2);
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

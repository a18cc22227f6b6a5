import { median } from "./statistics";

/** What stands beside the product in the same run. */
export interface Rival {
  /** What it is, in a few words. */
  readonly name: string;
  /** How to run it by hand, from the project's folder; absent where it is a piece of a program or a limit. */
  readonly command?: string;
}

/** One measured figure. */
export interface Figure {
  readonly name: string;
  /** Tells figures of one name apart: "20 ms". */
  readonly at?: string;
  /** The median of the samples. */
  readonly value: number;
  /** "x" where the value is itself the ratio of product and rival. */
  readonly unit: "x" | "MB" | "kB" | "ms" | "%" | "bytes" | "syncs" | "requests";
  readonly better: "higher" | "lower";
  readonly target?: number;
  /** One a turn, in order. */
  readonly samples: readonly number[];
  /** Counted, not timed: it is the same on every machine at every time. */
  readonly isCounted?: boolean;
  readonly rival: Rival;
  /** Medians of both, in a unit of their own. */
  readonly sides: { readonly product: number; readonly rival: number; readonly unit: string };
}

/** What a figure says before anything is measured. */
export type FigureFacts = Pick<Figure, "name" | "at" | "better" | "target" | "isCounted" | "rival">;

/**
 * A ratio of two costs (milliseconds, megabytes), turn by turn: those of one turn were measured one after the other. "higher" is how many
 * times as fast as the rival the product is, "lower" how many times the rival's cost it has: 1 is as good either way.
 */
export function ratioFigure(
  facts: FigureFacts,
  product: readonly number[],
  rival: readonly number[],
  unit = "ms",
): Figure {
  const samples = product.map((cost, turn) => (facts.better === "higher" ? rival[turn]! / cost : cost / rival[turn]!));
  const sides = { product: median(product), rival: median(rival), unit };
  return { ...facts, value: median(samples), unit: "x", samples, sides };
}

/** A figure in a unit of its own, beside what the rival has of the same. */
export function amountFigure(
  facts: FigureFacts,
  unit: Figure["unit"],
  product: readonly number[],
  rival: readonly number[],
): Figure {
  const value = median(product);
  return { ...facts, value, unit, samples: product, sides: { product: value, rival: median(rival), unit } };
}

/** The name with what tells it apart: "python_client, 20 ms". */
export function titleOf({ name, at }: Pick<Figure, "name" | "at">): string {
  return at === undefined ? name : `${name}, ${at}`;
}

/** Whether a figure is worse than its target; `false` where it has none. */
export function missesTarget({ value, better, target }: Pick<Figure, "value" | "better" | "target">): boolean {
  if (target === undefined) return false;
  return better === "higher" ? value < target : value > target;
}

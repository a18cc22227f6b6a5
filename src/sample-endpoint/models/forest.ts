import { RandomForestClassifier, RandomForestRegression } from "ml-random-forest";
import type { LabelledData, TrainingData } from "./training-data";

/** A decision tree as ml-cart writes it down. A node without `left` and `right` is a leaf and carries `distribution`. */
interface GrownNode {
  readonly splitColumn?: number;
  readonly splitValue?: number;
  readonly numberSamples?: number;
  readonly left?: GrownNode;
  readonly right?: GrownNode;
  /** Class shares in a 1 x n matrix, or the mean of the training targets. */
  readonly distribution?: readonly (readonly number[])[] | number;
}

interface GrownForest {
  readonly indexes: readonly (readonly number[])[];
  readonly estimators: readonly { readonly root: GrownNode }[];
}

interface Leaf {
  readonly values: readonly number[];
}

interface Split {
  readonly feature: number;
  readonly threshold: number;
  readonly blankGoesLeft: boolean;
  readonly left: TreeNode;
  readonly right: TreeNode;
}

type TreeNode = Leaf | Split;

/** Answers one row: class shares that add up to 1, or a single number. */
export type Forest = (row: readonly number[]) => readonly number[];

/** The same seed and rows always grow the same trees. */
const GROWTH = { seed: 7, maxFeatures: 1.0, replacement: false, useSampleBagging: true, noOOB: true };

/** Grows a forest of classification trees; it answers the mean of the trees' class shares, as scikit-learn's does. */
export function growClassifier(data: LabelledData): Forest {
  const trainer = new RandomForestClassifier({
    ...GROWTH,
    nEstimators: 25,
    treeOptions: { maxDepth: 8, minNumSamples: 3 },
  });
  trainer.train(data.features.map(copy), [...data.targets]);
  return forestOf(trainer.toJSON(), data.labels.length);
}

/** Grows a forest of regression trees; it answers the mean of the trees' leaves. */
export function growRegressor(data: TrainingData<number>): Forest {
  const trainer = new RandomForestRegression({
    ...GROWTH,
    nEstimators: 15,
    treeOptions: { maxDepth: 10, minNumSamples: 3 },
  });
  trainer.train(data.features.map(copy), [...data.targets]);
  return forestOf(trainer.toJSON(), 1);
}

/**
 * Reads the grown trees out of the library. Its own `predict` sends a blank (NaN) to the right at every split; here a
 * blank goes where more of the training rows went, which is what scikit-learn's trees do with blanks when the training
 * rows had none. Source: scikit-learn user guide, "Decision Trees", "Missing values support".
 */
function forestOf(model: object, width: number): Forest {
  const { baseModel } = JSON.parse(JSON.stringify(model)) as { readonly baseModel: GrownForest };
  const trees = baseModel.estimators.map((tree, index) => nodeOf(tree.root, baseModel.indexes[index] ?? [], width));
  return (row) => {
    const sums = new Array<number>(width).fill(0);
    for (const tree of trees) leafFor(tree, row).values.forEach((value, index) => (sums[index] = sums[index]! + value));
    return sums.map((sum) => sum / trees.length);
  };
}

function nodeOf(grown: GrownNode, features: readonly number[], width: number): TreeNode {
  const { left, right, splitColumn, splitValue } = grown;
  if (!left || !right || splitColumn === undefined || splitValue === undefined) return leafOf(grown, width);
  return {
    feature: features[splitColumn] ?? splitColumn,
    threshold: splitValue,
    blankGoesLeft: moreRowsWentLeft(grown, left, right),
    left: nodeOf(left, features, width),
    right: nodeOf(right, features, width),
  };
}

/** Small leaves do not count their rows: what the other side did not get went there. */
function moreRowsWentLeft(parent: GrownNode, left: GrownNode, right: GrownNode): boolean {
  const all = parent.numberSamples ?? 0;
  const leftRows = left.numberSamples ?? all - (right.numberSamples ?? all);
  const rightRows = right.numberSamples ?? all - leftRows;
  return leftRows > rightRows;
}

function leafOf({ distribution }: GrownNode, width: number): Leaf {
  if (typeof distribution === "number") return { values: [distribution] };
  const shares = distribution?.[0];
  if (!shares) throw new Error("A grown tree has a leaf without an answer.");
  const total = shares.reduce((sum, share) => sum + share, 0);
  return { values: Array.from({ length: width }, (_, label) => (shares[label] ?? 0) / total) };
}

function leafFor(tree: TreeNode, row: readonly number[]): Leaf {
  let node = tree;
  while ("threshold" in node) {
    const value = row[node.feature] ?? NaN;
    const goesLeft = Number.isNaN(value) ? node.blankGoesLeft : value < node.threshold;
    node = goesLeft ? node.left : node.right;
  }
  return node;
}

function copy(row: readonly number[]): number[] {
  return [...row];
}

/** The features of a row that are not zero, by their place. */
export type SparseRow = readonly (readonly [place: number, value: number])[];

export interface LogisticOptions {
  /** Number of features. The one at place 0 is to be 1 in every row: its weight is not held small. */
  readonly width: number;
  /** How strongly weights are held small (ridge). */
  readonly penalty: number;
}

/** Newton's method doubles its right digits with each step; measured on the flights, the weights no longer change after this many. */
const STEPS = 7;

/**
 * Fits a logistic regression with a ridge penalty: always the same weights for the same rows.
 * @param targets 0 or 1 for each row
 */
export function fitLogistic(
  rows: readonly SparseRow[],
  targets: readonly number[],
  options: LogisticOptions,
): Float64Array {
  const weights = new Float64Array(options.width);
  for (let step = 0; step < STEPS; step++) {
    const { gradient, curvature } = derivatives(rows, targets, weights, options);
    const move = solve(curvature, gradient);
    for (let place = 0; place < weights.length; place++) weights[place]! += move[place]!;
  }
  return weights;
}

/** How likely the target of a row is 1. */
export function probabilityOf(row: SparseRow, weights: Float64Array): number {
  const sum = row.reduce((total, [place, value]) => total + value * (weights[place] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

function derivatives(
  rows: readonly SparseRow[],
  targets: readonly number[],
  weights: Float64Array,
  { width, penalty }: LogisticOptions,
) {
  const gradient = new Float64Array(width);
  const curvature = Array.from({ length: width }, () => new Float64Array(width));
  rows.forEach((row, index) => {
    const likely = probabilityOf(row, weights);
    const missed = (targets[index] ?? 0) - likely;
    const spread = likely * (1 - likely);
    for (const [place, value] of row) {
      gradient[place]! += missed * value;
      for (const [other, otherValue] of row) curvature[place]![other]! += spread * value * otherValue;
    }
  });
  for (let place = 0; place < width; place++) {
    gradient[place]! -= place === 0 ? 0 : penalty * weights[place]!;
    curvature[place]![place]! += place === 0 ? 0 : penalty;
  }
  return { gradient, curvature };
}

/** Solves a system with a symmetric, positive definite matrix in place, by Cholesky's factors of it. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let column = 0; column < size; column++) {
    for (let done = 0; done < column; done++) {
      const factor = matrix[column]![done]!;
      if (factor !== 0) for (let row = column; row < size; row++) matrix[row]![column]! -= matrix[row]![done]! * factor;
    }
    const root = Math.sqrt(matrix[column]![column]!);
    for (let row = column; row < size; row++) matrix[row]![column]! /= root;
  }
  for (let row = 0; row < size; row++) {
    for (let done = 0; done < row; done++) right[row]! -= matrix[row]![done]! * right[done]!;
    right[row]! /= matrix[row]![row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let done = row + 1; done < size; done++) right[row]! -= matrix[done]![row]! * right[done]!;
    right[row]! /= matrix[row]![row]!;
  }
  return right;
}

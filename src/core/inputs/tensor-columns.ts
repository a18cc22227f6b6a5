/** Columns that make one tensor of a fixed shape, such as `t2[0] t2[1] t2[2]`. */
export interface TensorColumns {
  readonly name: string;
  readonly shape: readonly number[];
  /** Headers in the order of the tensor's elements, last index fastest, wherever they stand in the sheet. */
  readonly columns: readonly string[];
}

const INDEXED = /^(.*?\S)\s*((?:\[\d+(?:\s*,\s*\d+)*\])+)$/;

/**
 * Finds columns whose headers count through every element of a tensor (`a[0]`, `a[1][2]`, `a[1,2]`). A group with a gap or a
 * doubled index is no tensor: its columns stay plain.
 */
export function findTensorColumns(columns: readonly string[]): TensorColumns[] {
  const groups = new Map<string, { header: string; index: number[] }[]>();
  for (const header of columns) {
    const match = INDEXED.exec(header);
    if (match === null) continue;
    const index = match[2]!.match(/\d+/g)!.map(Number);
    const group = groups.get(match[1]!);
    if (group === undefined) groups.set(match[1]!, [{ header, index }]);
    else group.push({ header, index });
  }
  return [...groups].flatMap(([name, members]) => {
    const shape = shapeOf(members.map((member) => member.index));
    if (shape === undefined) return [];
    const byPlace = [...members].sort((a, b) => placeOf(a.index, shape) - placeOf(b.index, shape));
    const isComplete = byPlace.every((member, place) => placeOf(member.index, shape) === place);
    return isComplete ? [{ name, shape, columns: byPlace.map((member) => member.header) }] : [];
  });
}

/** The smallest shape that holds all indexes, if it has exactly as many places as there are indexes. */
function shapeOf(indexes: readonly (readonly number[])[]): number[] | undefined {
  const rank = indexes[0]!.length;
  if (indexes.some((index) => index.length !== rank)) return undefined;
  const shape = Array.from({ length: rank }, (_, axis) => 1 + Math.max(...indexes.map((index) => index[axis]!)));
  return elementCount(shape) === indexes.length ? shape : undefined;
}

/** How many elements a tensor of this shape has; 1 for the shape `[]`. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function placeOf(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((place, position, axis) => place * shape[axis]! + position, 0);
}

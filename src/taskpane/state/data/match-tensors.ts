import type { SchemaTensor } from "../../../core/inputs/schema";
import { elementCount, findTensorColumns } from "../../../core/inputs/tensor-columns";

/** A tensor of the model beside the columns that make a row of it. */
export interface TensorMatch {
  readonly tensor: SchemaTensor;
  /** In the order of its elements. */
  readonly columns: readonly string[];
  /** How many columns it wants; undefined when its shape leaves that open. */
  readonly wanted: number | undefined;
}

/** By the tensor's name, "" for the one without: the columns the analyst ticked for it. */
export type TensorChoices = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Finds the columns of each tensor: what the analyst ticked; else, for a named one, columns whose headers count through it (`a[0]`,
 * `a[1]`) or the column of its very name, and for the one unnamed tensor all columns.
 * @param columns those that may be sent, in the order of the sheet
 */
export function matchTensors(
  tensors: readonly SchemaTensor[],
  columns: readonly string[],
  choices: TensorChoices,
): TensorMatch[] {
  const groups = findTensorColumns(columns);
  return tensors.map((tensor) => {
    const { name, shape } = tensor;
    const sizes = shape.slice(1);
    const ticked = choices.get(name ?? "");
    const group = groups.find((found) => found.name === name)?.columns;
    const found = name === undefined ? columns : (group ?? columns.filter((column) => column === name));
    return {
      tensor,
      columns: ticked === undefined ? found : inOrder(ticked, group, columns),
      wanted: sizes.some((size) => size < 0) ? undefined : elementCount(sizes),
    };
  });
}

/** Headers that count through the tensor keep that order; others stand as in the sheet. */
function inOrder(ticked: ReadonlySet<string>, group: readonly string[] | undefined, columns: readonly string[]) {
  const isWholeGroup = group !== undefined && group.length === ticked.size && group.every((one) => ticked.has(one));
  return (isWholeGroup ? group : columns).filter((column) => ticked.has(column));
}

/** Whether a tensor has as many columns as it wants, which is at least one. */
export function isFilled({ columns, wanted }: TensorMatch): boolean {
  return wanted === undefined ? columns.length > 0 : columns.length === wanted;
}

import type { SchemaTensor } from "../../../core/inputs/schema";
import { NONE_OWN, type OwnColumns } from "./own-columns";
import { elementCount, findTensorColumns, type TensorColumns } from "../../../core/inputs/tensor-columns";

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
 * `a[1]`) or the column of its very name, and for the one unnamed tensor all columns. Headers that count through a tensor keep that order.
 * @param columns those that may be sent, in the order of the sheet
 * @param own predictions of ours among them: one that was just written makes no tensor unless it was ticked, another one that of its
 *   very name
 */
export function matchTensors(
  tensors: readonly SchemaTensor[],
  columns: readonly string[],
  choices: TensorChoices,
  own: OwnColumns = NONE_OWN,
): TensorMatch[] {
  const groups = findTensorColumns(columns);
  return tensors.map((tensor) => {
    const { name, shape } = tensor;
    const sizes = shape.slice(1);
    const ticked = choices.get(name ?? "");
    const found =
      name === undefined
        ? columns.filter((column) => !own.all.has(column))
        : (groups.find((group) => group.name === name)?.columns ?? columns.filter((column) => column === name)).filter(
            (column) => !own.written.has(column),
          );
    return {
      tensor,
      columns: inOrder(ticked ?? new Set(found), groups, columns),
      wanted: sizes.some((size) => size < 0) ? undefined : elementCount(sizes),
    };
  });
}

/** Headers that together count through one tensor keep that order; others stand as in the sheet. */
function inOrder(chosen: ReadonlySet<string>, groups: readonly TensorColumns[], columns: readonly string[]) {
  const whole = groups.find(
    (group) => group.columns.length === chosen.size && group.columns.every((one) => chosen.has(one)),
  );
  return whole?.columns ?? columns.filter((column) => chosen.has(column));
}

/** Whether a tensor has as many columns as it wants, which is at least one. */
export function isFilled({ columns, wanted }: TensorMatch): boolean {
  return wanted === undefined ? columns.length > 0 : columns.length === wanted;
}

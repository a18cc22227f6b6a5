import type { ColumnRegular } from "@revolist/revogrid";
import { columnLetters } from "../../model/areas/a1-address";
import { filterButtonNode } from "./filter-buttons";
import type { GridContent } from "./grid-content";
import { groundStyle } from "./ground-style";
import type { GridRow } from "./shown-rows";

/**
 * A column of the sheet for RevoGrid: what its cells show and how, asked for cell by cell as they are drawn.
 * @param content what is shown at that moment
 */
export function gridColumn(content: () => GridContent | undefined, column: number, sizePx: number): ColumnRegular {
  return {
    prop: column,
    name: columnLetters(column),
    editor: "cell",
    size: sizePx,
    cellParser: (model) => content()?.editText(rowOf(model), column) ?? "",
    cellTemplate: (h, { model }) => {
      const text = content()?.text(rowOf(model), column) ?? "";
      const button = content()?.filterButton(rowOf(model), column);
      return button === undefined ? text : [text, filterButtonNode(h, button)];
    },
    cellProperties: ({ model }) => {
      const row = rowOf(model);
      return {
        class: content()?.look(row, column) ?? "",
        "data-address": `${columnLetters(column)}${row + 1}`,
        ...groundStyle(content()?.ground(row, column) ?? {}),
      };
    },
  };
}

/** The row of the sheet that a row of the grid shows. */
export function rowOf(model: unknown): number {
  return (model as GridRow).row;
}

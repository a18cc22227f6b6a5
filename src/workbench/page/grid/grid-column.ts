import type { ColumnRegular, RowHeaders } from "@revolist/revogrid";
import { columnLetters } from "../../model/areas/a1-address";
import { columnLabel } from "../words/sheet-words";
import { filterButtonNode } from "./filter-buttons";
import type { GridContent } from "./grid-content";
import { groundStyle } from "./ground-style";
import type { GridRow } from "./shown-rows";

export interface GridColumnSource {
  /** What is shown at that moment. */
  readonly content: () => GridContent | undefined;
  /** The row of the cell that names a column in the place of its letters. */
  readonly headerRow: (column: number) => number | undefined;
}

/** A column of the sheet for RevoGrid: what its header and cells show and how, asked for cell by cell as they are drawn. */
export function gridColumn({ content, headerRow }: GridColumnSource, column: number, sizePx: number): ColumnRegular {
  const letters = columnLetters(column);
  return {
    prop: column,
    name: letters,
    editor: "cell",
    size: sizePx,
    columnTemplate: (h) => {
      const row = headerRow(column);
      if (row === undefined) return letters;
      const text = content()?.text(row, column) ?? "";
      const button = content()?.filterButton(row, column);
      return button === undefined ? text : [text, filterButtonNode(h, button, `${letters}${row + 1}`)];
    },
    columnProperties: () => {
      const row = headerRow(column);
      if (row === undefined) return {};
      const label = columnLabel(letters, content()?.text(row, column) ?? "");
      return { class: "is-named", "aria-label": label, title: label };
    },
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
        "data-address": `${letters}${row + 1}`,
        ...groundStyle(content()?.ground(row, column) ?? {}),
      };
    },
  };
}

/** The row of the sheet that a row of the grid shows. */
export function rowOf(model: unknown): number {
  return (model as GridRow).row;
}

/** The numbers beside the rows, as wide as the highest of them. */
export function rowHeaders(rowCount: number): RowHeaders {
  return {
    prop: "row",
    size: Math.max(46, String(rowCount).length * 7 + 26),
    cellTemplate: (_h, { model }) => String(rowOf(model) + 1),
    cellProperties: () => ({ role: "rowheader" }),
    columnProperties: () => ({ role: "columnheader", "aria-label": "Row" }),
  };
}

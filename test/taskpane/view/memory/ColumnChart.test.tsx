import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ColumnChart } from "../../../../src/taskpane/view/memory/ColumnChart";
import { FakePane } from "../../fakes/fake-pane";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

const COLUMNS = {
  source: { kind: "table", tableId: "t1" },
  headers: ["P a", "P b", "Reason"],
  columnIds: ["6", "7", "8"],
  hasReasons: true,
} as const;

describe("the chart of a remembered column", () => {
  test("is of the one of its columns that is chosen, never of reasons", async () => {
    const pane = new FakePane();
    pane.sheet.column = [0.25, 0.5];
    renderPane(<ColumnChart resultColumns={COLUMNS} />, undefined, pane);
    await act(settle);
    expect(screen.getByRole("combobox", { name: "Column" })).toHaveTextContent(/^P aP b$/);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Column" }), "P b");
    await act(settle);
    await userEvent.click(screen.getByRole("button", { name: "Chart in the sheet" }));
    await act(settle);
    expect(pane.sheet.charts).toEqual([["P b", { kind: "histogram" }]]);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Column" }), "P a");
    expect(screen.queryByText(/The chart/)).toBeNull();
  });
});

/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { useActions, usePane } from "../../../../src/taskpane/view/parts/use-pane";
import { renderPane } from "../../render-pane";

describe("a part of the pane", () => {
  test("shows what it selects, and is drawn again only when that has changed", () => {
    let drawn = 0;
    function ColumnName() {
      drawn++;
      return usePane((view) => view.state.settings.columnName);
    }
    const { session } = renderPane(createElement(ColumnName));
    expect(screen.getByText("Prediction")).toBeVisible();
    act(() => session.settings.change({ rowsPerBatch: 7 }));
    expect(drawn).toBe(1);
    act(() => session.settings.change({ columnName: "Species" }));
    expect(screen.getByText("Species")).toBeVisible();
    expect(drawn).toBe(2);
  });

  test("acts on the pane that it stands in", () => {
    const seen: unknown[] = [];
    function Actor() {
      seen.push(useActions());
      return null;
    }
    const { session } = renderPane(createElement(Actor));
    expect(seen).toEqual([session]);
  });

  test("does not stand outside of one", () => {
    jest.spyOn(console, "error").mockImplementation(() => undefined); // React tells of it, too
    function Lost() {
      return usePane((view) => view.state.settings.columnName);
    }
    expect(() => render(createElement(Lost))).toThrow("There is no pane around this component.");
    jest.restoreAllMocks();
  });
});

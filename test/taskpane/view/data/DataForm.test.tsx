import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { WorkbookError } from "../../../../src/core/errors";
import type { DataState } from "../../../../src/taskpane/state/data/data-session";
import { DataForm } from "../../../../src/taskpane/view/data/DataForm";
import { NOTHING_SELECTED, tableShape } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

describe("what the pane understood of the selection", () => {
  const state = (data: Partial<DataState>): DataState => ({
    selection: undefined,
    hasHeaders: new Map(),
    rowsWanted: new Map(),
    ...data,
  });
  const failed = new WorkbookError("excel-error", "Excel could not do this and gave no reason. Try again.");

  test.each([
    ["a table is selected", state({ selection: { kind: "source", shape: tableShape() } })],
    ["nothing was read yet", state({})],
    ["nothing is selected", state({ selection: NOTHING_SELECTED })],
    ["reading failed", state({ selection: { kind: "none", error: failed } })],
    ["Excel tells of no change", state({ followError: failed })],
  ])("can be read anew when %s", async (_, data) => {
    const { session } = renderPane(<DataForm />, { state: { data } });
    const refresh = jest.spyOn(session.data, "refresh").mockResolvedValue();
    await userEvent.click(screen.getByRole("button", { name: "Read the selection" }));
    expect(refresh).toHaveBeenCalledTimes(1);
  });
});

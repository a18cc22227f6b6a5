import "@testing-library/jest-dom";
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Cell } from "../../../../src/core/table/cell";
import { WorkbookError } from "../../../../src/core/errors";
import { looksOf } from "../../../../src/taskpane/state/look/look-session";
import { LookFold } from "../../../../src/taskpane/view/result/LookFold";
import { FakePane } from "../../fakes/fake-pane";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

const COLUMNS = {
  source: { kind: "table", tableId: "t1" },
  headers: ["Prediction"],
  columnIds: ["6"],
} as const;

async function show(
  column: readonly Cell[],
  columns: Parameters<typeof LookFold>[0]["resultColumns"] = COLUMNS,
  pane = new FakePane(),
) {
  pane.sheet.column = column;
  renderPane(<LookFold resultColumns={columns} />, undefined, pane);
  await userEvent.click(screen.getByText("Look"));
  await screen.findByRole("button", { name: "No look" });
  await act(settle);
  return { pane };
}

async function choose(label: string, option: string): Promise<void> {
  await userEvent.selectOptions(screen.getByRole("combobox", { name: label }), option);
  await act(settle);
}

async function click(role: "radio" | "checkbox" | "button", name: string): Promise<void> {
  await userEvent.click(screen.getByRole(role, { name }));
  await act(settle);
}

describe("the look of new columns", () => {
  test("is chosen for numbers step by step, and each choice keeps the others", async () => {
    const { pane } = await show([0.25, 0.5, null]);
    await choose("Numbers", "Percent");
    await choose("Decimals", "2");
    await click("radio", "Data bars");
    await choose("Numbers", "Decimals");
    expect(pane.sheet.looks.map(([, look]) => look)).toEqual([
      { numberFormat: "0.0%" },
      { numberFormat: "0.00%" },
      { numberFormat: "0.00%", picture: { kind: "bars", isShare: true } },
      { numberFormat: "0.00", picture: { kind: "bars", isShare: true } },
    ]);
    expect(screen.getByRole("radio", { name: "Data bars" })).toBeChecked();
    await click("button", "No look");
    expect(pane.sheet.looks.at(-1)).toEqual(["Prediction", {}]);
    expect(screen.getByRole("radio", { name: "Numbers only" })).toBeChecked();
  });

  test("is a colour for each class where there are few", async () => {
    const { pane } = await show(["setosa", "virginica", "setosa"]);
    await click("checkbox", "A colour for each class");
    await click("checkbox", "A colour for each class");
    expect(pane.sheet.looks).toEqual([
      ["Prediction", { picture: { kind: "classes", classes: ["setosa", "virginica"] } }],
      ["Prediction", {}],
    ]);
  });

  test("can be taken away where there is one, of an earlier session too, and nowhere else", async () => {
    const { pane } = await show(["setosa", "virginica", "setosa"]);
    const none = screen.getByRole("button", { name: "No look" });
    expect(none).toHaveAttribute("aria-disabled", "true");
    await click("button", "No look");
    expect(pane.sheet.looks).toEqual([]);
    await click("checkbox", "A colour for each class");
    expect(none).not.toHaveAttribute("aria-disabled", "true");
    cleanup();
    const later = new FakePane();
    later.sheet.hasEarlierLook = true;
    await show(["setosa"], COLUMNS, later);
    await click("button", "No look");
    expect(later.sheet.looks).toEqual([["Prediction", {}]]);
    expect(screen.getByRole("button", { name: "No look" })).toHaveAttribute("aria-disabled", "true");
  });

  test("is chosen for one of several columns, and not for reasons", async () => {
    const several = {
      ...COLUMNS,
      headers: ["P a", "P b", "Reason"],
      columnIds: ["6", "7", "8"],
      hasReasons: true,
    } as const;
    const { pane } = await show([5, 7], several);
    expect(screen.getByRole("combobox", { name: "Column" })).toHaveTextContent(/^P aP b$/);
    await choose("Column", "P b");
    await choose("Numbers", "Decimals");
    expect(pane.sheet.looks).toEqual([["P b", { numberFormat: "0.0" }]]);
  });

  test("comes with a chart in the sheet, made anew by another press, or with the reason why there is none", async () => {
    const { pane } = await show(["setosa", "virginica", "setosa"]);
    await click("button", "Chart in the sheet");
    expect(pane.sheet.charts).toEqual([
      [
        "Prediction",
        {
          kind: "classes",
          classes: [
            { value: "setosa", rowCount: 2 },
            { value: "virginica", rowCount: 1 },
          ],
          othersCount: 0,
        },
      ],
    ]);
    expect(screen.getByText("The chart stands beside the data in the sheet Data.")).toHaveAttribute("role", "status");
    await click("button", "Chart in the sheet");
    expect(screen.getByText("The chart in the sheet Data was made anew.")).toBeVisible();
    pane.sheet.chartError = new WorkbookError("sheet-protected", "The sheet is protected.");
    await click("button", "Chart in the sheet");
    expect(screen.getByRole("alert")).toHaveTextContent(/protected/);
    expect(screen.getByRole("button", { name: "Chart in the sheet" })).toHaveFocus();
  });

  test("offers no chart where there is nothing to be seen", async () => {
    await show([null, ""]);
    expect(screen.queryByRole("button", { name: "Chart in the sheet" })).toBeNull();
  });

  test("says why where it could not be given, and shows the one that the column has", async () => {
    const { pane } = await show([0.25]);
    pane.sheet.lookError = new WorkbookError("sheet-protected", "The sheet is protected.");
    await click("radio", "Colour scale");
    expect(screen.getByRole("alert")).toHaveTextContent(/protected/);
    expect(screen.getByRole("radio", { name: "Numbers only" })).toBeChecked();
  });

  test("is given again to columns that were replaced, for they have lost their format", async () => {
    const { pane } = await show([0.25]);
    await choose("Numbers", "Percent");
    await act(() => looksOf(pane.services).giveAgain(COLUMNS));
    expect(pane.sheet.looks).toEqual([
      ["Prediction", { numberFormat: "0.0%" }],
      ["Prediction", { numberFormat: "0.0%" }],
    ]);
  });
});

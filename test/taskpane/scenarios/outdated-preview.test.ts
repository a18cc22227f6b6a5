/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { FakePane } from "../fakes/fake-pane";
import { previewOf } from "../fakes/pane-data";
import { loadWholePane, showReadyPane } from "../fakes/shown-pane";

jest.setTimeout(60_000);
beforeAll(loadWholePane);

describe("a setting that is changed beside a preview", () => {
  let user: UserEvent;
  let pane: FakePane;

  beforeEach(async () => {
    user = userEvent.setup();
    pane = await showReadyPane();
    pane.runs.preview = previewOf(["setosa"]);
    await user.click(screen.getByRole("button", { name: "Preview 5 rows" }));
    await screen.findByRole("cell", { name: "setosa" });
    await user.click(screen.getByText("Settings"));
  });

  test("leaves its section as it is, where the preview is then said to be out of date, and made again", async () => {
    await chooseFormat("dataframe_split");
    expect(formats()).toHaveFocus();
    expect(header()).toHaveAttribute("aria-expanded", "true");
    expect(header()).toHaveTextContent("Out of date");
    expect(screen.queryByRole("cell", { name: "setosa" })).not.toBeInTheDocument();
    expect(screen.getByText(/^The preview is out of date/)).toBeVisible();
    pane.runs.preview = previewOf(["virginica"]);
    await user.click(screen.getByRole("button", { name: "Preview again" }));
    expect(await screen.findByRole("cell", { name: "virginica" })).toBeVisible();
    expect(pane.runs.previewed.map(({ plan }) => plan.inputs.format)).toEqual(["dataframe_records", "dataframe_split"]);
    expect(formats()).toBeVisible();
  });

  test("has it back when it is as it was", async () => {
    await chooseFormat("dataframe_split");
    await chooseFormat("dataframe_records");
    expect(screen.getByRole("cell", { name: "setosa" })).toBeVisible();
    expect(pane.runs.previewed).toHaveLength(1);
  });

  test("renames what it shows without a new one, where it is the column's name", async () => {
    const name = screen.getByRole("textbox", { name: "Column name" });
    await user.clear(name);
    await user.type(name, "Species{Enter}");
    expect(screen.getByRole("columnheader", { name: "Species" })).toBeVisible();
  });

  function header(): HTMLElement {
    return screen.getByRole("button", { name: /: Preview/, expanded: true });
  }

  function formats(): HTMLElement {
    return screen.getByRole("combobox", { name: "Input format" });
  }

  async function chooseFormat(format: string): Promise<void> {
    await user.selectOptions(formats(), format);
  }
});

/** @jest-environment jsdom */
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { WorkbookError } from "../../../../src/core/errors";
import { ExcelTrial } from "../../../../src/taskpane/view/settings/ExcelTrial";
import { ONLY_EYES } from "../../../../src/taskpane/view/words/settings/trial-words";
import { FakePane } from "../../fakes/fake-pane";
import { renderPane } from "../../render-pane";

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole("button", { name }));

describe("Try this Excel", () => {
  it("says what is so and what is not, and copies a report", async () => {
    const pane = new FakePane();
    pane.sheet.findings = [
      { id: "hidden-rows", outcome: "held" },
      { id: "number-in-text-cell", outcome: "not-held", found: '"5" instead of 5' },
      { id: "volatile-inputs", outcome: "not-held", found: "RAND() had another result" },
      { id: "data-types", outcome: "not-tried", reason: "needs ExcelApi 1.16" },
    ];
    renderPane(<ExcelTrial />, undefined, pane);
    await press("Try now");
    expect(screen.getByRole("status").textContent).toBe(
      "1 of 4 are so here. Scoresheet takes care of 1 other. 1 needs your attention. 1 could not be tried.",
    );
    const items = within(screen.getByRole("list", { name: "What is so in this Excel" })).getAllByRole("listitem");
    expect(items.map(({ textContent }) => textContent)).toEqual([
      "Done: Values reach hidden rows",
      expect.stringMatching(/^Taken care of: A number .*Not so here: "5" instead of 5. Scoresheet gives such cells/),
      expect.stringMatching(/^Needs your attention: RAND.*Copy them as values/),
      expect.stringContaining("Could not be tried: needs ExcelApi 1.16."),
    ]);
    await press("Copy report");
    expect(pane.device.copied.at(-1)?.split("\n")[0]).toBe("Scoresheet tried Excel 16.1 on PC, ExcelApi 1.20.");
  });

  it("says before it begins that Excel may forget what Undo could take back", () => {
    renderPane(<ExcelTrial />);
    screen.getByText(/Undo/);
  });

  it("lists at most eight things that only a person can see", async () => {
    renderPane(<ExcelTrial />);
    expect(screen.queryByText(ONLY_EYES[0]!)).toBeNull();
    await press("Try now");
    screen.getByText(ONLY_EYES[0]!);
    expect(ONLY_EYES.length).toBeLessThanOrEqual(8);
  });

  it("says why nothing could be tried", async () => {
    const pane = new FakePane();
    pane.sheet.trialError = new WorkbookError("sheet-protected", "Open for reading.");
    renderPane(<ExcelTrial />, undefined, pane);
    await press("Try now");
    expect(screen.getByRole("alert").textContent).toContain("The sheet is protected");
  });
});

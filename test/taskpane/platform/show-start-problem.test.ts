/** @jest-environment jsdom */
import { showStartProblem } from "../../../src/taskpane/platform/show-start-problem";

describe("a page that cannot be the pane", () => {
  test.each([
    ["no-excel", /open a workbook/],
    ["no-office-script", /appsforoffice\.microsoft\.com/],
  ] as const)("says why and what next: %s", (problem, nextStep) => {
    const place = document.createElement("div");
    showStartProblem(place, problem);
    expect(place.querySelector("[role=alert]")?.textContent).toMatch(nextStep);
  });
});

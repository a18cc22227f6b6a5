/** @jest-environment jsdom */
import { showStartProblem } from "../../../src/taskpane/platform/show-start-problem";

const OFFICE = "https://officeapis.public.onecdn.static.microsoft/1/office.js";

describe("a page that cannot be the pane", () => {
  const place = document.createElement("div");
  let reloads = 0;

  beforeEach(() => {
    place.replaceChildren(document.createElement("p"));
    reloads = 0;
  });

  test.each([
    ["no-excel", /open a workbook/],
    ["no-office-script", /from officeapis\.public\.onecdn\.static\.microsoft\./],
    ["no-answer", /Excel did not answer.*press Esc/],
    ["broken", /could not start.*open it again/],
  ] as const)("says why and what next, in place of what stood there: %s", (problem, nextStep) => {
    show(problem);
    expect(place.children).toHaveLength(1);
    expect(place.querySelector("[role=alert]")?.textContent).toMatch(nextStep);
  });

  test.each([
    [
      "https://appsforoffice.gcch.cdn.office.net/appsforoffice/lib/1/hosted/office.js",
      "appsforoffice.gcch.cdn.office.net",
    ],
    ["https://scoresheet.example.com:8443/office/office.js", "scoresheet.example.com:8443"],
  ])("names the host that the page loads the library from: %s", (src, host) => {
    show("no-office-script", { src });
    expect(place.textContent).toContain(`loads it from ${host}. `);
  });

  test("offers to load the page again, where that can help", () => {
    show("no-answer");
    place.querySelector("button")?.click();
    expect(reloads).toBe(1);
    show("no-excel");
    expect(place.querySelector("button")).toBeNull();
  });

  function show(
    problem: Parameters<typeof showStartProblem>[1],
    officeScript: { src: string } | null = { src: OFFICE },
  ) {
    showStartProblem(place, problem, {
      officeScript,
      reload: () => reloads++,
    });
  }
});

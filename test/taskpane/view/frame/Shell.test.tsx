import "@testing-library/jest-dom";
import { render, screen } from "@testing-library/react";
import { App } from "../../../../src/taskpane/App";
import { Pane } from "../../../../src/taskpane/Pane";
import type { PaneServices } from "../../../../src/taskpane/services/pane-services";
import { FakePane } from "../../fakes/fake-pane";

const never = () => new Promise<never>(() => undefined);

describe("the first frame of the pane", () => {
  let pane: FakePane;

  beforeEach(() => {
    pane = new FakePane();
  });

  test("says what the pane says while it knows nothing, so that nothing changes when the pane comes", () => {
    const services: PaneServices = { ...pane.services, signIn: never, catalogue: never, sheet: never, runs: never };
    const { unmount } = render(<App services={services} loadPane={never} />);
    const first = whatStandsThere();
    expect(first).toHaveLength(7);
    unmount();
    render(<Pane services={services} />);
    expect(whatStandsThere()).toEqual(first);
  });

  test("names the column as it was named before on this device", () => {
    pane.services.memory.write("setting/preferences", '{"columnName":"Forecast"}');
    render(<App services={pane.services} loadPane={never} />);
    expect(screen.getByRole("region", { name: "Score" })).toHaveTextContent("Adds column “Forecast”");
  });

  /** Every button with its state, and what stands below the steps. */
  function whatStandsThere(): readonly unknown[] {
    const buttons = screen.getAllByRole("button").map((button) => ({
      text: button.textContent,
      isOff: button.getAttribute("aria-disabled"),
      isExpanded: button.getAttribute("aria-expanded"),
      icon: button.querySelector("span, svg")?.outerHTML,
    }));
    return [...buttons, screen.getByRole("contentinfo").textContent];
  }
});

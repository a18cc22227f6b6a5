import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import type { Obstacle } from "../../../../src/taskpane/state/proposal/proposal";
import { DataSection } from "../../../../src/taskpane/view/data/DataSection";
import { BLANK_PROPOSAL } from "../../blank-proposal";
import { renderPane } from "../../render-pane";

test.each<[isOpen: boolean, obstacle: Obstacle]>([
  [true, { section: "data", code: "inputs-missing", names: ["age"] }],
  [false, { section: "data", code: "rows-unknown" }],
  [false, { section: "data", code: "none-selected" }],
  [false, { section: "data", code: "none-visible" }],
])(
  "the section of the data unfolds (%s) for what can be changed in it, and for nothing else: %o",
  async (isOpen, obstacle) => {
    await act(async () => void renderPane(<DataSection />, { proposal: { ...BLANK_PROPOSAL, obstacle } }));
    expect(screen.getByRole("button", { name: /Data/, expanded: isOpen })).toBeVisible();
  },
);

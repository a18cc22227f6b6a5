import { violationsIn } from "../accessibility";
import { EndToEnd } from "../end-to-end";
import { NARROWEST_PX, WIDER_PX } from "./pane-widths";
import { PANE_STATES } from "./pane-states";
import { PaneVisit } from "./pane-visit";

describe("the pane in every state, at its narrowest", () => {
  let endToEnd: EndToEnd;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  test.each(PANE_STATES)("fits, and has no accessibility violation: $name", async ({ reach, isOnMainPath }) => {
    const workbench = await endToEnd.openWorkbench();
    const visit = new PaneVisit(workbench, endToEnd.sampleEndpoint);
    await visit.choosePaneWidth(NARROWEST_PX);
    await reach(visit);
    expect(await visit.overflow()).toEqual(NOTHING_OUTSIDE);
    expect(await violationsIn(workbench.page)).toEqual([]);
    for (const width of isOnMainPath === true ? WIDER_PX : []) {
      await visit.choosePaneWidth(width);
      expect({ width, ...(await visit.overflow()) }).toEqual({ width, ...NOTHING_OUTSIDE });
    }
    await endToEnd.sampleEndpoint.setFaults();
    await workbench.close();
  });
});

/** Nothing sideways; nor downwards, since only the steps of the pane scroll. */
const NOTHING_OUTSIDE = { sidewaysPx: 0, downPx: 0 };

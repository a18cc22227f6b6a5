import { violationsIn } from "../accessibility";
import { EndToEnd } from "../end-to-end";
import { NARROWEST_PX } from "./pane-widths";
import { PANE_STATES } from "./pane-states";
import { PaneVisit } from "./pane-visit";

describe("the pane at its narrowest, in every state", () => {
  let endToEnd: EndToEnd;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  afterAll(() => endToEnd.stop());

  test.each(PANE_STATES)("scrolls no way but down and has no accessibility violation: $name", async ({ reach }) => {
    const workbench = await endToEnd.openWorkbench();
    const visit = new PaneVisit(workbench, endToEnd.sampleEndpoint);
    await visit.choosePaneWidth(NARROWEST_PX);
    await reach(visit);
    expect(await visit.sidewaysOverflow()).toBe(0);
    expect(await violationsIn(workbench.page)).toEqual([]);
    await endToEnd.sampleEndpoint.setFaults();
    await workbench.close();
  });
});

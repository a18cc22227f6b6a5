import { PaneSession } from "../../../../src/taskpane/state/pane-session";
import type { Pace } from "../../../../src/taskpane/state/run/heard-session";
import { handOverOffer, type HandOverOffer } from "../../../../src/taskpane/state/warehouse/hand-over-offer";
import { DEMO, tableShape } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { paneWithWarehouses, WITH_WAREHOUSES } from "../../fakes/warehouse-pane";

/** What is offered for a table of so many rows. */
async function offerFor(rowCount: number, pace?: Pace, upstream = WITH_WAREHOUSES): Promise<HandOverOffer | undefined> {
  const pane = paneWithWarehouses(upstream);
  pane.sheet.selected = { kind: "source", shape: tableShape({ rowCount }) };
  const session = new PaneSession(pane.services);
  session.open();
  await settle();
  return handOverOffer(session.view.getState(), pace);
}

describe("the offer to hand a table over", () => {
  it("is made for more than 200,000 rows, also while nothing was measured", async () => {
    expect(await offerFor(200_000)).toBeUndefined();
    expect(await offerFor(200_001)).toEqual({ rowCount: 200_001, estimate: undefined, to: "warehouse" });
  });

  it("is made for a run of more than ten minutes, by what was measured", async () => {
    const rowsPerMs = 0.1;
    expect(await offerFor(60_000, { basis: "run", rowsPerMs })).toBeUndefined();
    const offer = await offerFor(60_001, { basis: "run", rowsPerMs });
    expect(offer).toMatchObject({ estimate: { runMs: 600_010 }, to: "warehouse" });
  });

  it.each([
    ["the relay lets no tables through", DEMO],
    ["the relay lets no files through", { ...DEMO, warehouses: {} }],
  ])("leads to the command line where %s", async (_what, upstream) => {
    expect(await offerFor(650_000, undefined, upstream as typeof WITH_WAREHOUSES)).toMatchObject({
      to: "command-line",
    });
  });

  it("is not made of nothing", async () => {
    const session = new PaneSession(paneWithWarehouses().services);
    await settle();
    expect(handOverOffer(session.view.getState(), undefined)).toBeUndefined();
  });
});

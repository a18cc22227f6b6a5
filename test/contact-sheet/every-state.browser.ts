import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { violationsIn } from "../end-to-end/accessibility";
import { EndToEnd } from "../end-to-end/end-to-end";
import { NARROWEST_PX, WIDER_PX } from "../end-to-end/states/pane-widths";
import { LOOKS, type Look } from "./looks";
import { PANE_STATES, type PaneState } from "../end-to-end/states/pane-states";
import { PaneVisit } from "../end-to-end/states/pane-visit";
import { arrangePictures, type Picture } from "./arrange-pictures";

const FOLDER = resolve(__dirname, "../../screenshots/contact-sheet");
const WINDOW = { width: 1280, height: 1000 };

describe.each(LOOKS)("every state of the pane, $name", (look) => {
  const pictures: Picture[] = [];
  let endToEnd: EndToEnd;

  beforeAll(async () => {
    rmSync(join(FOLDER, look.name), { recursive: true, force: true });
    mkdirSync(join(FOLDER, look.name), { recursive: true });
    endToEnd = await EndToEnd.start();
  });

  afterAll(async () => {
    const page = await endToEnd.openWorkbenchWith({});
    await arrangePictures(page.page, pictures, join(FOLDER, look.name));
    await endToEnd.stop();
  });

  test.each(PANE_STATES)("$name", async (state) => {
    const visit = await visitPane(look);
    const { workbench } = visit;
    await visit.choosePaneWidth(NARROWEST_PX);
    await state.reach(visit);
    for (const width of widthsOf(state, look)) {
      await visit.choosePaneWidth(width);
      const file = join(FOLDER, look.name, `${state.name}, ${width} px.png`);
      const clip = await workbench.page.locator("iframe").boundingBox();
      await workbench.page.screenshot({ path: file, animations: "disabled", ...(clip === null ? {} : { clip }) });
      pictures.push({ title: `${state.name}, ${width} px`, file });
      expect((await visit.overflow()).sidewaysPx).toBe(0);
    }
    expect(await violationsIn(workbench.page)).toEqual([]);
    await endToEnd.sampleEndpoint.setFaults();
    await workbench.close();
  });

  async function visitPane({ context, query, translate }: Look): Promise<PaneVisit> {
    const workbench = await endToEnd.showWorkbench({ viewport: WINDOW, ...context }, () => Promise.resolve());
    if (query !== undefined) await workbench.page.goto(`${endToEnd.origin}/${query}`);
    await workbench.pane.locator("footer button:not([aria-disabled=true])").first().waitFor();
    return new PaneVisit(workbench, endToEnd.sampleEndpoint, translate);
  }
});

function widthsOf(state: PaneState, look: Look): readonly number[] {
  return state.isOnMainPath === true && look === LOOKS[0] ? [NARROWEST_PX, ...WIDER_PX] : [NARROWEST_PX];
}

import { PersonalWorkspace } from "../end-to-end/personal-workspace";
import { BrowserPage } from "./browser-page";
import type { Query } from "./in-page-query";
import { ENGINES } from "./open-browser";
import { WorkbenchVisit } from "./workbench-visit";

const CONNECTION: Query = { role: "region", name: "Connection" };
const SIGN_IN: Query = { role: "button", name: "Sign in", within: CONNECTION };

describe.each(ENGINES)("a person who signs in to their workspace in %s", (engine) => {
  let workspace: PersonalWorkspace;
  let origin: string;
  let visit: WorkbenchVisit;

  beforeAll(async () => {
    const started = await PersonalWorkspace.start();
    workspace = started.workspace;
    origin = `http://127.0.0.1:${started.port}`;
  });

  beforeEach(async () => {
    visit = await WorkbenchVisit.show(engine, origin);
  });

  afterEach(() => WorkbenchVisit.endAll());

  afterAll(() => workspace.stop());

  test("does so in a window of its own, scores, and signs out", async () => {
    const { session } = visit.page;
    const provider = await openSignIn();
    await provider.fill({ css: '[name="login"]' }, "analyst");
    await provider.fill({ css: '[name="password"]' }, "any");
    await provider.press({ css: '[type="submit"]' });
    await provider.press({ role: "button", name: "Continue" });
    await visit.pane.until("the window has closed itself", async () => (await session.windows()).length === 1);
    await visit.pane.see({ text: /^Connected to Work/ });
    await visit.score();
    await visit.seeResult(/150 rows scored/);

    await visit.openSection("Connection");
    await visit.pane.press({ role: "button", name: "Sign out", within: CONNECTION });
    await visit.pane.see(SIGN_IN);
    expect(await visit.problems()).toEqual([]);
  });

  /** @returns the window that has opened, in which the provider asks who it is */
  async function openSignIn(): Promise<BrowserPage> {
    const { session, place } = visit.page;
    await visit.pane.press(SIGN_IN);
    let opened: string | undefined;
    await visit.pane.until("a window has opened", async () => {
      opened = (await session.windows()).find((window) => window !== place.window);
      return opened;
    });
    const page = new BrowserPage(session, { window: opened ?? "" });
    await page.see({ css: '[name="login"]' });
    return page;
  }
});

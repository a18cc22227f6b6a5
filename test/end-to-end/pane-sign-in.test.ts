import { mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { unzipSync } from "fflate";
import type { Browser, BrowserContext, Locator } from "playwright-core";
import { violationsIn } from "./accessibility";
import { connectChromium } from "./chromium";
import { openedBy, PersonalWorkspace, signInAt } from "./personal-workspace";
import { WorkbenchPage } from "./workbench-page";

const SCREENSHOTS = resolve(__dirname, "../../screenshots");

describe("a person who signs in to their workspace", () => {
  let browser: Browser;
  let workspace: PersonalWorkspace;
  let origin: string;
  let context: BrowserContext;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    let port: number;
    [browser, { workspace, port }] = await Promise.all([connectChromium(), PersonalWorkspace.start()]);
    origin = `http://127.0.0.1:${port}`;
  });

  beforeEach(async () => {
    workspace.endSessionsAfter(Infinity);
    // No theme of the browser's own: the one that it is told would hold in the pane, whatever the workbench shows.
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: null });
    workbench = await WorkbenchPage.show(await context.newPage(), origin);
    await signInButton().waitFor();
  });

  afterEach(() => workbench.close());

  afterAll(async () => {
    await browser.close();
    await workspace.stop();
  });

  test("is asked for it in a window of its own, scores, and signs out", async () => {
    expect(await violationsIn(workbench.page)).toEqual([]);
    await signIn();
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
    expect(await sessionCookies()).toHaveLength(1);
    await workbench.openSection("Connection");
    await connection().getByText("signed in as yourself").waitFor();
    expect(await violationsIn(workbench.page)).toEqual([]);
    await connection().getByRole("button", { name: "Sign out" }).click();
    await signInButton().waitFor();
    expect(await sessionCookies()).toEqual([]);
    expect(workbench.problems).toEqual([]);
  });

  test("stays signed in when the pane is opened again", async () => {
    await signIn();
    await workbench.page.reload();
    await workbench.pane.getByText("Connected to Work").waitFor();
  });

  test("leaves no token and no handoff in storage, addresses, the console, the log or the workbook", async () => {
    const addresses: string[] = [];
    let receipt = "";
    context.on("request", (request) => {
      addresses.push(request.url());
      if (request.url().includes("/relay/session/")) receipt = request.postData() ?? "";
    });
    await signIn();
    await workbench.score();
    const parts = unzipSync(readFileSync(await workbench.download()));
    const workbook = Object.values(parts).map((bytes) => Buffer.from(bytes).toString("latin1"));
    const places = [...addresses, ...(await whatScriptsSee()), ...workbook, ...workbench.console, ...workspace.logged];
    const { handoff, proof } = JSON.parse(receipt) as { handoff: string; proof: string };
    const secrets = [handoff.slice(0, 40), proof, ...(await sessionCookies())];
    expect(secrets).toHaveLength(3);
    expect(secrets.filter((secret) => places.some((place) => place.includes(secret)))).toEqual([]);
  });

  test("goes on where the session ended in the middle of a run, with all that was chosen", async () => {
    await signIn();
    await workbench.openSection("Model");
    await workbench.pane.getByRole("radio", { name: /^iris/ }).check();
    await workbench.setRowsPerBatch(20);
    workspace.endSessionsAfter(2);
    await workbench.score();
    await workbench.result.getByText("Your sign-in has ended").first().waitFor();
    await connection().getByText("Sign in again to go on.").waitFor();
    await workbench.openSection("Model");
    expect(await workbench.pane.getByRole("radio", { name: /^iris/ }).isChecked()).toBe(true);
    await signIn();
    const sent: string[] = [];
    workbench.page.on("request", (request) => sent.push(request.url()));
    await workbench.press(workbench.pane.getByRole("button", { name: "Score the 110 missing rows" }));
    await workbench.result.getByText("110 rows scored").first().waitFor();
    expect(sent.filter((url) => url.endsWith("/serving-endpoints/iris/invocations"))).toHaveLength(6);
  });

  test("reads what happened when the window was closed, and tries again", async () => {
    const window = await openedBy(context, () => signInButton().click());
    await connection().getByText("Go on in the window that has opened.").waitFor();
    await context.clock.install();
    await window.close();
    await connection().getByText("Waiting for the sign-in window").waitFor();
    await context.clock.fastForward(60_000);
    await connection().getByRole("alert").getByText("The sign-in window was closed before the end.").waitFor();
    await signIn();
  });

  test("signs in at a provider that cuts the window off from the pane", async () => {
    await workspace.cutOpeners(true);
    try {
      const window = await openedBy(context, () => signInButton().click());
      await connection().getByText("Waiting for the sign-in window").waitFor();
      await workbench.page.getByRole("combobox", { name: "Task pane width" }).selectOption("270");
      for (const theme of ["light", "dark"]) {
        expect(await isPaneDark()).toBe(theme === "dark");
        expect(await violationsIn(workbench.page)).toEqual([]);
        await workbench.page.screenshot({ path: resolve(SCREENSHOTS, `sign-in-waiting-270-${theme}.png`) });
        await workbench.page.getByRole("button", { name: /^Switch to/ }).click();
      }
      await signInAt(window);
      await workbench.pane.getByText("Connected to Work").waitFor();
    } finally {
      await workspace.cutOpeners(false);
    }
  });

  test("takes the attempt back, which closes the window", async () => {
    const window = await openedBy(context, () => signInButton().click());
    await Promise.all([window.waitForEvent("close"), connection().getByRole("button", { name: "Cancel" }).click()]);
    await signInButton().waitFor();
  });

  test("reads why the provider did not let them in", async () => {
    const window = await openedBy(context, () => signInButton().click());
    await Promise.all([window.waitForEvent("close"), window.getByText("Cancel").click()]);
    await connection().getByRole("alert").getByText("The sign-in was not accepted").waitFor();
  });

  test("reads that the browser blocked the window", async () => {
    const [frame] = workbench.page.frames().slice(1);
    await frame?.evaluate(() => Object.assign(window, { open: () => null }));
    await signInButton().click();
    await connection().getByRole("alert").getByText("Allow pop-ups for this page").waitFor();
  });

  test("needs the keyboard only, and finds it where it was left", async () => {
    await signInButton().focus();
    const window = await openedBy(context, () => workbench.page.keyboard.press("Enter"));
    await signInAt(window);
    await workbench.pane.getByText("Connected to Work").waitFor();
    const header = connection().getByRole("heading").getByRole("button");
    await expectFocus(header);
    await header.press("Enter");
    await connection().getByRole("button", { name: "Sign out" }).press("Enter");
    await expectFocus(signInButton());
  });

  function connection(): Locator {
    return workbench.pane.getByRole("region", { name: "Connection" });
  }

  function isPaneDark(): Promise<boolean> {
    return workbench.pane.locator("body").evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  }

  function signInButton(): Locator {
    return connection().getByRole("button", { name: "Sign in", exact: true });
  }

  async function signIn(): Promise<void> {
    await signInAt(await openedBy(context, () => signInButton().click()));
    await workbench.pane.getByText("Connected to Work").waitFor();
  }

  /** Beginnings of the values of the relay's own cookies: as much as no two have in common. */
  async function sessionCookies(): Promise<string[]> {
    const ours = (await context.cookies()).filter(({ name: cookie }) => cookie.startsWith("scoresheet."));
    return ours.map(({ value }) => value.slice(0, 40));
  }

  async function expectFocus(element: Locator): Promise<void> {
    await element.and(workbench.pane.locator(":focus")).waitFor();
  }

  /** What the page and the pane leave in the browser, as far as scripts can read it. */
  function whatScriptsSee(): Promise<string[]> {
    const read = () =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, window.name]);
    return Promise.all(workbench.page.frames().map((frame) => frame.evaluate(read)));
  }
});

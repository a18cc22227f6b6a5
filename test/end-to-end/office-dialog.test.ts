import type { Browser, BrowserContext, Locator } from "playwright-core";
import { Certificates } from "../relay/certificates";
import { launchChromium } from "./chromium";
import { openedBy, PersonalWorkspace, signInAt } from "./personal-workspace";
import { WorkbenchPage } from "./workbench-page";

const HOST = "scoresheet.example.com";
const ORIGIN = `https://${HOST}`;
const WAITING = "Waiting for the sign-in window";

describe("signing in over https, where the dialog is Office's own", () => {
  let browser: Browser;
  let workspace: PersonalWorkspace;
  let context: BrowserContext;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    const certificates = new Certificates(HOST);
    const [cert, key] = [certificates.read("server.pem"), certificates.read("server.key")];
    certificates.remove();
    let port: number;
    ({ workspace, port } = await PersonalWorkspace.start({ origin: ORIGIN, cert, key }));
    browser = await launchChromium(`--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${port}`);
  });

  beforeEach(async () => {
    context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 900 } });
    workbench = await WorkbenchPage.show(await context.newPage(), ORIGIN);
    await signInButton().waitFor();
  });

  afterEach(() => workbench.close());

  afterAll(async () => {
    await browser.close();
    await workspace.stop();
  });

  test("ends with the first table scored", async () => {
    const dialog = await openedBy(context, () => signInButton().click());
    expect(await dialog.evaluate(() => window.name)).toContain("isDialog");
    await signInAt(dialog);
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
    expect(workbench.problems).toEqual([]);
  });

  test("can be closed by the person, who reads so and opens the next", async () => {
    const dialog = await openedBy(context, () => signInButton().click());
    await context.clock.install();
    await dialog.close();
    await connection().getByText(WAITING).waitFor();
    await context.clock.fastForward(60_000);
    await alert().getByText("The sign-in window was closed before the end.").waitFor();
    await signInAt(await openedBy(context, () => signInButton().click()));
    await workbench.pane.getByText("Connected to Work").waitFor();
  });

  test("can be taken back, and opened again at once", async () => {
    const dialog = await openedBy(context, () => signInButton().click());
    const cancel = connection().getByRole("button", { name: "Cancel" });
    await Promise.all([dialog.waitForEvent("close"), cancel.click()]);
    await signInAt(await openedBy(context, () => signInButton().click()));
    await workbench.pane.getByText("Connected to Work").waitFor();
  });

  test("is told apart from a dialog that the browser blocks", async () => {
    const [frame] = workbench.page.frames().slice(1);
    await frame?.evaluate(() => Object.assign(window, { open: () => null }));
    await signInButton().click();
    await workbench.pane.getByRole("button", { name: "Allow" }).click(); // of Office's own question
    await workbench.pane.getByRole("button", { name: "OK" }).click(); // of Office's own notice
    await alert().getByText("Allow pop-ups for this page").waitFor();
  });

  test("is opened by a second click where the browser blocked the first", async () => {
    const [frame] = workbench.page.frames().slice(1);
    await frame?.evaluate(() => {
      const { open } = window;
      Object.assign(window, { open: () => (Object.assign(window, { open }), null) });
    });
    await signInButton().click();
    const allow = workbench.pane.getByRole("button", { name: "Allow" });
    await signInAt(await openedBy(context, () => allow.click()));
    await workbench.pane.getByText("Connected to Work").waitFor();
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
  });

  test("can be refused, which the person is told", async () => {
    await showWithHabits("opensWindows:never");
    await signInButton().click();
    await workbench.pane.getByRole("button", { name: "Ignore" }).click();
    await alert().getByText("The sign-in window was not allowed to open.").waitFor();
  });

  test("works where the dialog has no opener from the beginning, in which Office.js would close it", async () => {
    await showWithHabits("losesOpeners");
    const dialog = await openedBy(context, () => signInButton().click());
    await connection().getByText(WAITING).waitFor();
    await signInAt(dialog);
    await workbench.pane.getByText("Connected to Work").waitFor();
  });

  describe("at a provider that cuts the window off from the pane", () => {
    beforeEach(() => workspace.cutOpeners(true));

    afterEach(() => workspace.cutOpeners(false));

    test("ends with the first table scored all the same", async () => {
      const addresses: string[] = [];
      let receipt = "";
      context.on("request", (request) => {
        addresses.push(request.url());
        if (request.url().includes("/relay/session/")) receipt = request.postData() ?? "";
      });
      const dialog = await openedBy(context, () => signInButton().click());
      await connection().getByText(WAITING).waitFor();
      expect(await dialog.evaluate(() => window.opener)).toBe(null);
      await signInAt(dialog);
      await workbench.score();
      await workbench.result.getByText("150 rows scored").first().waitFor();
      expect(workbench.problems).toEqual([]);
      const { proof } = JSON.parse(receipt) as { proof: string };
      expect([...addresses, ...workspace.logged].filter((place) => place.includes(proof))).toEqual([]);
    });

    test("is told to be closed after a minute, and still takes the person who goes on in it", async () => {
      const dialog = await openedBy(context, () => signInButton().click());
      await connection().getByText(WAITING).waitFor();
      await context.clock.install();
      await context.clock.fastForward(61_000);
      await alert().getByText("The sign-in window was closed before the end.").waitFor();
      await signInAt(dialog);
      await workbench.pane.getByText("Connected to Work").waitFor();
    });

    test("can be taken back, after which the old window does nothing and a new one does", async () => {
      const old = await openedBy(context, () => signInButton().click());
      await connection().getByText(WAITING).waitFor();
      await connection().getByRole("button", { name: "Cancel" }).click();
      const dialog = await openedBy(context, () => signInButton().click());
      await signInAt(dialog);
      await workbench.pane.getByText("Connected to Work").waitFor();
      await old.close();
    });

    test("says why the provider did not let the person in", async () => {
      const dialog = await openedBy(context, () => signInButton().click());
      await connection().getByText(WAITING).waitFor();
      await dialog.getByText("Cancel").click();
      await alert().getByText("The sign-in was declined.").waitFor();
    });
  });

  /** Shows the workbench anew. @param habits of its Excel, as they are written in an address */
  async function showWithHabits(habits: string): Promise<void> {
    await workbench.page.goto(`${ORIGIN}/?habits=${habits}`);
    await signInButton().waitFor();
  }

  function connection(): Locator {
    return workbench.pane.getByRole("region", { name: "Connection" });
  }

  function signInButton(): Locator {
    return connection().getByRole("button", { name: "Sign in", exact: true });
  }

  function alert(): Locator {
    return connection().getByRole("alert");
  }
});

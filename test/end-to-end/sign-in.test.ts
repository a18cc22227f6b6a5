import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { EndToEnd } from "./end-to-end";
import { addSignedWorkspace } from "./signed-workspace";
import type { WorkbenchPage } from "./workbench-page";

const TOKEN = "dapi0123456789abcdef-end-to-end";

describe("an analyst with a workspace of their own", () => {
  let endToEnd: EndToEnd;
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    endToEnd = await EndToEnd.start();
  });

  beforeEach(async () => {
    workbench = await endToEnd.openWorkbenchWith({}, (context) => addSignedWorkspace(context, TOKEN));
    await workbench.openSection("Connection");
    await workbench.pane.getByLabel("Workspace or server").selectOption("Our workspace");
  });

  afterEach(() => workbench.close());

  afterAll(() => endToEnd.stop());

  test("signs in, scores, and the token is in no storage, address, console or workbook", async () => {
    const addresses: string[] = [];
    workbench.page.on("request", (request) => addresses.push(request.url()));
    await signIn(TOKEN);
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
    const parts = unzipSync(readFileSync(await workbench.download()));
    const workbook = Object.values(parts).map((bytes) => Buffer.from(bytes).toString("latin1"));
    const places = [...addresses, ...(await whatIsKept()), ...workbook, ...workbench.console];
    expect(addresses.some((address) => address.endsWith("/invocations"))).toBe(true);
    expect(places.filter((text) => text.includes(TOKEN))).toEqual([]);
  });

  test("reads that a wrong token was refused, without the token in the words, and signs in with the right one", async () => {
    await signIn("dapi-wrong-token");
    await workbench.pane.getByRole("alert").getByText("The token was refused").waitFor();
    expect(await workbench.pane.locator("body").innerText()).not.toContain("dapi-wrong-token");
    await signIn(TOKEN);
    await workbench.score();
    await workbench.result.getByText("150 rows scored").first().waitFor();
  });

  test("has the token kept on this device only after ticking the box, and no longer after signing out", async () => {
    await workbench.pane.getByRole("checkbox", { name: "Remember on this device" }).check();
    await signIn(TOKEN);
    await workbench.pane.getByText("Connected to Our workspace").waitFor();
    await workbench.openSection("Connection");
    const signOut = workbench.pane.getByRole("button", { name: "Sign out", exact: true });
    await signOut.waitFor();
    expect((await whatIsKept()).join()).toContain(TOKEN);
    await signOut.click();
    await workbench.pane.getByLabel("Access token").waitFor();
    expect((await whatIsKept()).join()).not.toContain(TOKEN);
  });

  async function signIn(token: string): Promise<void> {
    await workbench.pane.getByLabel("Access token").fill(token);
    await workbench.press(workbench.pane.getByRole("button", { name: "Sign in", exact: true }));
  }

  /** What the page and the pane leave in the browser. */
  function whatIsKept(): Promise<string[]> {
    return Promise.all(
      workbench.page
        .frames()
        .map((frame) =>
          frame.evaluate(() =>
            JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]),
          ),
        ),
    );
  }
});

/** People sign in to their workspace in a real browser: in Excel on the web the pane is a frame under another site's page. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import type { SignInMessage } from "../../src/protocol/sign-in-messages";
import { OFFICE_SCRIPT_URL } from "../../src/relay/pane/pane-policy";
import { Certificates } from "../relay/certificates";
import { ProviderProcess } from "../relay/provider-process";
import { RunningServers } from "../relay/running-relay";
import { launchChromium } from "./chromium";

const RELAY = "https://scoresheet.example.com";
const EXCEL = "https://excel.officeapps.live.com";
const OTHER_EXCEL = "https://contoso.sharepoint.com";
const EVIL = "https://evil.example.org";
const PANE = `<!doctype html><title>Pane</title><script src="${OFFICE_SCRIPT_URL}"></script>`;
const OFFICE_FOLDER = path.resolve(__dirname, "../../node_modules/@microsoft/office-js/dist");
const PROOF = "made up by the pane";
const CHALLENGE = createHash("sha256").update(PROOF).digest("base64url");

const logged: string[] = [];
const running = new RunningServers();
let provider: ProviderProcess;
let certificates: Certificates;
let paneDir: string;
let browser: Browser;

beforeAll(async () => {
  provider = await ProviderProcess.start(`${RELAY}/relay/sign-in/callback`);
  certificates = new Certificates("scoresheet.example.com");
  paneDir = mkdtempSync(path.join(tmpdir(), "pane-"));
  writeFileSync(path.join(paneDir, "taskpane.html"), PANE);
  browser = await launch(await listenSites());
});

afterAll(async () => {
  await browser.close();
  running.close();
  await provider.stop();
  certificates.remove();
  rmSync(paneDir, { recursive: true });
});

describe("signing in from the pane", () => {
  it("works in the frame of Excel on the web, with cookies that only this frame has", async () => {
    const context = await newContext();
    const pane = await openPane(context, EXCEL);
    expect(await takeOver(pane, await signIn(pane))).toBe(204);
    expect(await ask(pane, "/relay/session")).toEqual({
      sessions: [{ upstream: "person", isSignedIn: true, isInFront: false }],
    });
    expect(await ask(pane, "/relay/person/ping")).toEqual({ account: "analyst", scope: "all-apis" });
    // What a script that got into the pane could steal.
    expect(await pane.evaluate(() => document.cookie)).toBe("");
    const elsewhere = await openPane(context, OTHER_EXCEL);
    expect(await ask(elsewhere, "/relay/session")).toEqual({
      sessions: [{ upstream: "person", isSignedIn: false, isInFront: false }],
    });
    await context.close();
  });

  it("works with Office.js itself in the dialog, under the dialog's policy", async () => {
    const context = await newContext();
    const refusals: string[] = [];
    context.on("console", (message) => {
      // In the pane, when it has time for it, Office.js asks for a frame of Microsoft's telemetry, which is refused there.
      const isOfDialog = message.page()?.url().startsWith(RELAY) === true;
      if (isOfDialog && message.text().includes("Security Policy")) refusals.push(message.text());
    });
    let served = 0;
    await context.route(`${RELAY}/office/**`, (route) => {
      served += 1;
      const file = path.basename(new URL(route.request().url()).pathname);
      return route.fulfill({ path: path.join(OFFICE_FOLDER, file), contentType: "text/javascript" });
    });
    const pane = await openPane(context, EXCEL);
    expect(await takeOver(pane, await signIn(pane))).toBe(204);
    expect(refusals).toEqual([]);
    expect(served).toBeGreaterThan(2);
    await context.close();
  });

  it("is not asked for where the relay signs in itself", async () => {
    const context = await newContext();
    const pane = await openPane(context, EXCEL);
    expect(await ask(pane, "/relay/machine/ping")).toEqual({ account: "relay", scope: "all-apis" });
    expect(await ask(pane, "/relay/upstreams")).toMatchObject({ upstreams: [{ id: "person" }, { id: "machine" }] });
    expect(JSON.stringify(await ask(pane, "/relay/upstreams"))).not.toMatch(/oauth"|secret|clientId|token/i);
    await context.close();
  });

  it("ends when the person signs out", async () => {
    const context = await newContext();
    const pane = await openPane(context, EXCEL);
    await takeOver(pane, await signIn(pane));
    expect(await pane.evaluate(async () => (await fetch("/relay/session", { method: "DELETE" })).status)).toBe(204);
    expect(await ask(pane, "/relay/person/ping")).toMatchObject({ error_code: "sign-in-needed" });
    expect((await context.cookies()).filter(({ name }) => name.includes("scoresheet"))).toEqual([]);
    await context.close();
  });

  it("goes on through a refresh in the browser's own cookies", async () => {
    const context = await newContext();
    const pane = await openPane(context, EXCEL);
    await takeOver(pane, await signIn(pane));
    await ask(pane, "/relay/person/ping");
    await provider.withdrawTokens();
    expect(await ask(pane, "/relay/person/ping")).toMatchObject({ account: "analyst" });
    expect(await ask(pane, "/relay/person/ping")).toMatchObject({ account: "analyst" });
    expect((await provider.grants()).slice(-2)).toEqual(["authorization_code", "refresh_token"]);
    await context.close();
  });

  it("works without https on this machine", async () => {
    const port = await running.listenRelay({
      config: { mode: "local", upstreams: [provider.personUpstream()] },
      paneDir,
      officeScriptUrl: "/office/office.js",
    });
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/taskpane.html`);
    expect(await takeOver(page.mainFrame(), await signIn(page.mainFrame()))).toBe(204);
    expect(await ask(page.mainFrame(), "/relay/person/ping")).toMatchObject({ account: "analyst" });
    await context.close();
  });

  it("puts no token and no handoff into an address or a log", async () => {
    const context = await newContext();
    const addresses: string[] = [];
    context.on("request", (request) => addresses.push(request.url()));
    const pane = await openPane(context, EXCEL);
    const handoff = await signIn(pane);
    await takeOver(pane, handoff);
    await ask(pane, "/relay/person/ping");
    expect(addresses.some((address) => address.includes("/relay/sign-in/callback?"))).toBe(true);
    const secrets = [handoff, handoff.slice(0, 40), PROOF, encodeURIComponent(PROOF), "access_token", "refresh_token"];
    const places = [...addresses, ...logged];
    expect(secrets.filter((secret) => places.some((place) => place.includes(secret)))).toEqual([]);
    await context.close();
  });

  it("cannot be asked for by another site's page, in a frame or with its requests", async () => {
    const context = await newContext();
    const page = await context.newPage();
    await page.goto(`${EVIL}/`);
    const outcome = await page.evaluate(async (relay) => {
      const status = (init: RequestInit) =>
        fetch(`${relay}/relay/session`, init).then(
          () => "read",
          () => "refused",
        );
      return [await status({ credentials: "include" }), await status({ method: "DELETE", credentials: "include" })];
    }, RELAY);
    expect(outcome).toEqual(["refused", "refused"]);
    const frame = page.frames()[1];
    await frame?.waitForLoadState();
    expect(await frame?.evaluate(() => document.title)).not.toBe("Pane");
    await context.close();
  });
});

/** The relay and the sites around it. @returns the ports by host name */
async function listenSites(): Promise<Readonly<Record<string, number>>> {
  const tls = { cert: certificates.read("server.pem"), key: certificates.read("server.key") };
  const frame = `<!doctype html><iframe src="${RELAY}/taskpane.html" width="350" height="500"></iframe>`;
  const site = createServer(tls, (_, response) => response.setHeader("content-type", "text/html").end(frame));
  const sitePort = await running.listen(site);
  const relayPort = await running.listenRelay({
    config: { mode: "server", publicOrigin: RELAY, upstreams: [provider.personUpstream(), provider.machineUpstream()] },
    paneDir,
    officeScriptUrl: "/office/office.js",
    sessionKeys: [Buffer.alloc(32, 7)],
    log: (entry) => logged.push(JSON.stringify(entry)),
    tls,
  });
  const sites = Object.fromEntries([EXCEL, OTHER_EXCEL, EVIL].map((origin) => [new URL(origin).host, sitePort]));
  return { ...sites, [new URL(RELAY).host]: relayPort };
}

/** A browser that finds those sites on this machine, and keeps no cookies of other sites in frames. */
function launch(ports: Readonly<Record<string, number>>): Promise<Browser> {
  const rules = Object.entries(ports).map(([host, port]) => `MAP ${host}:443 127.0.0.1:${port}`);
  return launchChromium("--test-third-party-cookie-phaseout", `--host-resolver-rules=${rules.join(", ")}`);
}

function newContext(): Promise<BrowserContext> {
  return browser.newContext({ ignoreHTTPSErrors: true });
}

async function openPane(context: BrowserContext, host: string): Promise<Frame> {
  const page = await context.newPage();
  await page.goto(`${host}/`);
  const pane = page.frames().find((frame) => frame.url().startsWith(RELAY));
  if (pane === undefined) throw new Error("The host shows no pane.");
  expect(await pane.evaluate(() => document.title)).toBe("Pane");
  return pane;
}

/** Opens the dialog as Office does, as a window of its own, and signs in there. @returns what the dialog hands over */
async function signIn(pane: Frame): Promise<string> {
  const opened = pane.page().context().waitForEvent("page");
  await pane.evaluate((address) => {
    const received = new Promise((resolve) => {
      window.addEventListener("message", ({ origin, data }) => origin === location.origin && resolve(data));
    });
    Object.assign(window, { received });
    window.open(address);
  }, `/relay/sign-in/person?challenge=${CHALLENGE}`);
  const dialog: Page = await opened;
  await dialog.fill('[name="login"]', "analyst");
  await dialog.fill('[name="password"]', "any");
  await dialog.click('[type="submit"]');
  await dialog.click('[type="submit"]:has-text("Continue")');
  await dialog.getByText("You are signed in.").waitFor();
  const message = await pane.evaluate(() => (window as unknown as { received: Promise<string> }).received);
  await dialog.close();
  const read = JSON.parse(message) as SignInMessage;
  if ("sentence" in read) throw new Error(read.sentence);
  return read.handoff;
}

/** What the pane does with the dialog's message. @returns the relay's status */
function takeOver(pane: Frame, handoff: string): Promise<number> {
  const body = JSON.stringify({ handoff, proof: PROOF });
  return pane.evaluate(
    async (text) => (await fetch("/relay/session/person", { method: "POST", body: text })).status,
    body,
  );
}

function ask(pane: Frame, address: string): Promise<unknown> {
  return pane.evaluate(async (url) => (await fetch(url)).json() as Promise<unknown>, address);
}

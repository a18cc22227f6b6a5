import { createHash } from "node:crypto";
import { relayPath, SESSION_PATH, signInPath, upstreamSessionPath } from "../../../src/protocol/paths";
import type { SessionList, SignInMessage } from "../../../src/protocol/sign-in-messages";
import { createRelayApp } from "../../../src/relay/relay-app";
import { CookieJar, ProviderProcess, signInAtProvider } from "../provider-process";

const ORIGIN = "http://127.0.0.1:3000";
const PROOF = "the pane made this up";
const CHALLENGE = createHash("sha256").update(PROOF).digest("base64url");
const MINUTE_MS = 60_000;

let provider: ProviderProcess;
beforeAll(async () => (provider = await ProviderProcess.start()));
afterAll(() => provider.stop());

describe("signing in at a real OpenID provider", () => {
  it("gives the pane a session, and requests go on as that person", async () => {
    const { pane, relay } = await signedIn();
    const answer = await relay.get(relayPath("person", "/ping"), pane);
    expect(await answer.json()).toEqual({ account: "analyst", scope: "all-apis" });
    expect(await relay.sessions(pane)).toEqual([{ upstream: "person", isSignedIn: true, isInFront: false }]);
    expect(await relay.sessions(new CookieJar())).toEqual([
      { upstream: "person", isSignedIn: false, isInFront: false },
    ]);
  });

  it("says so to those who are not signed in", async () => {
    const answer = await startRelay().get(relayPath("person", "/ping"), new CookieJar());
    expect([answer.status, await answer.json()]).toEqual([
      401,
      { error_code: "sign-in-needed", message: "Please sign in to Work." },
    ]);
  });

  it("is refused when another state comes back", async () => {
    const relay = startRelay();
    const { dialog, location } = await relay.openDialog();
    const back = new URL(await signInAtProvider(location, ORIGIN));
    back.searchParams.set("state", "another");
    expect(await relay.comeBack(back.href, dialog)).toEqual([400, expect.stringContaining("not started here")]);
  });

  it("is refused in a browser that did not begin it: a link with somebody else's code", async () => {
    const relay = startRelay();
    const { location } = await relay.openDialog();
    const back = await signInAtProvider(location, ORIGIN);
    const { dialog: another } = await relay.openDialog();
    expect(await relay.comeBack(back, new CookieJar())).toEqual([400, expect.stringContaining("not started here")]);
    expect(await relay.comeBack(back, another)).toEqual([400, expect.stringContaining("not started here")]);
  });

  it("is refused when the code has been used", async () => {
    const relay = startRelay();
    const { dialog, location } = await relay.openDialog();
    const back = await signInAtProvider(location, ORIGIN);
    const kept = dialog.copy();
    await relay.comeBack(back, dialog);
    expect(await relay.comeBack(back, kept)).toEqual([400, expect.stringContaining("(invalid_grant)")]);
  });

  it("is refused when the code has expired", async () => {
    const relay = startRelay();
    const { dialog, location } = await relay.openDialog();
    const back = await signInAtProvider(location, ORIGIN);
    await provider.advance(2 * MINUTE_MS);
    expect(await relay.comeBack(back, dialog)).toEqual([400, expect.stringContaining("(invalid_grant)")]);
  });

  it("is refused when the dialog stood open too long", async () => {
    const relay = startRelay();
    const { dialog, location } = await relay.openDialog();
    const back = await signInAtProvider(location, ORIGIN);
    relay.nowMs += 11 * MINUTE_MS;
    expect(await relay.comeBack(back, dialog)).toEqual([400, expect.stringContaining("took too long")]);
  });

  it("is refused when the answer comes from another provider than the one that was asked", async () => {
    const relay = new Relay([Buffer.alloc(32, 1)], undefined, provider.issuer);
    const { dialog, location } = await relay.openDialog();
    const back = new URL(await signInAtProvider(location, ORIGIN));
    expect(back.searchParams.get("iss")).toBe(provider.issuer);
    const [own, mixedUp, silent] = [dialog.copy(), new URL(back), new URL(back)];
    mixedUp.searchParams.set("iss", "https://other.example.com");
    silent.searchParams.delete("iss");
    for (const answer of [mixedUp, silent])
      expect(await relay.comeBack(answer.href, dialog.copy())).toEqual([400, expect.stringContaining("not started")]);
    expect(await relay.comeBack(back.href, own)).toEqual([200, expect.any(String)]);
  });

  it("says that the person declined", async () => {
    const relay = startRelay();
    const { dialog, location } = await relay.openDialog();
    const state = new URL(location).searchParams.get("state") ?? "";
    const back = `${ORIGIN}/relay/sign-in/callback?error=access_denied&state=${state}`;
    expect(await relay.comeBack(back, dialog)).toEqual([400, "The sign-in was declined."]);
  });

  it("hands over to the pane that opened the dialog and to no other, once, within a minute", async () => {
    const relay = startRelay();
    const { handoff } = await relay.dialogMessage();
    expect((await relay.takeOver(handoff, "another proof")).status).toBe(403);
    expect((await relay.takeOver(handoff, PROOF)).status).toBe(204);
    expect((await relay.takeOver(handoff, PROOF)).status).toBe(403);
    const late = await relay.dialogMessage();
    relay.nowMs += 2 * MINUTE_MS;
    expect((await relay.takeOver(late.handoff, PROOF)).status).toBe(403);
  });

  it("hands over to our own page only", async () => {
    const relay = startRelay();
    const { handoff } = await relay.dialogMessage();
    const answer = await relay.takeOver(handoff, PROOF, new CookieJar(), "https://evil.example.com");
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  });

  describe("in a window that was cut off from the pane", () => {
    it("hands over to whoever asks with the proof, once, and says nothing before", async () => {
      const relay = startRelay();
      const { dialog, location } = await relay.openDialog();
      expect((await relay.askFor(PROOF)).status).toBe(202);
      await relay.comeBack(await signInAtProvider(location, ORIGIN), dialog);
      const pane = new CookieJar();
      const given = await relay.askFor(PROOF);
      expect(given.status).toBe(204);
      pane.keep(given);
      expect(await (await relay.get(relayPath("person", "/ping"), pane)).json()).toMatchObject({ account: "analyst" });
      expect((await relay.askFor(PROOF)).status).toBe(202);
    });

    it("hands over to one of two who ask at the same time", async () => {
      const relay = startRelay();
      await relay.dialogMessage();
      const answers = await Promise.all([relay.askFor(PROOF), relay.askFor(PROOF)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([202, 204]);
    });

    it("hands over once, whether by the window or by the relay", async () => {
      const relay = startRelay();
      const byWindow = await relay.dialogMessage();
      expect((await relay.takeOver(byWindow.handoff, PROOF)).status).toBe(204);
      expect((await relay.askFor(PROOF)).status).toBe(202);
      const byRelay = await relay.dialogMessage();
      expect((await relay.askFor(PROOF)).status).toBe(204);
      expect((await relay.takeOver(byRelay.handoff, PROOF)).status).toBe(403);
    });

    it("answers a wrong proof as one that comes too early, byte by byte, and keeps what is there", async () => {
      const relay = startRelay();
      const tooEarly = await relay.askFor(PROOF);
      await relay.dialogMessage();
      for (const proof of ["another proof", CHALLENGE, "", `${PROOF} `]) {
        const answer = await relay.askFor(proof);
        if (proof === "") expect(answer.status).toBe(400);
        else expect(await everythingOf(answer)).toEqual(await everythingOf(tooEarly.clone()));
      }
      expect((await relay.askFor(PROOF)).status).toBe(204);
    });

    it("hands over within a minute, at the same relay, for the same workspace, to our own page", async () => {
      const relay = startRelay();
      await relay.dialogMessage();
      expect((await startRelay(relay.keys).askFor(PROOF)).status).toBe(202);
      expect((await relay.askFor(PROOF, "https://evil.example.com")).status).toBe(403);
      expect((await relay.askFor(PROOF, ORIGIN, "machine")).status).toBe(404);
      relay.nowMs += MINUTE_MS;
      expect((await relay.askFor(PROOF)).status).toBe(202);
    });

    it.each(["cross-site", "same-site", "none", "nothing"])(
      "keeps nothing for a stranger who sent the person a link: the browser says %s",
      async (site) => {
        const relay = startRelay();
        const { dialog, location } = await relay.openDialog(site);
        const [status] = await relay.comeBack(await signInAtProvider(location, ORIGIN), dialog);
        expect(status).toBe(200);
        expect((await relay.askFor(PROOF)).status).toBe(202);
      },
    );

    it("says why it came to nothing", async () => {
      const relay = startRelay();
      const { dialog, location } = await relay.openDialog();
      const state = new URL(location).searchParams.get("state") ?? "";
      await relay.comeBack(`${ORIGIN}/relay/sign-in/callback?error=access_denied&state=${state}`, dialog);
      const answer = await relay.askFor(PROOF);
      expect([answer.status, await answer.json()]).toEqual([
        403,
        { error_code: "sign-in-failed", message: "The sign-in was declined." },
      ]);
      expect((await relay.askFor(PROOF)).status).toBe(202);
    });
  });

  it("refreshes a stale token once for all requests, and its rotated refresh token after that", async () => {
    const { pane, relay } = await signedIn();
    const before = (await provider.grants()).length;
    for (let round = 1; round <= 2; round++) {
      relay.nowMs += 6 * MINUTE_MS;
      const old = pane.copy();
      const answers = await Promise.all([1, 2, 3, 4].map(() => relay.get(relayPath("person", "/ping"), old)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      // One that was on its way with the old cookie.
      expect((await relay.get(relayPath("person", "/ping"), old)).status).toBe(200);
      pane.keep(answers[0]!);
    }
    expect((await provider.grants()).slice(before)).toEqual(["refresh_token", "refresh_token"]);
  });

  it("renews a token that the upstream refuses, and sends the request again", async () => {
    const { pane, relay } = await signedIn();
    await relay.get(relayPath("person", "/ping"), pane);
    await provider.withdrawTokens();
    const answer = await relay.send("POST", relayPath("person", "/invocations"), pane, '{"inputs": [1]}');
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toContain("scoresheet.person.0=");
  });

  it("ends when the provider has revoked the person's tokens", async () => {
    const { pane, relay } = await signedIn();
    const stolen = pane.copy();
    expect((await relay.send("DELETE", SESSION_PATH, pane)).status).toBe(204);
    // Another relay with the same key, which does not know that the person has signed out.
    const other = startRelay(relay.keys);
    expect(await other.sessions(stolen)).toEqual([{ upstream: "person", isSignedIn: true, isInFront: false }]);
    const answer = await other.get(relayPath("person", "/ping"), stolen);
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie().join()).toContain("scoresheet.person.0=; Path=/; Max-Age=0");
  });

  it("signs out at once where the person does it, of this browser's copies too", async () => {
    const { pane, relay } = await signedIn();
    const copy = pane.copy();
    pane.keep(await relay.send("DELETE", upstreamSessionPath("person"), pane));
    expect(pane.header).toBe("");
    expect(await relay.sessions(copy)).toEqual([{ upstream: "person", isSignedIn: false, isInFront: false }]);
  });

  it("is good at any relay with the key, also when a newer key seals", async () => {
    const { pane, relay } = await signedIn();
    const newer = startRelay([Buffer.alloc(32, 9), ...relay.keys]);
    expect((await newer.get(relayPath("person", "/ping"), pane)).status).toBe(200);
    const stranger = startRelay([Buffer.alloc(32, 9)]);
    expect((await stranger.get(relayPath("person", "/ping"), pane)).status).toBe(401);
  });

  it("is over after a working day", async () => {
    const { pane, relay } = await signedIn();
    relay.nowMs += 12 * 60 * MINUTE_MS;
    expect(await relay.sessions(pane)).toEqual([{ upstream: "person", isSignedIn: false, isInFront: false }]);
  });
});

describe("a relay that signs in itself at a real OpenID provider", () => {
  it("sends requests as the service principal, with one token for all", async () => {
    const relay = startRelay();
    const before = (await provider.grants()).length;
    const answers = await Promise.all([1, 2, 3].map(() => relay.get(relayPath("machine", "/ping"), new CookieJar())));
    expect(await answers[2]!.json()).toEqual({ account: "relay", scope: "all-apis" });
    expect((await provider.grants()).slice(before)).toEqual(["client_credentials"]);
  });

  it("gets another token when the upstream refuses the first", async () => {
    const relay = startRelay();
    await relay.get(relayPath("machine", "/ping"), new CookieJar());
    await provider.withdrawTokens();
    const answer = await relay.send("POST", relayPath("machine", "/invocations"), new CookieJar(), "{}");
    expect(answer.status).toBe(200);
  });

  it("says that its own sign-in was refused, without the secret", async () => {
    const relay = startRelay(undefined, "wrong secret");
    const answer = await relay.get(relayPath("machine", "/ping"), new CookieJar());
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { error_code: "sign-in-failed", message: "The relay's own sign-in to Work was refused (invalid_client)." },
    ]);
  });
});

/** A relay, and what the pane and the dialog do with it. */
class Relay {
  nowMs = Date.now();
  readonly #app: ReturnType<typeof createRelayApp>;

  constructor(
    readonly keys: readonly Buffer[],
    secret?: string,
    issuer?: string,
  ) {
    const { oauth, ...person } = provider.personUpstream();
    const known = oauth && { ...oauth, ...(issuer === undefined ? {} : { issuer }) };
    const upstreams = [{ ...person, ...(known && { oauth: known }) }, provider.machineUpstream(secret)];
    const config = { mode: "local", upstreams } as const;
    this.#app = createRelayApp({ config, sessionKeys: keys, dateMs: () => this.nowMs });
  }

  async send(
    method: string,
    path: string,
    jar: CookieJar,
    body?: string,
    origin = ORIGIN,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const url = path.startsWith("http") ? path : ORIGIN + path;
    const headers = { host: new URL(ORIGIN).host, origin, cookie: jar.header, ...more };
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const init = { method, headers: { ...headers, ...length }, ...(body === undefined ? {} : { body }) };
    return this.#app.request(url, init);
  }

  get(path: string, jar: CookieJar): Promise<Response> {
    return this.send("GET", path, jar);
  }

  async sessions(jar: CookieJar): Promise<SessionList["sessions"]> {
    return ((await (await this.get(SESSION_PATH, jar)).json()) as SessionList).sessions;
  }

  /** @param site what the browser says of whoever led there, if not "nothing" */
  async openDialog(site = "same-origin"): Promise<{ dialog: CookieJar; location: string }> {
    const dialog = new CookieJar();
    const says = site === "nothing" ? {} : { "sec-fetch-site": site };
    const response = await this.send("GET", signInPath("person", CHALLENGE), dialog, undefined, ORIGIN, says);
    dialog.keep(response);
    return { dialog, location: dataOf(await response.text(), "next") };
  }

  /** @returns the status of the dialog's last page, and what it tells the person */
  async comeBack(url: string, dialog: CookieJar): Promise<[number, string]> {
    const response = await this.get(url, dialog);
    dialog.keep(response);
    const message = JSON.parse(dataOf(await response.text(), "message")) as SignInMessage;
    return [response.status, "sentence" in message ? message.sentence : message.handoff];
  }

  async dialogMessage(): Promise<{ handoff: string }> {
    const { dialog, location } = await this.openDialog();
    const [, handoff] = await this.comeBack(await signInAtProvider(location, ORIGIN), dialog);
    expect(dialog.header).toBe("");
    return { handoff };
  }

  /** What a pane does whose window was cut off. */
  askFor(proof: string, origin = ORIGIN, upstream = "person"): Promise<Response> {
    return this.send("POST", upstreamSessionPath(upstream), new CookieJar(), JSON.stringify({ proof }), origin);
  }

  takeOver(handoff: string, proof: string, jar = new CookieJar(), origin = ORIGIN): Promise<Response> {
    return this.send("POST", upstreamSessionPath("person"), jar, JSON.stringify({ handoff, proof }), origin);
  }
}

function startRelay(keys: readonly Buffer[] = [Buffer.alloc(32, 1)], secret?: string): Relay {
  return new Relay(keys, secret);
}

async function signedIn(): Promise<{ pane: CookieJar; relay: Relay }> {
  const relay = startRelay();
  const pane = new CookieJar();
  const { handoff } = await relay.dialogMessage();
  pane.keep(await relay.takeOver(handoff, PROOF, pane));
  return { pane, relay };
}

/** All that a caller can see of an answer, but the number that each gets. */
async function everythingOf(answer: Response): Promise<unknown> {
  const headers = [...answer.headers].filter(([name]) => name !== "x-request-id");
  return [answer.status, headers, await answer.text()];
}

function dataOf(page: string, name: string): string {
  const text = new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? "";
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

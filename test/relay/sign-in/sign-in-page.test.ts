import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { SIGN_IN_SCRIPT, signInHeaders, signInPage } from "../../../src/relay/sign-in/sign-in-page";

const MESSAGE = { type: "scoresheet-sign-in", sentence: `The "sign-in" was <declined> & 'ended'.` } as const;

describe("the pages of the sign-in dialog", () => {
  it("send the person on once Office knows them, without a way back to the page", () => {
    const page = runScript({ next: "https://login.example.com/authorize" }, { host: "Excel" });
    expect(page.calls).toEqual([["replace", "https://login.example.com/authorize"]]);
  });

  it("tell the pane through Office, and no page of another origin", () => {
    const page = runScript({ message: "done" }, { host: "Excel" });
    expect(page.calls).toEqual([["messageParent", "done", { targetOrigin: "https://relay.example.com" }]]);
  });

  it.each([
    ["without Office.js", undefined],
    ["with Office.js outside Office", { host: null }],
  ])("tell the window that opened them, %s, and no page of another origin", (_, info) => {
    const page = runScript({ message: "done" }, info);
    expect(page.calls).toEqual([["postMessage", "done", "https://relay.example.com"]]);
  });

  it("wait for no Office in a window that the pane opened without it, neither at first nor on the way back", () => {
    const never = { onReady: () => undefined };
    const sessionStorage = keptInMemory();
    const browser = { sessionStorage, search: "?challenge=c&window=browser" };
    expect(runScript({ next: "https://login.example.com/" }, never, browser).calls).toHaveLength(1);
    const back = runScript({ message: "done" }, never, { sessionStorage, search: "?code=c" });
    expect(back.calls).toEqual([["postMessage", "done", "https://relay.example.com"]]);
    expect(runScript({ message: "done" }, never, { sessionStorage: keptInMemory(), search: "" }).calls).toEqual([]);
  });

  it("hold their data as text, never as markup", () => {
    const page = signInPage({ kind: "done", message: MESSAGE });
    const data = /data-message="([^"]*)"/.exec(page)?.[1] ?? "";
    const read = data.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(JSON.parse(read)).toEqual(MESSAGE);
    expect(page).not.toContain("<declined>");
  });

  it("allow their two scripts and their own style, and no frame around them", () => {
    const policy = signInHeaders("https://office.example.com/office.js")["content-security-policy"] ?? "";
    const style =
      /<style>(.*?)<\/style>/.exec(signInPage({ kind: "leave", location: "https://a.example.com" }))?.[1] ?? "";
    expect(policy).toContain("script-src 'self' https://office.example.com;");
    expect(policy).toContain(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});

type Info = { readonly host: string | null } | { readonly onReady: () => void };

interface Place {
  readonly search: string;
  readonly sessionStorage: Pick<Storage, "getItem" | "setItem">;
}

/**
 * Runs the pages' script as a browser would, whose storage is blocked unless it is given.
 * @param info what Office.onReady tells, or an Office that is never ready; without it there is no Office.js
 */
function runScript(dataset: object, info?: Info, place?: Place) {
  const calls: unknown[] = [];
  const record =
    (name: string) =>
    (...args: readonly unknown[]) =>
      calls.push([name, ...args]);
  const office = info && {
    onReady: "onReady" in info ? info.onReady : (callback: (told: unknown) => void) => callback(info),
    context: { ui: { messageParent: record("messageParent") } },
  };
  const opener = { postMessage: record("postMessage") };
  runInNewContext(SIGN_IN_SCRIPT, {
    window: { opener, ...(office && { Office: office }) },
    ...(office && { Office: office }),
    document: { getElementById: () => ({ dataset }) },
    location: { origin: "https://relay.example.com", search: place?.search ?? "", replace: record("replace") },
    ...(place && { sessionStorage: place.sessionStorage }),
    // Only waits that are none come to an end while a test looks.
    setTimeout: (callback: () => void, delayMs: number) => (delayMs === 0 || place === undefined) && callback(),
  });
  return { calls };
}

function keptInMemory(): Place["sessionStorage"] {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { SIGN_IN_SCRIPT, signInHeaders, signInPage } from "../../src/relay/sign-in-page";

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

/** Runs the pages' script as a browser would. @param info what Office.onReady tells; without it there is no Office.js */
function runScript(dataset: object, info?: { readonly host: string | null }) {
  const calls: unknown[] = [];
  const record =
    (name: string) =>
    (...args: readonly unknown[]) =>
      calls.push([name, ...args]);
  const office = info && {
    onReady: (callback: (told: unknown) => void) => callback(info),
    context: { ui: { messageParent: record("messageParent") } },
  };
  const opener = { postMessage: record("postMessage") };
  runInNewContext(SIGN_IN_SCRIPT, {
    window: { opener, ...(office && { Office: office }) },
    ...(office && { Office: office }),
    document: { getElementById: () => ({ dataset }) },
    location: { origin: "https://relay.example.com", replace: record("replace") },
    setTimeout: (callback: () => void) => callback(),
  });
  return { calls };
}

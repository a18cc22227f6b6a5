import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import type { SignInMessage } from "../../../src/protocol/sign-in-messages";
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
    ["where Office.js cannot be loaded", undefined],
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

  describe("in Excel on the web, where the window has lost its opener", () => {
    const web = { search: "?challenge=c&_host_Info=excel$Web$16.01$en-us$id$isDialog$$0" };
    const opening = (sessionStorage: Place["sessionStorage"]): Place => ({
      ...web,
      ...(sessionStorage && { sessionStorage }),
    });

    it.each([
      ["Excel$Web$16.01$en-us$id$isDialog$$0", true],
      ["excel%24web%2416.01%24en-us%24id%24isDialog%24%240", true],
      ["Excel|Web|16.01|en-us", true],
      ["Excel$Win32$16.01$en-us$web-add-in$isDialog$$0", false],
      ["Excel$Mac$16.01$en-us$id$isDialog$$0", false],
    ])("load no Office.js, which would close it at once, but do elsewhere: %s", (info, isWeb) => {
      const page = runScript(
        { next: "https://login.example.com/" },
        { host: "Excel" },
        { search: `?_host_Info=${info}`, isCut: true },
      );
      expect(page.calls).toEqual([["replace", "https://login.example.com/"]]);
      expect(page.loaded).toEqual(isWeb ? [] : ["office.js"]);
    });

    it("load it while there is an opener, and know on the way back that it is gone", () => {
      const sessionStorage = keptInMemory();
      const first = runScript({ next: "https://login.example.com/" }, { host: "Excel" }, opening(sessionStorage));
      expect(first.loaded).toEqual(["office.js"]);
      const back = runScript(
        { message: "done", left: "" },
        { host: "Excel" },
        { search: "?code=c", sessionStorage, isCut: true },
      );
      expect(back).toMatchObject({ calls: [["close"]], loaded: [] });
    });

    it("stay, and say that the add-in was not told, where nothing waits for it at the relay", () => {
      const sessionStorage = keptInMemory();
      runScript({ next: "https://login.example.com/" }, { host: "Excel" }, opening(sessionStorage));
      const dataset = { message: "done", lost: "Use another browser." };
      const back = runScript(dataset, { host: "Excel" }, { sessionStorage, isCut: true });
      expect(back).toMatchObject({ calls: [], sentence: "Use another browser." });
    });

    it("stay open with the reason where a sign-in failed that the add-in cannot be told of", () => {
      const browser = { search: "?challenge=c&window=browser", isCut: true };
      expect(runScript({ message: "failed" }, undefined, browser)).toEqual({ calls: [], loaded: [], sentence: "" });
    });

    it("say so only of a sign-in that succeeded and was not left at the relay", () => {
      const handoff = { type: "scoresheet-sign-in", upstream: "work", handoff: "sealed" } as const;
      const isLostSaid = (message: SignInMessage, isLeft: boolean) =>
        signInPage({ kind: "done", message, isLeft }).includes("data-lost");
      expect([isLostSaid(handoff, false), isLostSaid(handoff, true), isLostSaid(MESSAGE, false)]).toEqual([
        true,
        false,
        false,
      ]);
    });
  });

  it("hold their data as text, never as markup", () => {
    const page = signInPage({ kind: "done", message: MESSAGE, isLeft: false });
    const data = /data-message="([^"]*)"/.exec(page)?.[1] ?? "";
    const read = data.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(JSON.parse(read)).toEqual(MESSAGE);
    expect(page).not.toContain("<declined>");
  });

  it("go on without Office.js where the browser cannot load it", () => {
    expect(runScript({ next: "https://login.example.com/" }).calls).toEqual([
      ["replace", "https://login.example.com/"],
    ]);
  });

  it("take Office.js from both addresses of Microsoft, of which one may lead to the other", () => {
    const both = "https://officeapis.public.onecdn.static.microsoft https://appsforoffice.microsoft.com";
    expect(signInHeaders()["content-security-policy"]).toContain(`script-src 'self' ${both};`);
    expect(signInPage({ kind: "leave", location: "https://a.example.com" })).toContain(
      'data-office="https://officeapis.public.onecdn.static.microsoft/1/office.js"',
    );
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
  readonly search?: string;
  readonly sessionStorage?: Pick<Storage, "getItem" | "setItem">;
  /** Whether the page that opened the window can be reached no more. */
  readonly isCut?: boolean;
}

interface AddedScript {
  readonly src: string;
  onload?: () => void;
  onerror?: () => void;
}

/**
 * Runs the pages' script as a browser would, whose storage is blocked unless it is given.
 * @param info what Office.onReady tells, or an Office that is never ready; without it Office.js does not load
 */
function runScript(dataset: object, info?: Info, place: Place = {}) {
  const calls: unknown[] = [];
  const record =
    (name: string) =>
    (...args: readonly unknown[]) =>
      calls.push([name, ...args]);
  const office = info && {
    onReady: "onReady" in info ? info.onReady : (callback: (told: unknown) => void) => callback(info),
    context: { ui: { messageParent: record("messageParent") } },
  };
  const loaded: string[] = [];
  const sentence = { textContent: "" };
  const opener = place.isCut === true ? null : { postMessage: record("postMessage") };
  const globals = {
    window: { opener, close: record("close") },
    document: {
      getElementById: () => ({ dataset: { office: "office.js", ...dataset }, firstElementChild: sentence }),
      createElement: () => ({ src: "" }),
      head: {
        appendChild: (script: AddedScript) => {
          loaded.push(script.src);
          if (office === undefined) return script.onerror?.();
          Object.assign(globals, { Office: office });
          return script.onload?.();
        },
      },
    },
    location: { origin: "https://relay.example.com", search: place.search ?? "", replace: record("replace") },
    ...(place.sessionStorage && { sessionStorage: place.sessionStorage }),
    setTimeout: () => undefined, // for an Office that is never ready, which no test waits for
  };
  runInNewContext(SIGN_IN_SCRIPT, globals);
  return { calls, loaded, sentence: sentence.textContent };
}

function keptInMemory(): NonNullable<Place["sessionStorage"]> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

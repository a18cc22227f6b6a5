import { webcrypto } from "node:crypto";
import { preparePersonSignIn, type SignInWindowParts } from "../../../src/taskpane/engine/person-sign-in";
import type { DialogUi } from "../../../src/taskpane/engine/open-office-dialog";

const NEVER = new AbortController().signal;

describe("a sign-in that is made ready ahead", () => {
  let opened: string[];
  const ui: DialogUi = { displayDialogAsync: (url) => void opened.push(url) };

  const prepare = (dialogUi: DialogUi | undefined, crypto: SignInWindowParts["crypto"] = webcrypto as Crypto) =>
    preparePersonSignIn({
      fetch: () => Promise.reject(new TypeError("not asked")),
      page: {
        location: { origin: "https://pane.example.com" },
        document: { getElementById: () => null },
        open: (url) => (opened.push(url), null),
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
        setInterval: () => 0,
        clearInterval: () => undefined,
      },
      crypto,
      dialogs: () => dialogUi && { ui: dialogUi, isDesktop: false },
      now: () => 0,
    });

  beforeEach(() => {
    opened = [];
  });

  test.each([
    ["a dialog of Office", ui],
    ["a window of the browser", undefined],
  ])("opens %s before the call returns", async (_, dialogUi) => {
    const signInPerson = await prepare(dialogUi);
    expect(opened).toEqual([]);
    void signInPerson("work", NEVER, () => undefined);
    expect(opened).toEqual([
      expect.stringMatching(/^https:\/\/pane\.example\.com\/relay\/sign-in\/work\?challenge=[\w-]{43}/),
    ]);
  });

  test("has a proof of its own each time", async () => {
    for (const signInPerson of [await prepare(ui), await prepare(ui)])
      void signInPerson("work", NEVER, () => undefined);
    expect(new Set(opened).size).toBe(2);
  });

  test("says what is missing where the pane's page came without https from another machine", async () => {
    const signInPerson = await prepare(ui, { getRandomValues: (bytes) => bytes });
    expect(await signInPerson("work", NEVER, () => undefined)).toEqual({ kind: "not-https" });
    expect(opened).toEqual([]);
  });
});

import { openBrowserWindow, type OpeningPage } from "../../../src/taskpane/engine/open-browser-window";

const ORIGIN = "https://pane.example.com";
const URL = `${ORIGIN}/relay/sign-in/work?challenge=c`;
const NEVER = new AbortController().signal;

type Listener = Parameters<OpeningPage["addEventListener"]>[1];

/** The pane's window and the one it opens. */
class FakePage implements OpeningPage {
  readonly location = { origin: ORIGIN };
  readonly document = { getElementById: () => null };
  readonly opened = { closed: false, close: () => void (this.opened.closed = true) };
  readonly openedAt: string[] = [];
  readonly listeners = new Set<Listener>();
  readonly looks = new Map<number, () => void>();

  constructor(private readonly isBlocking = false) {}

  open(url: string) {
    this.openedAt.push(url);
    return this.isBlocking ? null : this.opened;
  }

  addEventListener(_: "message", listener: Listener): void {
    this.listeners.add(listener);
  }

  removeEventListener(_: "message", listener: Listener): void {
    this.listeners.delete(listener);
  }

  setInterval(act: () => void): number {
    return this.looks.set(1, act).size;
  }

  clearInterval(id: number): void {
    this.looks.delete(id);
  }

  tell(data: unknown, facts: { readonly source?: unknown; readonly origin?: string } = {}): void {
    for (const listener of this.listeners) listener({ source: this.opened, origin: ORIGIN, data, ...facts });
  }

  look(): void {
    for (const act of this.looks.values()) act();
  }
}

describe("a window of the browser", () => {
  test("hands the message of our own page over and is closed; nothing goes on listening", async () => {
    const page = new FakePage();
    const end = openBrowserWindow(page, URL, NEVER);
    page.look();
    page.tell("done");
    expect(await end).toEqual({ kind: "message", message: "done", origin: ORIGIN });
    expect(page.openedAt).toEqual([`${URL}&window=browser`]);
    expect([page.opened.closed, page.listeners.size, page.looks.size]).toEqual([true, 0, 0]);
  });

  test("passes over what other windows, other sites' pages in it and other scripts say", async () => {
    const page = new FakePage();
    const end = openBrowserWindow(page, URL, NEVER);
    page.tell("forged", { source: {} });
    page.tell("forged", { origin: "https://login.example.com" });
    page.tell({ forged: true });
    page.tell("done");
    expect(await end).toMatchObject({ message: "done" });
  });

  test("tells that it is out of sight, when the person has closed it or a page in it has cut it off", async () => {
    const page = new FakePage();
    const end = openBrowserWindow(page, URL, NEVER);
    page.opened.closed = true;
    page.look();
    expect(await end).toEqual({ kind: "out-of-sight" });
    expect([page.listeners.size, page.looks.size]).toEqual([0, 0]);
  });

  test("tells that the browser blocked it", async () => {
    expect(await openBrowserWindow(new FakePage(true), URL, NEVER)).toEqual({ kind: "blocked" });
  });

  test("is closed when nobody waits for it any more", async () => {
    const leaving = new AbortController();
    const page = new FakePage();
    const end = openBrowserWindow(page, URL, leaving.signal);
    leaving.abort();
    expect(await end).toEqual({ kind: "closed" });
    expect(page.opened.closed).toBe(true);
    const late = new FakePage();
    expect(await openBrowserWindow(late, URL, leaving.signal)).toEqual({ kind: "closed" });
    expect([late.opened.closed, late.looks.size]).toEqual([true, 0]);
  });
});

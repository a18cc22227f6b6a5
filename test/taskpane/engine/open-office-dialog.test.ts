import { openOfficeDialog, type DialogUi, type NoticePage } from "../../../src/taskpane/engine/open-office-dialog";

const URL = "https://pane.example.com/relay/sign-in/work?challenge=c";
const NEVER = new AbortController().signal;

type Handler = Parameters<Parameters<Parameters<DialogUi["displayDialogAsync"]>[2]>[0]["value"]["addEventHandler"]>[1];

/** Office as far as dialogs go: the test says what becomes of the one that was opened. */
class FakeOffice implements DialogUi {
  readonly opened: unknown[] = [];
  timesClosed = 0;
  private readonly handlers = new Map<unknown, Handler>();

  private readonly refusals: number[];

  /** @param refusals the codes with which Office opens no dialog, one after the other */
  constructor(...refusals: readonly number[]) {
    this.refusals = [...refusals];
  }

  displayDialogAsync(...[url, options, callback]: Parameters<DialogUi["displayDialogAsync"]>): void {
    this.opened.push({ url, ...options });
    const value = {
      close: () => void (this.timesClosed += 1),
      addEventHandler: (event: unknown, handler: Handler) => void this.handlers.set(event, handler),
    };
    const code = this.refusals.shift();
    if (code === undefined) callback({ status: "succeeded", value });
    else callback({ status: "failed", error: { code }, value });
  }

  tell(event: "dialogMessageReceived" | "dialogEventReceived", told: Parameters<Handler>[0]): void {
    this.handlers.get(event)?.(told);
  }
}

/** The pane's page, in which Office may show a notice. */
class FakePage implements NoticePage {
  readonly pressed: string[] = [];

  constructor(private readonly noticeId?: string) {}

  getElementById(id: string) {
    const click = () => void this.pressed.push(id);
    return id === this.noticeId ? { querySelector: () => ({ click }) } : null;
  }
}

describe("a dialog of Office", () => {
  test("opens without a question first, hands its message over with its origin, and is closed", async () => {
    const office = new FakeOffice();
    const end = openOfficeDialog({ ui: office, isDesktop: false }, new FakePage(), URL, NEVER);
    office.tell("dialogMessageReceived", { message: "done", origin: "https://pane.example.com" });
    expect(await end).toEqual({ kind: "message", message: "done", origin: "https://pane.example.com" });
    expect(office.opened).toEqual([expect.objectContaining({ url: URL, promptBeforeOpen: false })]);
    office.tell("dialogEventReceived", { error: 12006 });
    expect(office.timesClosed).toBe(1);
  });

  test.each([
    ["out-of-sight", 12006, 0],
    ["not-loaded", 12002, 1],
    ["not-https", 12003, 1],
    ["not-opened", 12099, 1],
  ] as const)("is %s when Office says %d", async (kind, error, timesClosed) => {
    const office = new FakeOffice();
    const end = openOfficeDialog({ ui: office, isDesktop: false }, new FakePage(), URL, NEVER);
    office.tell("dialogEventReceived", { error });
    expect(await end).toEqual({ kind });
    expect(office.timesClosed).toBe(timesClosed);
  });

  test("is closed for sure when Excel for the desktop says so, where it is a window of Excel's own", async () => {
    const office = new FakeOffice();
    const end = openOfficeDialog({ ui: office, isDesktop: true }, new FakePage(), URL, NEVER);
    office.tell("dialogEventReceived", { error: 12006 });
    expect(await end).toEqual({ kind: "closed" });
  });

  test.each([
    ["not-https", 12003],
    ["not-trusted", 12004],
    ["not-https", 12005],
    ["occupied", 12007],
    ["not-allowed", 12009],
    ["blocked", 12011],
    ["occupied", 12012],
    ["in-background", 12013],
    ["in-background", 12014],
    ["not-opened", 12000],
    ["not-opened", 5001],
  ] as const)("is %s when Office refuses it with %d", async (kind, code) => {
    expect(
      await openOfficeDialog({ ui: new FakeOffice(code, code), isDesktop: false }, new FakePage(), URL, NEVER),
    ).toEqual({ kind });
  });

  test("is opened before the call returns: nothing stands between a click and its window", () => {
    const office = new FakeOffice();
    void openOfficeDialog({ ui: office, isDesktop: false }, new FakePage(), URL, NEVER);
    expect(office.opened).toHaveLength(1);
  });

  describe("that the browser blocks", () => {
    test("is opened by the answer to a question of Office, once its notice is out of the way", async () => {
      const office = new FakeOffice(12011);
      const page = new FakePage("crossZoneNotification");
      const end = openOfficeDialog({ ui: office, isDesktop: false }, page, URL, NEVER);
      expect(office.opened).toMatchObject([
        { url: URL, promptBeforeOpen: false },
        { url: URL, promptBeforeOpen: true },
      ]);
      expect(page.pressed).toEqual(["crossZoneNotification"]);
      office.tell("dialogMessageReceived", { message: "done", origin: undefined });
      expect(await end).toMatchObject({ kind: "message" });
    });

    test.each([
      ["blocked", 12011],
      ["not-allowed", 12009],
      ["occupied", 12007],
    ] as const)("is %s when the question ends with %d, and is not tried a third time", async (kind, code) => {
      const office = new FakeOffice(12011, code);
      const page = new FakePage("crossZoneNotification");
      expect(await openOfficeDialog({ ui: office, isDesktop: false }, page, URL, NEVER)).toEqual({ kind });
      expect(office.opened).toHaveLength(2);
      expect(page.pressed).toHaveLength(1); // the second notice is for the person
    });

    test("asks nothing more when nobody waits for it any more", async () => {
      const office = new FakeOffice(12011);
      expect(
        await openOfficeDialog({ ui: office, isDesktop: false }, new FakePage(), URL, AbortSignal.abort()),
      ).toEqual({ kind: "closed" });
      expect(office.opened).toHaveLength(1);
    });
  });

  test("is closed when nobody waits for it any more, also while it opens", async () => {
    const leaving = new AbortController();
    const office = new FakeOffice();
    const end = openOfficeDialog({ ui: office, isDesktop: false }, new FakePage(), URL, leaving.signal);
    leaving.abort();
    expect(await end).toEqual({ kind: "closed" });
    expect(office.timesClosed).toBe(1);
    const late = new FakeOffice();
    expect(await openOfficeDialog({ ui: late, isDesktop: false }, new FakePage(), URL, leaving.signal)).toEqual({
      kind: "closed",
    });
    expect(late.timesClosed).toBe(1);
  });
});

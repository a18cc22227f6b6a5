import { openOfficeDialog, type DialogUi } from "../../../src/taskpane/engine/open-office-dialog";

const URL = "https://pane.example.com/relay/sign-in/work?challenge=c";
const NEVER = new AbortController().signal;

type Handler = Parameters<Parameters<Parameters<DialogUi["displayDialogAsync"]>[2]>[0]["value"]["addEventHandler"]>[1];

/** Office as far as dialogs go: the test says what becomes of the one that was opened. */
class FakeOffice implements DialogUi {
  readonly opened: unknown[] = [];
  timesClosed = 0;
  private readonly handlers = new Map<unknown, Handler>();

  /** @param refusal the code with which Office opens no dialog */
  constructor(private readonly refusal?: number) {}

  displayDialogAsync(...[url, options, callback]: Parameters<DialogUi["displayDialogAsync"]>): void {
    this.opened.push({ url, ...options });
    const value = {
      close: () => void (this.timesClosed += 1),
      addEventHandler: (event: unknown, handler: Handler) => void this.handlers.set(event, handler),
    };
    if (this.refusal === undefined) callback({ status: "succeeded", value });
    else callback({ status: "failed", error: { code: this.refusal }, value });
  }

  tell(event: "dialogMessageReceived" | "dialogEventReceived", told: Parameters<Handler>[0]): void {
    this.handlers.get(event)?.(told);
  }
}

describe("a dialog of Office", () => {
  test("opens without a question first, hands its message over with its origin, and is closed", async () => {
    const office = new FakeOffice();
    const end = openOfficeDialog(office, URL, NEVER);
    office.tell("dialogMessageReceived", { message: "done", origin: "https://pane.example.com" });
    expect(await end).toEqual({ kind: "message", message: "done", origin: "https://pane.example.com" });
    expect(office.opened).toEqual([expect.objectContaining({ url: URL, promptBeforeOpen: false })]);
    office.tell("dialogEventReceived", { error: 12006 });
    expect(office.timesClosed).toBe(1);
  });

  test.each([
    ["closed", 12006, 0],
    ["not-opened", 12002, 1],
  ] as const)("is %s when Office says %d", async (kind, error, timesClosed) => {
    const office = new FakeOffice();
    const end = openOfficeDialog(office, URL, NEVER);
    office.tell("dialogEventReceived", { error });
    expect(await end).toEqual({ kind });
    expect(office.timesClosed).toBe(timesClosed);
  });

  test.each([
    ["occupied", 12007],
    ["closed", 12009],
    ["blocked", 12011],
    ["not-opened", 5001],
  ] as const)("is %s when Office refuses it with %d", async (kind, code) => {
    expect(await openOfficeDialog(new FakeOffice(code), URL, NEVER)).toEqual({ kind });
  });

  test("is closed when nobody waits for it any more, also while it opens", async () => {
    const leaving = new AbortController();
    const office = new FakeOffice();
    const end = openOfficeDialog(office, URL, leaving.signal);
    leaving.abort();
    expect(await end).toEqual({ kind: "closed" });
    expect(office.timesClosed).toBe(1);
    const late = new FakeOffice();
    expect(await openOfficeDialog(late, URL, leaving.signal)).toEqual({ kind: "closed" });
    expect(late.timesClosed).toBe(1);
  });
});

/** @jest-environment jsdom */
import { whenSeen } from "../../../src/taskpane/platform/when-seen";

/** A page whose window and frame are shown and hidden by hand. */
function openPage() {
  let tell: (entries: readonly { isIntersecting: boolean }[]) => void = () => undefined;
  let isHidden = true;
  let watching = 0;
  jest.spyOn(document, "visibilityState", "get").mockImplementation(() => (isHidden ? "hidden" : "visible"));
  let isSeen = false;
  void whenSeen(document, (told) => {
    tell = told;
    return { observe: () => watching++, disconnect: () => watching-- };
  }).then(() => (isSeen = true));
  const settled = async () => {
    await Promise.resolve();
    return isSeen;
  };
  return {
    frame: (isShown: boolean) => tell([{ isIntersecting: isShown }]),
    window(isShown: boolean) {
      isHidden = !isShown;
      document.dispatchEvent(new Event("visibilitychange"));
    },
    settled,
    watching: () => watching,
  };
}

afterEach(() => jest.restoreAllMocks());

describe("a page that may have been loaded for a formula alone", () => {
  it("is seen once its window and its frame are shown, whichever comes first", async () => {
    for (const order of [["window", "frame"] as const, ["frame", "window"] as const]) {
      const page = openPage();
      page[order[0]](true);
      expect(await page.settled()).toBe(false);
      page[order[1]](true);
      expect(await page.settled()).toBe(true);
      expect(page.watching()).toBe(0);
    }
  });

  it("is not seen while either of them is hidden", async () => {
    const page = openPage();
    page.window(true);
    page.frame(true);
    expect(await page.settled()).toBe(true);
    const other = openPage();
    other.frame(true);
    other.frame(false);
    other.window(true);
    expect(await other.settled()).toBe(false);
  });

  it.each(["pointerdown", "keydown", "focusin"])("is seen by who does something in it: %s", async (deed) => {
    const page = openPage();
    document.body.dispatchEvent(new Event(deed, { bubbles: true }));
    expect(await page.settled()).toBe(true);
  });
});

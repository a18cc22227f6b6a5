/** @jest-environment jsdom */
import { keepFocus } from "../../../../src/taskpane/view/frame/keep-focus";

describe("the focus of a control that goes away", () => {
  let end: (() => void) | undefined;
  let hasFocus: jest.SpyInstance<boolean>;

  const control = (id: string): HTMLElement => document.getElementById(id)!;
  const focusedId = (): string | undefined => document.activeElement?.id;

  /** @returns once the pane has taken note */
  async function remove(id: string): Promise<void> {
    control(id).remove();
    await Promise.resolve();
  }

  beforeEach(() => {
    hasFocus = jest.spyOn(document, "hasFocus").mockReturnValue(true); // jsdom forgets it with the element
    document.body.innerHTML =
      '<main id="pane"><button id="a"></button><input id="b" /><select id="off" disabled></select><button id="c"></button></main>';
    end = keepFocus(control("pane"));
  });

  afterEach(() => {
    end?.();
    hasFocus.mockRestore();
  });

  test("goes to the next one that can take it, and from the last to the one before", async () => {
    control("b").focus();
    await remove("b");
    expect(focusedId()).toBe("c");
    await remove("c");
    expect(focusedId()).toBe("a");
  });

  test("stays where it is when another element goes away", async () => {
    control("b").focus();
    await remove("a");
    expect(focusedId()).toBe("b");
  });

  test("stays in the footer, on none of the buttons that come in the place of the pressed one", async () => {
    const pane = control("pane");
    pane.insertAdjacentHTML("beforeend", '<footer id="footer"><button id="score"></button></footer>');
    control("score").focus();
    control("score").replaceWith(Object.assign(document.createElement("button"), { id: "cancel" }));
    await Promise.resolve();
    expect(focusedId()).toBe("footer");
    control("cancel").focus();
    await remove("cancel");
    expect(focusedId()).toBe("footer");
  });

  test("stays where it was put meanwhile", async () => {
    control("b").focus();
    control("b").remove();
    control("a").focus();
    await Promise.resolve();
    expect(focusedId()).toBe("a");
  });

  test("is not taken from the sheet", async () => {
    control("a").focus();
    hasFocus.mockReturnValue(false);
    await remove("a");
    expect(document.activeElement).toBe(document.body);
  });
});

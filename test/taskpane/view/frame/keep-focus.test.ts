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

  test("is moved nowhere by Escape, which Office.js would take elsewhere", () => {
    const heard: string[] = [];
    const note = ({ key }: KeyboardEvent) => void heard.push(key);
    window.addEventListener("keydown", note);
    for (const key of ["Escape", "Tab"])
      control("b").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    window.removeEventListener("keydown", note);
    expect(heard).toEqual(["Tab"]);
  });

  test("stays where it is when another element goes away", async () => {
    control("b").focus();
    await remove("a");
    expect(focusedId()).toBe("b");
  });

  test("stays in the footer, on what comes in the place of the pressed button, as soon as that is there", async () => {
    const pane = control("pane");
    pane.insertAdjacentHTML("beforeend", '<footer id="footer"><button id="score"></button></footer>');
    control("score").focus();
    control("score").replaceWith(Object.assign(document.createElement("button"), { id: "cancel" }));
    await Promise.resolve();
    expect(focusedId()).toBe("cancel");
    await remove("cancel");
    expect(focusedId()).toBe("footer");
    control("footer").insertAdjacentHTML("beforeend", '<button id="again"></button>');
    await Promise.resolve();
    expect(focusedId()).toBe("again");
  });

  test("brings no press of a key that is still held down, in the footer", () => {
    const pane = control("pane");
    pane.insertAdjacentHTML("beforeend", '<footer><button id="cancel"></button></footer>');
    const press = (id: string, repeat: boolean, key = "Enter"): boolean =>
      control(id).dispatchEvent(new KeyboardEvent("keydown", { key, repeat, bubbles: true, cancelable: true }));
    expect(press("cancel", false)).toBe(true);
    expect(press("cancel", true)).toBe(false);
    expect(press("cancel", true, "Tab")).toBe(true);
    expect(press("a", true)).toBe(true);
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

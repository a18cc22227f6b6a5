/** @jest-environment jsdom */
import { listenForRegionKeys, moveToRegion } from "../../../../src/workbench/page/regions/regions";

beforeEach(() => {
  document.body.innerHTML = `
    <header data-region="button:not(:disabled)"><button disabled>Off</button><button id="bar">Open</button></header>
    <input id="between" />
    <div data-region="[tabindex]"><p tabindex="0" id="sheet"></p></div>
    <div data-region="button"></div>
    <aside data-region="button"><button id="pane">Score</button></aside>`;
});

const at = (id: string) => document.getElementById(id);
const stops = (from: string | null, step: 1 | -1, count: number) => {
  if (from !== null) at(from)!.focus();
  return Array.from({ length: count }, () => {
    moveToRegion(document.activeElement, step);
    return document.activeElement?.id;
  });
};

it("goes round, past what cannot take the keyboard", () => {
  expect(stops("bar", 1, 4)).toEqual(["sheet", "pane", "bar", "sheet"]);
  expect(stops("bar", -1, 4)).toEqual(["pane", "sheet", "bar", "pane"]);
});

it("goes on from a region that has the keyboard as a whole", () => {
  moveToRegion(document.querySelector("header"), 1);
  expect(document.activeElement?.id).toBe("sheet");
});

it("goes on from between two regions", () => {
  expect([stops("between", 1, 1), stops("between", -1, 1)]).toEqual([["sheet"], ["bar"]]);
});

it("begins with the first or the last where nothing has the keyboard", () => {
  expect([moveFromNothing(1), moveFromNothing(-1)]).toEqual(["bar", "pane"]);
});

it("hears F6, with Shift and Ctrl too, until it is ended", () => {
  const end = listenForRegionKeys(window, () => document.activeElement);
  const press = (init: KeyboardEventInit) => {
    document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: "F6", bubbles: true, ...init }));
    return document.activeElement?.id;
  };
  at("bar")!.focus();
  expect([
    press({}),
    press({ shiftKey: true }),
    press({ ctrlKey: true }),
    press({ altKey: true }),
    press({ key: "F5" }),
  ]).toEqual(["sheet", "bar", "sheet", "sheet", "sheet"]);
  end();
  expect(press({})).toBe("sheet");
});

function moveFromNothing(step: 1 | -1): string | undefined {
  (document.activeElement as HTMLElement).blur();
  moveToRegion(document.activeElement, step);
  return document.activeElement?.id;
}

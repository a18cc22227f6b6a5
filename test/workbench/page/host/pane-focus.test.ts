import { stepOutOfPane } from "../../../../src/workbench/page/host/pane-focus";

it.each([
  ["Tab past the last field", 13, 1],
  ["Shift+Tab before the first", 14, -1],
  ["Ctrl+F6", 5, 1],
  ["Ctrl+Shift+F6", 6, -1],
  ["nothing in the pane takes the keyboard", 17, 1],
  ["Escape", 15, undefined],
  ["the pane is selected", 0, undefined],
])("%s", (_what, action, step) => {
  expect(stepOutOfPane(["pane", action])).toBe(step);
});

it("passes over what has no action", () => {
  expect([undefined, {}, [], "x"].map(stepOutOfPane)).toEqual([undefined, undefined, undefined, undefined]);
});

import { widthByKey, withinWidths } from "../../../../src/workbench/page/components/pane-width";

describe("the width of the task pane", () => {
  test.each([
    [100, 270],
    [333.4, 333],
    [5_000, 640],
  ])("of %d pixels becomes %d", (wanted, widthPx) => {
    expect(withinWidths(wanted)).toBe(widthPx);
  });

  test("follows the divider, which arrow keys move; in a mirrored page the pane stands on the other side", () => {
    expect([widthByKey(350, "ArrowLeft", false), widthByKey(350, "ArrowRight", false)]).toEqual([360, 340]);
    expect([widthByKey(350, "ArrowLeft", true), widthByKey(350, "ArrowRight", true)]).toEqual([340, 360]);
    expect([widthByKey(350, "Home", false), widthByKey(350, "End", true)]).toEqual([270, 640]);
    expect(widthByKey(270, "ArrowRight", false)).toBe(270);
    expect(widthByKey(350, "Tab", false)).toBeUndefined();
  });
});

import fc from "fast-check";
import { HeldKeys } from "../../../../../src/workbench/page/grid/keys/held-keys";

/** A grid whose editor takes some frames to come and to go, and drops every key that comes meanwhile. */
class SlowGrid {
  readonly cells: string[] = [];
  text: string | undefined;
  private unsettledFrames = 0;
  private waiting: (() => void)[] = [];
  readonly held = new HeldKeys({
    isSettled: () => this.unsettledFrames === 0,
    replay: ({ key }) => this.take(key),
    nextFrame: (then) => this.waiting.push(then),
  });

  constructor(private readonly framesOf: () => number) {}

  press(key: string): void {
    if (!this.held.hold(keyOf(key))) this.take(key);
  }

  frame(): void {
    this.unsettledFrames = Math.max(0, this.unsettledFrames - 1);
    const due = this.waiting;
    this.waiting = [];
    for (const then of due) then();
  }

  get isAtRest(): boolean {
    return this.waiting.length === 0 && this.unsettledFrames === 0;
  }

  private take(key: string): void {
    if (this.unsettledFrames > 0) throw new Error(`"${key}" came while nothing could take it.`);
    if (key === "Enter") {
      this.cells.push(this.text ?? "");
      if (this.text !== undefined) this.unsettledFrames = this.framesOf();
      this.text = undefined;
    } else {
      if (this.text === undefined) this.unsettledFrames = this.framesOf();
      this.text = (this.text ?? "") + key;
    }
  }
}

describe("keys that are pressed faster than a cell's editor comes and goes", () => {
  it("each land in the cell that they were meant for, whatever the frames", () => {
    const keys = fc.array(fc.constantFrom("1", "2", "3", "Enter"), { maxLength: 30 });
    const frames = fc.array(fc.nat(7), { minLength: 1, maxLength: 20 });
    const framesBetween = fc.array(fc.nat(3), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(keys, frames, framesBetween, (pressed, slowness, pauses) => {
        let [edits, presses] = [0, 0];
        const grid = new SlowGrid(() => slowness[edits++ % slowness.length]!);
        for (const key of pressed) {
          grid.press(key);
          for (let left = pauses[presses++ % pauses.length]!; left > 0; left--) grid.frame();
        }
        while (!grid.isAtRest) grid.frame();
        expect([...grid.cells, grid.text ?? ""]).toEqual(pressed.join("").split("Enter"));
      }),
    );
  });

  it("are not held back where they are shortcuts or composed, and in the end come through to an editor that never came", () => {
    const taken: string[] = [];
    let waiting: (() => void)[] = [];
    const held = new HeldKeys({
      isSettled: () => false,
      replay: ({ key }) => taken.push(key),
      nextFrame: (then) => waiting.push(then),
    });
    expect(held.hold({ ...keyOf("c"), ctrlKey: true })).toBe(false);
    expect(held.hold({ ...keyOf("か"), isComposing: true })).toBe(false);
    expect(held.hold(keyOf("Shift"))).toBe(false);
    expect(held.hold(keyOf("a"))).toBe(true);
    expect(held.hold(keyOf("b"))).toBe(true);
    while (waiting.length > 0) {
      const due = waiting;
      waiting = [];
      for (const then of due) then();
    }
    expect(taken).toEqual(["a", "b"]);
  });
});

function keyOf(key: string): KeyboardEvent {
  return { key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false } as KeyboardEvent;
}

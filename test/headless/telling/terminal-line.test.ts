import { TerminalLine } from "../../../src/headless/telling/terminal-line";

describe("the last line of a terminal", () => {
  it("is written over, never longer than the terminal is wide, and goes before anything else is written", () => {
    const written: string[] = [];
    const line = new TerminalLine(
      (text) => written.push(text),
      () => 6,
    );
    line.clear();
    line.show("one");
    line.show("one");
    line.show("two and more");
    line.clear();
    line.clear();
    line.show("three");
    expect(written).toEqual(["\r\u001b[Kone", "\r\u001b[Ktwo a", "\r\u001b[K", "\r\u001b[Kthree"]);
  });

  it.each([undefined, 0])("is whole where the terminal says %p of its width", (width) => {
    const written: string[] = [];
    const line = new TerminalLine(
      (text) => written.push(text),
      () => width,
    );
    line.show("one");
    expect(written).toEqual(["\r\u001b[Kone"]);
  });
});

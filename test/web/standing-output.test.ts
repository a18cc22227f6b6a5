import { boundedLines } from "../../src/web/standing-output";

describe("lines for a reader that may stop reading", () => {
  it("wait up to a bound, beyond which they are counted and told when it reads again", () => {
    const stream = pipe();
    const write = boundedLines(stream, (count) => `${count} left out`, 10);
    write("first");
    stream.writableLength = 11;
    for (const line of ["a", "b", "c"]) write(line);
    expect(stream.written).toEqual(["first\n"]);
    stream.writableLength = 0;
    stream.drain();
    write("last");
    expect(stream.written).toEqual(["first\n", "3 left out\n", "last\n"]);
  });

  it("may be too many more than once", () => {
    const stream = pipe();
    const write = boundedLines(stream, (count) => `${count} left out`, 10);
    for (const round of [1, 2]) {
      stream.writableLength = 11;
      for (let line = 0; line < round; line++) write("x");
      stream.writableLength = 0;
      stream.drain();
    }
    expect(stream.written).toEqual(["1 left out\n", "2 left out\n"]);
    expect(stream.waiting).toHaveLength(0);
  });
});

function pipe() {
  const waiting: (() => void)[] = [];
  const written: string[] = [];
  return {
    writableLength: 0,
    waiting,
    written,
    write: (text: string) => void written.push(text),
    on: () => undefined,
    once: (_: "drain", listener: () => void) => void waiting.push(listener),
    drain: () => {
      for (const listener of waiting.splice(0)) listener();
    },
  };
}

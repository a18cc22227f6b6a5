import { KeptTexts } from "../../../../src/workbench/processor/session/kept-texts";

describe("texts of cells that are kept", () => {
  it("are made once for as long as their columns stay as they are", () => {
    const texts = new KeptTexts();
    let made = 0;
    const make = () => `text ${++made}`;
    expect(texts.textOf("A1:B9", [1, 2], make)).toBe("text 1");
    expect(texts.textOf("A1:B9", [1, 2], make)).toBe("text 1");
    expect(texts.textOf("A1:B8", [1, 2], make)).toBe("text 2");
    expect(texts.textOf("A1:B9", [1, 3], make)).toBe("text 3");
    expect(texts.textOf("A1:B9", [1, 2], make)).toBe("text 4");
  });

  it("never take more room than there is, and those that were not asked for the longest go first", () => {
    const texts = new KeptTexts(10);
    let made = 0;
    const ask = (key: string, length: number) => texts.textOf(key, [1], () => (made++, "x".repeat(length)));
    for (const key of ["a", "b", "a", "c"]) ask(key, 5);
    expect([made, texts.size]).toEqual([3, 10]);
    ask("a", 5);
    expect(made).toBe(3);
    ask("b", 5);
    expect([made, texts.size]).toEqual([4, 10]);
    expect(ask("large", 11)).toHaveLength(11);
    expect(texts.size).toBe(10);
    for (let request = 0; request < 1_000; request++) ask(`${request}`, 3);
    expect(texts.size).toBe(9);
  });
});

import { sampleHost } from "../sample-host";

describe("a text's own apostrophe behind the one that says text", () => {
  it.each([
    ["''quoted", "'quoted", "quoted"],
    ["'''quoted", "''quoted", "'quoted"],
    ["'=1+1", "=1+1", "=1+1"],
    ["''", "'", ""],
  ])("%s: is kept, or swallowed with it", async (entered, kept, swallowed) => {
    expect((await sampleHost().enter(entered)).value).toBe(kept);
    const { enter } = sampleHost({ habits: { eatsFurtherApostrophes: true } });
    expect((await enter(entered)).value).toBe(swallowed);
  });
});

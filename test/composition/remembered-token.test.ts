import { forgetToken, rememberedToken, rememberToken } from "../../src/composition/remembered-token";

describe("a remembered token", () => {
  it("is that of one upstream, until it is forgotten", () => {
    const kept = new Map<string, string>();
    const memory = {
      read: (key: string) => kept.get(key),
      write: (key: string, text: string) => void kept.set(key, text),
      forget: (key: string) => void kept.delete(key),
    };
    rememberToken(memory, "ws", "dapi");
    expect(rememberedToken(memory, "ws")).toBe("dapi");
    expect(rememberedToken(memory, "other")).toBeUndefined();
    forgetToken(memory, "ws");
    expect(kept.size).toBe(0);
  });
});

import { forgetToken, rememberedToken, rememberToken } from "../../src/composition/remembered-token";

describe("a remembered token", () => {
  it("is that of one upstream, until it is forgotten", () => {
    const kept = new Map<string, string>();
    const memory = {
      read: (key: string) => kept.get(key),
      write: (key: string, text: string) => void kept.set(key, text),
      forget: (key: string) => void kept.delete(key),
    };
    const workspace = { id: "ws", origin: "https://adb-1.azuredatabricks.net" };
    rememberToken(memory, workspace, "dapi");
    expect(rememberedToken(memory, { ...workspace })).toBe("dapi");
    for (const origin of ["https://adb-2.azuredatabricks.net", `${workspace.origin}:8443`, "http://localhost:3000"]) {
      expect(rememberedToken(memory, { ...workspace, origin })).toBeUndefined();
    }
    forgetToken(memory, workspace);
    expect(kept.size).toBe(0);
  });
});

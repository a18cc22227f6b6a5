import { readInput } from "../../../src/headless/files/read-input";

const giving = (bytes: Uint8Array) => ({ readFile: () => Promise.resolve(bytes) });

describe("a file that the command names", () => {
  it("is given as it is read", async () => {
    const bytes = new Uint8Array([1, 2]);
    expect(await readInput("workbook", "in.xlsx", giving(bytes))).toBe(bytes);
  });

  it("is named with the reason where it cannot be read", async () => {
    const readFile = () => Promise.reject(Object.assign(new Error(), { code: "EACCES" }));
    const read = readInput("signature", "MLmodel", { readFile });
    await expect(read).rejects.toThrow("The signature MLmodel cannot be read: access is denied.");
  });

  it("is no signature where it is far too long for one, and may be a workbook", async () => {
    const long = new Uint8Array(20_000_001);
    await expect(readInput("signature", "MLmodel", giving(long))).rejects.toThrow("it has more than 20 MB");
    expect(await readInput("workbook", "in.xlsx", giving(long))).toBe(long);
  });
});

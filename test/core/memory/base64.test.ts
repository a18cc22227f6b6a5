import fc from "fast-check";
import { fromBase64, toBase64 } from "../../../src/core/memory/base64";

describe("Base64", () => {
  it("is what everybody else calls so, and comes back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it("is the same for many bytes", () => {
    const bytes = Uint8Array.from({ length: 50_000 }, (_, place) => place * 7);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });

  it.each(["A", "AAA", "A===", "====", "AA=A", "AB==", "AAB=", "AA A", "AA-_", "äAAA"])("is not %s", (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });
});

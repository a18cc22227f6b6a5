import fc from "fast-check";
import { utf8Bytes } from "../../../../src/workbench/processor/wire/utf8-bytes";

describe("utf8Bytes", () => {
  it("counts what an encoder writes, lone surrogates included", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(0xffff), (text, unit) => {
        const whole = text + String.fromCharCode(unit);
        expect(utf8Bytes(whole)).toBe(new TextEncoder().encode(whole).length);
      }),
    );
  });
});

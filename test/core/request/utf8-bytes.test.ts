import fc from "fast-check";
import { utf8Bytes } from "../../../src/core/request/utf8-bytes";

describe("the bytes of a text on the wire", () => {
  it("are counted as UTF-8 does", () => {
    for (const text of [
      "\u0000\u007f",
      "\u0080\u07ff",
      "\u0800\ud7ff",
      "\ue000\uffff",
      "\ud800\udc00",
      "\udbff\udfff",
    ]) {
      expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
    }
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});

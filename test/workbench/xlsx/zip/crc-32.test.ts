import { crc32 as nodesOwn } from "node:zlib";
import fc from "fast-check";
import { crc32 } from "../../../../src/workbench/xlsx/zip/crc-32";

describe("crc32", () => {
  it("is what the standard's check value says", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it("is what Node finds, also of bytes in pieces", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), fc.uint8Array({ maxLength: 9 }), (first, second) => {
        expect(crc32(second, crc32(first))).toBe(nodesOwn(Buffer.concat([first, second])));
      }),
    );
  });
});

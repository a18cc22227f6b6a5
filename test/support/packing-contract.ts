import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import type { Packing } from "../../src/workbench/xlsx/zip/packing";

/** Bytes that repeat, so that packing does something. */
const CONTENT = fc
  .array(fc.oneof(fc.constant(Uint8Array.of(60, 99, 62)), fc.uint8Array({ maxLength: 9 })), { maxLength: 40 })
  .map((pieces) => new Uint8Array(Buffer.concat(pieces)));

/** The bytes cut at these places, which may be any. */
export async function* inPieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  for (let index = 1; index < places.length; index++) yield bytes.subarray(places[index - 1], places[index]);
}

/** What every way of packing must do. Node's zlib checks it, with another call than ours. */
export function describePacking(name: string, packing: Packing): void {
  describe(`${name} as a packing`, () => {
    it("packs any content, in any pieces, to what others unpack, and unpacks what others packed", async () => {
      await fc.assert(
        fc.asyncProperty(CONTENT, fc.array(fc.nat({ max: 300 }), { maxLength: 5 }), async (content, cuts) => {
          const places = cuts.filter((cut) => cut <= content.length);
          const packed = Buffer.concat(await packing.pack(inPieces(content, places)));
          expect(inflateRawSync(packed).equals(content)).toBe(true);
          expect(Buffer.from(packing.unpack(deflateRawSync(content), content.length)!).equals(content)).toBe(true);
          expect((await joined(packing.unpackInPieces(deflateRawSync(content)))).equals(content)).toBe(true);
        }),
      );
    });

    it("counts a checksum over pieces", () => {
      fc.assert(
        fc.property(CONTENT, CONTENT, (first, second) => {
          expect(packing.crc32(second, packing.crc32(first))).toBe(crc32(Buffer.concat([first, second])));
        }),
      );
    });

    it("gives nothing where more stands there than is wanted, and not more than is wanted where it is the same", () => {
      const packed = deflateRawSync(Buffer.alloc(100_000, "<c/>"));
      expect(packing.unpack(packed, 99_999)).toBeUndefined();
      expect(packing.unpack(packed, 0)).toBeUndefined();
      expect(packing.unpack(packed, 100_000)).toHaveLength(100_000);
      expect(packing.unpack(packed, 100_001)).toHaveLength(100_000);
    });

    it("unpacks a large content in pieces, of which nobody has to ask for all", async () => {
      const content = Buffer.from(Uint8Array.from({ length: 5_000_000 }, (_, index) => index ** 3 % 1009));
      expect((await joined(packing.unpackInPieces(deflateRawSync(content)))).equals(content)).toBe(true);
      for await (const piece of packing.unpackInPieces(deflateRawSync(content))) {
        expect(piece.length).toBeLessThan(content.length);
        break;
      }
    });

    it("takes no offence at bytes behind the end", async () => {
      const packed = Buffer.concat([deflateRawSync(Buffer.alloc(9_000, "<c/>")), Buffer.from("more")]);
      expect(packing.unpack(packed, 9_000)).toHaveLength(9_000);
      expect(await joined(packing.unpackInPieces(packed))).toHaveLength(9_000);
    });

    it("refuses what is cut short, and what is no deflate", async () => {
      const packed = deflateRawSync(Buffer.from("abcdefghijklmnopqrstuvwxyz".repeat(99)));
      expect(() => packing.unpack(packed.subarray(0, -5), 9999)).toThrow();
      expect(() => packing.unpack(Uint8Array.of(255, 255, 255, 255), 9999)).toThrow();
      await expect(joined(packing.unpackInPieces(packed.subarray(0, -5)))).rejects.toThrow();
      await expect(joined(packing.unpackInPieces(Uint8Array.of(255, 255, 255, 255)))).rejects.toThrow();
    });

    it("tells an error of whoever gives the pieces", async () => {
      // eslint-disable-next-line require-yield -- it fails before
      const failing = async function* (): AsyncGenerator<Uint8Array> {
        throw new Error("the disk is gone");
      };
      await expect(packing.pack(failing())).rejects.toThrow("the disk is gone");
    });
  });
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

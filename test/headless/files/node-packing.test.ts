import { inflateRawSync } from "node:zlib";
import { NODE_PACKING } from "../../../src/headless/files/node-packing";
import { describePacking, inPieces } from "../../support/packing-contract";

describePacking("NODE_PACKING", NODE_PACKING);

describe("NODE_PACKING", () => {
  it("packs the same content to the same bytes, however it comes in pieces, also one of several megabytes", async () => {
    const content = Uint8Array.from({ length: 2_500_000 }, (_, index) => (index * index) % 251);
    const whole = Buffer.concat(await NODE_PACKING.pack(inPieces(content, [])));
    const cut = Buffer.concat(await NODE_PACKING.pack(inPieces(content, [3, 1_048_575, 1_048_577, 2_400_000])));
    expect(cut.equals(whole)).toBe(true);
    expect(inflateRawSync(whole).equals(content)).toBe(true);
  });
});

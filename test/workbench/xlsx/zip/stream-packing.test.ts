import { SCRIPT_PACKING } from "../../../../src/workbench/xlsx/zip/script-packing";
import { packingHere, STREAM_PACKING } from "../../../../src/workbench/xlsx/zip/stream-packing";
import { describePacking } from "../../../support/packing-contract";

describePacking("STREAM_PACKING", STREAM_PACKING);

describe("packingHere", () => {
  const real = globalThis.CompressionStream;
  afterEach(() => {
    globalThis.CompressionStream = real;
  });

  it("takes the streams where they know the format, else the script", () => {
    expect(packingHere()).toBe(STREAM_PACKING);
    globalThis.CompressionStream = function (format: string) {
      throw new TypeError(`Unsupported compression format: ${format}`);
    } as never;
    expect(packingHere()).toBe(SCRIPT_PACKING);
    Reflect.deleteProperty(globalThis, "CompressionStream");
    expect(packingHere()).toBe(SCRIPT_PACKING);
  });
});

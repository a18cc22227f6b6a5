import { randomId } from "../../../src/taskpane/platform/random-id";

describe("randomId", () => {
  it("writes eight bytes as sixteen digits", () => {
    const crypto = {
      getRandomValues<T extends ArrayBufferView | null>(bytes: T): T {
        if (bytes instanceof Uint8Array) bytes.set([0, 1, 15, 16, 171, 254, 255, 9]);
        return bytes;
      },
    };
    expect(randomId(crypto)).toBe("00010f10abfeff09");
  });
});

import { acceptedEncoding } from "../../src/web/accepted-encoding";

describe("the coding of an answer", () => {
  it.each([
    [null, "identity"],
    ["", "identity"],
    ["gzip", "gzip"],
    ["x-gzip", "gzip"],
    ["GZIP;Q=0.5", "gzip"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["gzip;q=0", "identity"],
    ["gzip;q=0.000", "identity"],
    ["gzip ; q = 0", "identity"],
    ["identity, gzip;q=0.5", "identity"],
    ["identity;q=0.5, gzip;q=0.5", "gzip"],
    ["*", "br"],
    ["*;q=0", "identity"],
    ["gzip;q=0, *", "br"],
    ["br;q=0, *;q=0.1", "gzip"],
    ["identity;q=0", "identity"],
    ["identity;q=0, *", "br"],
    ["identity;q=0, *;q=0, gzip", "gzip"],
    ["deflate", "identity"],
    ["gzipped, notgzip", "identity"],
    ["gzip;q=nonsense", "identity"],
    [",,;q=1,gzip", "gzip"],
  ])("for %j is %s", (header, expected) => {
    expect(acceptedEncoding(header)).toBe(expected);
  });

  it("is one that there is", () => {
    expect(acceptedEncoding("br", ["gzip"])).toBe("identity");
    expect(acceptedEncoding("br;q=1, gzip;q=0.1", ["gzip"])).toBe("gzip");
    expect(acceptedEncoding("gzip, br, *", [])).toBe("identity");
  });
});

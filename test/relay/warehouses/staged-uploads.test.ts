import { RELAY_ERROR_HEADER } from "../../../src/protocol/relay-error-codes";
import { largestFile, uploadLimits, uploadRefusal } from "../../../src/relay/warehouses/staged-uploads";

describe("a file that is staged", () => {
  it.each([
    ["its length", { "content-length": "12" }, undefined],
    ["no length", {}, "request-refused"],
    ["a length that is none", { "content-length": "+12" }, "request-refused"],
    ["an encoding", { "content-length": "12", "content-encoding": "gzip" }, "request-refused"],
  ])("is begun with or not when it says %s", (_, headers, code) => {
    const refused = uploadRefusal(new Request("http://localhost/", { method: "PUT", headers }));
    expect(refused?.headers.get(RELAY_ERROR_HEADER)).toBe(code);
  });

  it("may be as large as its upstream says, else 512 MB, and take as long as a pane waits", () => {
    expect([largestFile(undefined), largestFile({}), largestFile({ maxFileBytes: 7 })]).toEqual([2 ** 29, 2 ** 29, 7]);
    const upstream = {
      id: "a",
      label: "A",
      origin: "https://a",
      auth: "user-token",
      warehouses: { maxFileBytes: 7 },
    } as const;
    expect(uploadLimits(upstream)).toMatchObject({ maxBodyBytes: 7, timeoutMs: 3_600_000 });
  });
});

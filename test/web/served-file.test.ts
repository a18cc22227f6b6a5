import { gzipSync } from "node:zlib";
import { answerWithFile, isNamedByContent, servedFile } from "../../src/web/served-file";

const TEXT = Buffer.from("console.log(1);".repeat(20_000));
const FILE = servedFile("a.js", TEXT, "no-cache", { gzip: gzipSync(TEXT), br: Buffer.from("br") });
const asked = (headers: Record<string, string>) => answerWithFile(FILE, new Headers(headers), { "x-a": "1" });

describe("a file that is served", () => {
  it.each([
    ["identity", TEXT.length],
    ["gzip", gzipSync(TEXT).length],
    ["br", 2],
  ])("says what it is in %s", (coding, length) => {
    const { headers } = asked({ "accept-encoding": coding });
    expect(Object.fromEntries(headers)).toEqual({
      "cache-control": "no-cache",
      "content-length": String(length),
      "content-type": "text/javascript; charset=utf-8",
      ...(coding === "identity" ? {} : { "content-encoding": coding }),
      etag: coding === "identity" ? `"${FILE.hash}"` : `"${FILE.hash}-${coding}"`,
      vary: "accept-encoding",
      "x-a": "1",
    });
  });

  it("comes whole, in parts or at once", async () => {
    expect(Buffer.from(await asked({}).arrayBuffer())).toEqual(TEXT);
    expect(await asked({ "accept-encoding": "br" }).text()).toBe("br");
    expect(Buffer.from(await asked({ range: "bytes=0-1" }).arrayBuffer())).toEqual(TEXT);
  });

  it.each([
    [`"${FILE.hash}-gzip"`, 304],
    [`W/"${FILE.hash}-gzip"`, 304],
    [`"other", "${FILE.hash}-gzip"`, 304],
    ["*", 304],
    [`"${FILE.hash}"`, 200],
    [`"${FILE.hash}-br"`, 200],
    [FILE.hash, 200],
  ])("is asked for anew, as the coding %s, with %i", (tag, status) => {
    const response = asked({ "accept-encoding": "gzip", "if-none-match": tag });
    expect([response.status, response.headers.get("etag")]).toEqual([status, `"${FILE.hash}-gzip"`]);
    expect([response.headers.get("vary"), response.headers.get("x-a")]).toEqual(["accept-encoding", "1"]);
  });

  it("is not sent in a coding that makes it larger", () => {
    expect(servedFile("a.png", Buffer.from("png"), "no-cache", { gzip: gzipSync("png") }).compressed).toEqual({});
  });

  it("is shared by all answers that carry it", async () => {
    const readers = [asked({}), asked({})].map(({ body }) => body!.getReader());
    const [one, other] = await Promise.all(readers.map(async (reader) => (await reader.read()).value as Uint8Array));
    expect(one?.buffer).toBe(TEXT.buffer);
    expect(other?.buffer).toBe(TEXT.buffer);
    expect(one?.length).toBe(64 * 1024);
  });

  it("never changes when its name says its content", () => {
    const names = ["a.0123456789.js", "a.0123456789.css", "a.js", "a.0123456789.js.LICENSE.txt"];
    expect(names.map(isNamedByContent)).toEqual([true, true, false, false]);
  });
});

import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { unpackedAnswer } from "../../src/network/unpacked-answer";

const TEXT = '{"predictions": [1, 2, 3]}';

/** What is read of an answer whose body comes whole, or in two parts. */
function read(coding: string | undefined, packed: Uint8Array, isWhole = true): Promise<string> {
  const body = isWhole ? packed : streamOf(packed.subarray(0, 5), packed.subarray(5));
  const headers = new Headers(coding === undefined ? {} : { "content-encoding": coding });
  const answer = unpackedAnswer({ status: 200, headers, body });
  return new Response(answer.body as BodyInit).text();
}

function streamOf(...parts: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

describe.each([
  ["whole", true],
  ["in parts", false],
])("an answer that comes %s", (_, isWhole) => {
  it.each([
    ["gzip", gzipSync(TEXT)],
    ["x-gzip", gzipSync(TEXT)],
    ["deflate", deflateSync(TEXT)],
    ["br", brotliCompressSync(TEXT)],
    ["deflate, GZIP", gzipSync(deflateSync(TEXT))],
    [undefined, Buffer.from(TEXT)],
    ["identity", Buffer.from(TEXT)],
    ["constructor", Buffer.from(TEXT)],
    ["gzip, unheard-of", Buffer.from(TEXT)],
  ])("is read as what it was before the coding %s", async (coding, packed) => {
    expect(await read(coding, packed, isWhole)).toBe(TEXT);
  });

  it.each([
    ["ends in the middle", gzipSync(TEXT).subarray(0, -9)],
    ["is not packed as it says", Buffer.from(TEXT)],
  ])("fails when it is read where it %s", async (_what, packed) => {
    await expect(read("gzip", packed, isWhole)).rejects.toThrow();
  });
});

it("an answer without a body has none", () => {
  const answer = { status: 204, headers: new Headers({ "content-encoding": "gzip" }), body: null };
  expect(unpackedAnswer(answer)).toBe(answer);
});

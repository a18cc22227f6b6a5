import { pipeline, Readable, type Transform } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { UpstreamAnswer } from "./upstream-answer";

/** Codings of HTTP, and what undoes them. Source: RFC 9110 section 8.4.1; RFC 7932 for "br". */
const UNPACKERS = new Map<string, () => Transform>([
  ["gzip", createGunzip],
  ["x-gzip", createGunzip],
  ["deflate", createInflate],
  ["br", createBrotliDecompress],
]);

/**
 * An answer with its body as it was before the server packed it, unpacked no faster than it is read. One that is packed in a way
 * we do not know stays as it is; one that ends in the middle fails when it is read.
 */
export function unpackedAnswer(answer: UpstreamAnswer): UpstreamAnswer {
  const { status, headers, body } = answer;
  const codings = headers.get("content-encoding")?.toLowerCase().split(",") ?? [];
  const unpackers = codings.reverse().map((coding) => UNPACKERS.get(coding.trim()));
  const known = unpackers.filter((create) => create !== undefined);
  if (body === null || known.length === 0 || known.length < unpackers.length) return answer;
  const packed = body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as NodeReadableStream);
  // Who reads the last one is told of what went wrong in any.
  const streams = [packed, ...known.map((create) => create())];
  const last = pipeline(streams, () => undefined) as unknown as Transform;
  return { status, headers, body: Readable.toWeb(last) as ReadableStream<Uint8Array> };
}

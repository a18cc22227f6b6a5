import type { HttpBindings } from "@hono/node-server";
import { promisify } from "node:util";
import { constants, createGzip, gzip } from "node:zlib";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { pipeline } from "node:stream/promises";
import { acceptedEncoding } from "./accepted-encoding";
import { isCompressible, MIN_COMPRESSED_BYTES } from "./compressible";
import { startOfBody } from "./start-of-body";

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

const gzipWhole = promisify(gzip);

/**
 * Compresses the texts that an app answers with, for clients that take gzip. (Hono's own middleware keeps what it compresses until it
 * has enough: an answer that comes in parts would not be passed on before its end.) Left as they are: what is encoded already; what
 * must not be changed; small answers; and answers that set a cookie, whose secrets could be guessed by their length (BREACH).
 */
export function compressingFetch(fetch: Fetch): Fetch {
  return (request, env) => {
    const answer = fetch(request, env);
    return answer instanceof Promise
      ? answer.then((response) => compressed(request, response))
      : compressed(request, answer);
  };
}

function compressed(request: Request, response: Response): Response | Promise<Response> {
  const { headers, status } = response;
  if (!isCompressible(headers.get("content-type")) || status === 206) return response;
  if (/\bno-transform\b/i.test(headers.get("cache-control") ?? "") || headers.has("set-cookie")) return response;
  addVary(headers);
  const length = headers.get("content-length");
  const isSmall = length !== null && Number(length) < MIN_COMPRESSED_BYTES;
  if (headers.has("content-encoding") || isSmall || request.method === "HEAD") return response;
  if (acceptedEncoding(request.headers.get("accept-encoding"), ["gzip"]) !== "gzip") return response;
  return response.body === null ? response : gzipped(response, response.body);
}

function addVary(headers: Headers): void {
  if (!/(^|,)\s*(\*|accept-encoding)\s*(,|$)/i.test(headers.get("vary") ?? ""))
    headers.append("vary", "accept-encoding");
}

async function gzipped({ status, headers: received }: Response, body: ReadableStream<Uint8Array>): Promise<Response> {
  const { whole, rest } = await startOfBody(body);
  const headers = new Headers(received);
  if (whole !== undefined && whole.length < MIN_COMPRESSED_BYTES) {
    headers.set("content-length", String(whole.length));
    return new Response(whole, { status, headers });
  }
  headers.set("content-encoding", "gzip");
  headers.delete("content-length");
  // Another text of the same thing (RFC 9110 section 8.8.1).
  const etag = headers.get("etag");
  if (etag !== null && !etag.startsWith("W/")) headers.set("etag", `W/${etag}`);
  const content = whole === undefined ? streamGzipped(rest) : await gzipWhole(whole);
  return new Response(content as BodyInit, { status, headers });
}

/** Each part is passed on as it comes. */
function streamGzipped(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const packer = createGzip({ flush: constants.Z_SYNC_FLUSH });
  // Whoever goes away ends both; what breaks off in the middle fails there too, before the end of the gzip stream is written.
  pipeline(Readable.fromWeb(body as NodeReadableStream), packer).catch(() => undefined);
  return Readable.toWeb(packer) as ReadableStream<Uint8Array>;
}

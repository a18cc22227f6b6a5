import { createHash } from "node:crypto";
import path from "node:path";
import { acceptedEncoding, type Coding } from "./accepted-encoding";

/** One file as it is sent: read once, and shared by all answers that carry it. */
export interface ServedFile {
  readonly body: Buffer;
  /** The same, compressed; only where that is smaller. */
  readonly compressed: Partial<Readonly<Record<Exclude<Coding, "identity">, Buffer>>>;
  readonly contentType: string;
  readonly cacheControl: string;
  /** Of the content, without quotes. */
  readonly hash: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The content type of a file by the ending of its name; undefined for endings that no page of ours has. */
export function contentTypeOf(name: string): string | undefined {
  return CONTENT_TYPES[path.extname(name).toLowerCase()];
}

/** @param compressed the body in other codings; those that are not smaller are left out */
export function servedFile(
  name: string,
  body: Buffer,
  cacheControl: string,
  compressed: ServedFile["compressed"] = {},
): ServedFile {
  const smaller = Object.entries(compressed).filter(([, bytes]) => bytes.length < body.length);
  return {
    body,
    compressed: Object.fromEntries(smaller),
    contentType: contentTypeOf(name) ?? "application/octet-stream",
    cacheControl,
    hash: createHash("sha256").update(body).digest("base64url").slice(0, 27),
  };
}

/** Files named by their content never change; others must be asked for again, which costs no more than an answer without a body. */
export function isNamedByContent(name: string): boolean {
  return /\.[0-9a-f]{8,}\.\w+$/.test(name);
}

/**
 * The answer to a request for a file, in the coding that the client takes, or 304 when it has it. Ranges are not served: the whole
 * file is a right answer to any of them (RFC 9110 section 14.2).
 * @param requested the request's headers
 * @param headers to be sent with it
 */
export function answerWithFile(
  file: ServedFile,
  requested: Headers,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const coding = acceptedEncoding(requested.get("accept-encoding"), Object.keys(file.compressed) as Coding[]);
  // Each coding is another text, and so has a tag of its own (RFC 9110 section 8.8.3).
  const etag = coding === "identity" ? `"${file.hash}"` : `"${file.hash}-${coding}"`;
  const answered = { ...headers, "cache-control": file.cacheControl, etag, vary: "accept-encoding" };
  if (isKnown(requested.get("if-none-match"), etag)) return new Response(null, { status: 304, headers: answered });
  const bytes = coding === "identity" ? file.body : (file.compressed[coding] ?? file.body);
  return new Response(inParts(bytes), {
    headers: {
      ...answered,
      "content-type": file.contentType,
      "content-length": String(bytes.length),
      ...(coding === "identity" ? {} : { "content-encoding": coding }),
    },
  });
}

/** The weak comparison (RFC 9110 section 13.1.2): servers in front that pack answers anew weaken their tags. */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

/** So much of a file waits in a connection that takes none of it. */
const PART_BYTES = 64 * 1024;

/** A view of the shared bytes, never a copy; large ones part by part, as they are taken. */
function inParts(bytes: Buffer): BodyInit {
  if (bytes.length <= PART_BYTES) return bytes as Buffer<ArrayBuffer>;
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(bytes.subarray(at, at + PART_BYTES));
        at += PART_BYTES;
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

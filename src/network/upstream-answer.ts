/** What an upstream has answered. `Response` has this shape too; a small body comes whole, which is less work to pass on. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array | ReadableStream<Uint8Array> | null;
}

/** The whole body, or undefined when it is larger than that. */
export async function readAnswer({ body }: UpstreamAnswer, maxBytes: number): Promise<Buffer | undefined> {
  if (body === null || body instanceof Uint8Array) return Buffer.from(body ?? []);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Lets go of an answer that nobody reads. */
export async function dropAnswer({ body }: UpstreamAnswer): Promise<void> {
  if (body instanceof ReadableStream) await body.cancel();
}

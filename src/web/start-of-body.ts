import { setImmediate } from "node:timers/promises";

/** More than that is not waited for before the rest is passed on. */
const MAX_START_BYTES = 64 * 1024;

/** A body that was there at once, or one that is still coming. */
export type StartedBody =
  | { readonly whole: Uint8Array<ArrayBuffer>; readonly rest?: undefined }
  | { readonly whole?: undefined; readonly rest: ReadableStream<Uint8Array> };

/** Takes the body whole when all of it is small and there already; else as a stream that begins where it began. */
export async function startOfBody(body: ReadableStream<Uint8Array>): Promise<StartedBody> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  while (bytes <= MAX_START_BYTES) {
    const next = reader.read();
    const read = await Promise.race([next, aMoment()]);
    if (read === undefined) return { rest: continued(reader, parts, next) };
    if (read.done) return { whole: Uint8Array.from(Buffer.concat(parts)) };
    parts.push(read.value);
    bytes += read.value.byteLength;
  }
  return { rest: continued(reader, parts) };
}

/** As long as a stream that is there already takes to say so. */
async function aMoment(): Promise<undefined> {
  await setImmediate();
  await setImmediate();
  return undefined;
}

function continued(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  parts: Uint8Array[],
  asked?: Promise<ReadableStreamReadResult<Uint8Array>>,
): ReadableStream<Uint8Array> {
  let pending = asked;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const known = parts.shift();
      if (known !== undefined) return controller.enqueue(known);
      const { done, value } = await (pending ?? reader.read());
      pending = undefined;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** Source: Databricks documentation, "Model Serving limits and regions": 16 MB a request. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Bodies up to here, of a length given before, are read whole before they are sent: that is less work than passing
 * parts on, and they can be sent a second time when a token has just expired. A batch of 256 rows is far smaller.
 */
export const MAX_WHOLE_BODY_BYTES = 1024 * 1024;

/** A body on its way through, which is counted and never kept. */
export interface CountedBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Set when more bytes came than are allowed; the stream has then failed. */
  readonly isTooLarge: () => boolean;
  /** How much has come so far, and whether that is all. */
  readonly bytes: () => number;
  readonly isWhole: () => boolean;
}

/** Passes a request body on until it grows larger than `maxBytes`. */
export function countBody(body: ReadableStream<Uint8Array>, maxBytes: number): CountedBody {
  let bytes = 0;
  let isWhole = false;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      bytes += part.byteLength;
      if (bytes > maxBytes) controller.error(new Error("The body is too large."));
      else controller.enqueue(part);
    },
    flush() {
      isWhole = true;
    },
  });
  return {
    stream: body.pipeThrough(counter),
    isTooLarge: () => bytes > maxBytes,
    bytes: () => bytes,
    isWhole: () => isWhole,
  };
}

/**
 * Passes a response body on and calls `onEnd` once, when it is complete, fails, or the reader goes away.
 * @param hangUp cuts the caller's connection when the body breaks off: the one sign that cannot be taken for an end.
 *   Without it the stream fails
 */
export function watchBody(
  body: ReadableStream<Uint8Array>,
  onEnd: () => void,
  hangUp?: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let isAbandoned = false;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (isAbandoned) return;
        if (!done) {
          controller.enqueue(value);
          return;
        }
        onEnd();
        controller.close();
      } catch (error) {
        if (isAbandoned) return;
        onEnd();
        if (hangUp === undefined) controller.error(error);
        else hangUp();
      }
    },
    async cancel(reason) {
      isAbandoned = true;
      onEnd();
      await reader.cancel(reason);
    },
  });
}

/** Smaller answers fit into one packet as they are. */
export const MIN_COMPRESSED_BYTES = 1024;

/** Whether a content type is text, which shrinks to a fraction. Streams of events are left out: they must not wait for each other. */
export function isCompressible(contentType: string | null): boolean {
  const [type = ""] = (contentType ?? "").toLowerCase().split(";", 1);
  if (type.trim() === "text/event-stream") return false;
  return /^(text\/.+|application\/(javascript|json|xml)|application\/.+\+(json|xml)|image\/svg\+xml)$/.test(
    type.trim(),
  );
}

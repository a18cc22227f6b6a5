/** Node counts without writing the bytes down. */
const { Buffer: node } = globalThis as { readonly Buffer?: { byteLength(text: string): number } };

/** Bytes of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  return node?.byteLength(text) ?? new TextEncoder().encode(text).length;
}

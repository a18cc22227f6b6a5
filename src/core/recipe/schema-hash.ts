import type { Schema } from "../inputs/schema";
import { canonicalJson } from "../json/canonical-json";

/** Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", 64 bits. */
const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/**
 * A short text that is the same for schemas that ask for the same inputs, in whatever order they are named, and another one for
 * (nearly) all others. It proves nothing against one who wants it to be equal.
 * @returns 16 hexadecimal digits
 */
export function schemaHash({ columns, tensors, elements, parameters }: Schema): string {
  const text = canonicalJson({
    ...(elements && { elements }),
    columns: byName(columns),
    tensors: byName(tensors),
    ...(parameters && { parameters: byName(parameters) }),
  });
  return fnv1a(utf16Bytes(text)).toString(16).padStart(16, "0");
}

/** FNV-1a over bytes, 64 bits. */
export function fnv1a(bytes: Iterable<number>): bigint {
  let hash = FNV_OFFSET;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  return hash;
}

function byName<Part extends { readonly name?: string }>(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort(({ name: a = "" }, { name: b = "" }) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The text as bytes, two a character: what has no UTF-8, half a pair, has them too. */
export function* utf16Bytes(text: string): Iterable<number> {
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    yield unit & 0xff;
    yield unit >> 8;
  }
}

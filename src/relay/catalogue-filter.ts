import { isFields } from "./config-fields";

/** Larger answers are not read: a workspace has some hundred endpoints of some kB. */
const MAX_CATALOGUE_BYTES = 16 * 1024 * 1024;

/**
 * The catalogue with the allowed endpoints alone: names of others can be secrets of their own.
 * @returns undefined when the answer cannot be read, and so cannot be shown
 */
export async function filterCatalogue(response: Response, allowed: readonly string[]): Promise<Response | undefined> {
  const text = await textUpTo(response, MAX_CATALOGUE_BYTES);
  const catalogue = text === undefined ? undefined : parse(text);
  if (!isFields(catalogue)) return undefined;
  const entries: readonly unknown[] = Array.isArray(catalogue.endpoints) ? catalogue.endpoints : [];
  const endpoints = entries.filter((entry) => isFields(entry) && allowed.includes(String(entry.name)));
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(JSON.stringify({ endpoints }), { status: response.status, headers });
}

async function textUpTo(response: Response, maxBytes: number): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > maxBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { CatalogueFacts } from "../../protocol/kinds/kind-facts";
import { isFields } from "../config/config-fields";
import { readAnswer } from "../../network/upstream-answer";

/** Larger answers are not read: a workspace has some hundred endpoints of some kB. */
const MAX_CATALOGUE_BYTES = 16 * 1024 * 1024;

/**
 * The catalogue with the allowed endpoints alone: names of others can be secrets of their own.
 * @param listed where the endpoints and their names stand in it
 * @returns undefined when the answer cannot be read, and so cannot be shown
 */
export async function filterCatalogue(
  response: Response,
  listed: CatalogueFacts,
  allowed: readonly string[],
): Promise<Response | undefined> {
  const text = (await readAnswer(response, MAX_CATALOGUE_BYTES))?.toString("utf8");
  const catalogue = text === undefined ? undefined : parse(text);
  if (!isFields(catalogue)) return undefined;
  const found = catalogue[listed.entries];
  const entries: readonly unknown[] = Array.isArray(found) ? found : [];
  const kept = entries.filter((entry) => isFields(entry) && allowed.includes(String(entry[listed.entryName])));
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(JSON.stringify({ [listed.entries]: kept }), { status: response.status, headers });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

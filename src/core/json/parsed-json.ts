/** What a JSON text stands for; undefined for a text that is not JSON. Large numbers lose digits: `exact-json.ts` keeps them. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

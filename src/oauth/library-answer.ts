import type { FormAnswer } from "./post-form";

const UNREAD: readonly string[] = ["id_token", "scope"];

/**
 * A provider's answer as oauth4webapi reads it, which is stricter than providers are. Left out is what is empty, and what nobody
 * reads: an ID token, which was not asked for, and the scopes, which some providers write as a list. A token of no type is a bearer
 * token, the only kind that is ever used here. Headers are left out too: an error's code stands in the body.
 */
export function libraryAnswer({ status, text }: FormAnswer): Response {
  const told = Object.entries(parse(text)).filter(
    ([name, value]) => !UNREAD.includes(name) && value !== null && value !== "",
  );
  // There are statuses that have no body, and only of these two an answer is read.
  const hasBody = status === 200 || status >= 400;
  const body = hasBody ? JSON.stringify({ token_type: "bearer", ...Object.fromEntries(told) }) : null;
  return new Response(body, { status, headers: { "content-type": "application/json" } });
}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

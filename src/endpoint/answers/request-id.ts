import type { SentForJudging } from "./judge-outcome";

/** Longer ones are no names of a request. */
const HARMLESS_ID = /^[\w.:-]{1,64}$/;

/**
 * How the other side calls a request, in the header that is usual for it: the relay by the id under which it logs it and passes it on, an
 * upstream that is asked straight by its own, where it says one.
 * @returns undefined where it says none, and for what repeats anything of what was sent: a name is kept, what was sent is not
 */
export function requestIdIn(headers: Headers, { body, authorization = "" }: SentForJudging): string | undefined {
  const id = headers.get("x-request-id") ?? "";
  return HARMLESS_ID.test(id) && !authorization.includes(id) && !body.includes(id) ? id : undefined;
}

import { msg, plural } from "@lingui/core/macro";
import type { LimitReason } from "../../../scoring/learned/limit-bounds";
import type { RunProgress } from "../../../scoring/run-status";
import type { Formats } from "./formats";
import { told } from "./language/told";

/** Why not more requests go at once; nothing where there is nothing to know. */
const WHY: Readonly<Record<LimitReason, string>> = told({
  growing: msg`, trying more`,
  most: msg`, the most allowed`,
  refused: msg`: the endpoint refused more`,
  overloaded: msg`: the endpoint had no time for more`,
  "no-gain": msg`: more were no faster`,
  "few-left": "",
});

/** "8 requests at once, trying more"; undefined while none is under way. Those that wait to be sent again are not counted. */
export function atOnceWords(
  { batchesInFlight, atOnce }: Pick<RunProgress, "batchesInFlight" | "atOnce">,
  formats: Formats,
): string | undefined {
  const requests = Math.min(batchesInFlight, atOnce?.most ?? Infinity);
  if (requests === 0) return undefined;
  const count = formats.count(requests);
  const counted = plural(requests, { one: `${count} request`, other: `${count} requests` });
  // Where fewer are under way than may be, it is we who are not faster.
  if (atOnce === undefined || requests < atOnce.most) return counted;
  const atATime = plural(requests, { one: `${count} request`, other: `${count} requests at once` });
  return `${atATime}${WHY[atOnce.why]}`;
}

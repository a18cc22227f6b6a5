import { plural } from "../../../core/plural";
import type { LimitReason } from "../../../scoring/learned/limit-bounds";
import type { RunProgress } from "../../../scoring/run-status";
import type { Formats } from "./formats";

/** Why not more requests go at once; nothing where there is nothing to know. */
const WHY: Readonly<Record<LimitReason, string>> = {
  growing: ", trying more",
  most: ", the most allowed",
  refused: ": the endpoint refused more",
  overloaded: ": the endpoint had no time for more",
  "no-gain": ": more were no faster",
  "few-left": "",
};

/** "8 requests at once, trying more"; undefined while none is under way. Those that wait to be sent again are not counted. */
export function atOnceWords(
  { batchesInFlight, atOnce }: Pick<RunProgress, "batchesInFlight" | "atOnce">,
  formats: Formats,
): string | undefined {
  const requests = Math.min(batchesInFlight, atOnce?.most ?? Infinity);
  if (requests === 0) return undefined;
  const counted = `${formats.count(requests)} ${plural(requests, "request", "requests")}`;
  // Where fewer are under way than may be, it is we who are not faster.
  if (atOnce === undefined || requests < atOnce.most) return counted;
  return `${counted}${requests === 1 ? "" : " at once"}${WHY[atOnce.why]}`;
}

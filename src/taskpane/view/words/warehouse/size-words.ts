import { plural } from "@lingui/core/macro";
import type { Formats } from "../formats";

const KB = 1_000;
const MB = 1_000_000;

/** How large a file is, about. */
export function sizeWords(bytes: number, formats: Formats): string {
  if (bytes < KB) return plural(bytes, { one: `${formats.count(bytes)} byte`, other: `${formats.count(bytes)} bytes` });
  return bytes < MB ? `${formats.count(Math.round(bytes / KB))} kB` : `${formats.rough(bytes / MB)} MB`;
}

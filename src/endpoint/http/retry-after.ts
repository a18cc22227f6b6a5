/**
 * A `Retry-After` header as a delay: whole seconds or an HTTP date in any of its three forms, as RFC 9110 sections 5.6.7 and 10.2.3 have them.
 * @returns milliseconds from `nowMs`, 0 for a date in the past; undefined when absent or malformed
 */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Date.parse alone would take "-5" or "1.5" for a year or a month.
  if (!/^[A-Za-z]{3,9},? .*\d{2}:\d{2}:\d{2}/.test(text)) return undefined;
  // C's asctime() writes no zone and means UTC; Date.parse would take it for the time here.
  const atMs = Date.parse(/(GMT|UTC|[+-]\d{4})$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

import fc from "fast-check";
import { parseRetryAfterMs } from "../../../src/endpoint/http/retry-after";

const NOW_MS = Date.UTC(2026, 10, 22, 12, 0, 0);

describe("A Retry-After header", () => {
  it.each([
    ["0", 0],
    ["8", 8_000],
    [" 120 ", 120_000],
    ["Sun, 22 Nov 2026 12:00:30 GMT", 30_000],
    ["Sunday, 22-Nov-26 12:00:30 GMT", 30_000],
    ["Sun Nov 22 12:00:30 2026 GMT", 30_000],
    ["Sun, 22 Nov 2026 11:00:00 GMT", 0],
  ])("of %s is a delay", (header, delayMs) => {
    expect(parseRetryAfterMs(header, NOW_MS)).toBe(delayMs);
  });

  it.each([
    null,
    "",
    "soon",
    "-5",
    "1.5",
    "5s",
    "1e3",
    "NaN",
    "Infinity",

    "2026-11-22",
    "Mon, 99 Foo 2026 12:00:00 GMT",
  ])("of %s counts as absent", (header) => {
    expect(parseRetryAfterMs(header, NOW_MS)).toBeUndefined();
  });

  it("of asctime's form means UTC, wherever the pane runs", () => {
    const zone = process.env["TZ"];
    try {
      process.env["TZ"] = "Asia/Tokyo";
      expect(parseRetryAfterMs("Sun Nov 22 12:00:30 2026", NOW_MS)).toBe(30_000);
      expect(parseRetryAfterMs("Sun, 22 Nov 2026 12:00:30 GMT", NOW_MS)).toBe(30_000);
    } finally {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    }
  });

  it("is a delay of at least 0, or absent, whatever the server writes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.integer().map(String),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        (header) => {
          const delayMs = parseRetryAfterMs(header, NOW_MS);
          expect(delayMs === undefined || delayMs >= 0).toBe(true);
        },
      ),
    );
  });

  it("gives back any date of our time that a server writes", () => {
    const dates = fc.date({ min: new Date(NOW_MS), max: new Date(NOW_MS + 1e11), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const wholeSeconds = Math.floor(date.getTime() / 1000) * 1000;
        expect(parseRetryAfterMs(date.toUTCString(), NOW_MS)).toBe(Math.max(0, wholeSeconds - NOW_MS));
      }),
    );
  });
});

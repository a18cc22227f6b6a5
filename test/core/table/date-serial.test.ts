import fc from "fast-check";
import {
  dateSerialToIso,
  finerOf,
  fullIsoText,
  precisionOf,
  precisionOfIso,
} from "../../../src/core/table/date-serial";

function text(serial: number, precision: Parameters<typeof dateSerialToIso>[1], system: 1900 | 1904 = 1900): string {
  const iso = dateSerialToIso(serial, precision, system);
  return iso.ok ? iso.text : iso.reason;
}

describe("date serials", () => {
  it("writes days, seconds and milliseconds without a zone", () => {
    expect(text(45351, "day")).toBe("2024-02-29");
    expect(text(45351 + 47106 / 86400, "second")).toBe("2024-02-29T13:05:06");
    expect(text(45351, "second")).toBe("2024-02-29T00:00:00");
    expect(text(45351 + 47106.123 / 86400, "millisecond")).toBe("2024-02-29T13:05:06.123");
  });

  it("knows Excel's calendar around its false leap day", () => {
    expect(text(1, "day")).toBe("1900-01-01");
    expect(text(59, "day")).toBe("1900-02-28");
    expect(text(60, "day")).toBe("date-out-of-range");
    expect(text(60.5, "second")).toBe("date-out-of-range");
    expect(text(61, "day")).toBe("1900-03-01");
    expect(text(2958465, "day")).toBe("9999-12-31");
    expect(text(2958466, "day")).toBe("date-out-of-range");
    expect(text(0, "day")).toBe("date-out-of-range");
    expect(text(-1, "day")).toBe("date-out-of-range");
  });

  it("counts a 1904 workbook from its own epoch", () => {
    expect(text(0, "day", 1904)).toBe("1904-01-01");
    expect(text(45351 - 1462, "day", 1904)).toBe("2024-02-29");
  });

  it("writes a time without a date as a time", () => {
    expect(precisionOf(0.5)).toBe("time");
    expect(text(0.5, "time")).toBe("12:00:00");
    expect(text(0.5 + 0.25 / 86400, "time")).toBe("12:00:00.250");
    expect(text(45351.5, "time")).toBe("column-changed");
  });

  it("refuses to cut off a time that a later edit added", () => {
    expect(text(45351.5, "day")).toBe("column-changed");
    expect(text(45351 + 0.123 / 86400, "second")).toBe("column-changed");
  });

  it.each([
    [45351, "day"],
    [45351 + 47106 / 86400, "second"],
    [45351 + 47106.123 / 86400, "millisecond"],
    [0, "time"],
    [0.999, "time"],
    [1, "day"],
    [-0.25, "second"],
  ])("finds the coarsest precision that loses nothing of %d: %s", (serial, precision) => {
    expect(precisionOf(serial)).toBe(precision);
  });

  it("rounds what a double cannot hold of a second, for every second of a day", () => {
    const seconds = Array.from({ length: 86_400 }, (_, second) => second);
    const clock = seconds.map((second) => new Date(second * 1000).toISOString().slice(11, 19));
    expect(seconds.map((second) => text(second / 86400, "time"))).toEqual(clock);
    expect(new Set(seconds.slice(1).map((second) => precisionOf(45351 + second / 86400)))).toEqual(new Set(["second"]));
  });

  it("reads ISO text to its full length, and no text that is no day of the calendar", () => {
    expect(fullIsoText(" 2024-02-29 13:05 ")).toBe("2024-02-29T13:05:00.000");
    for (const none of ["2024-13-01", "2023-02-29", "2024-02-29T25:00", "2024-02-29T13:60", "2024-2-29", "29.2.2024"]) {
      expect(fullIsoText(none)).toBeUndefined();
    }
    expect(precisionOfIso("2024-02-29T00:00:00.000")).toBe("day");
    expect(precisionOfIso("2024-02-29T00:00:01.000")).toBe("second");
    expect(precisionOfIso("2024-02-29T00:00:00.001")).toBe("millisecond");
  });

  it("gives a column the finest precision any of its cells needs", () => {
    expect(finerOf("day", "second")).toBe("second");
    expect(finerOf("millisecond", "day")).toBe("millisecond");
    expect(finerOf("time", "day")).toBe("day");
    expect(finerOf("second", "millisecond")).toBe("millisecond");
    expect(finerOf("millisecond", "second")).toBe("millisecond");
  });

  it("returns every millisecond of Excel's calendar unchanged", () => {
    const first = Date.UTC(1900, 2, 1);
    const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (ms) => {
        const serial = (ms - Date.UTC(1899, 11, 30)) / 86_400_000;
        expect(text(serial, "millisecond")).toBe(new Date(ms).toISOString().slice(0, 23));
        expect(text(serial, precisionOf(serial))).toBe(
          new Date(ms).toISOString().slice(0, text(serial, precisionOf(serial)).length),
        );
      }),
    );
  });
});

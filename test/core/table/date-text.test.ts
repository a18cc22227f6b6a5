import fc from "fast-check";
import { readDateText } from "../../../src/core/table/date-text";

describe("dates written as text", () => {
  it.each([
    ["2024-02-29", "2024-02-29T00:00:00.000"],
    ["2024/02/29", "2024-02-29T00:00:00.000"],
    ["2024.2.9", "2024-02-09T00:00:00.000"],
    ["3 Apr 2024", "2024-04-03T00:00:00.000"],
    ["3-Apr-24", "2024-04-03T00:00:00.000"],
    ["03. April 2024", "2024-04-03T00:00:00.000"],
    ["April 3, 2024", "2024-04-03T00:00:00.000"],
    ["Sept 30 2024 1:05 pm", "2024-09-30T13:05:00.000"],
    ["2024/02/29 12:00 AM", "2024-02-29T00:00:00.000"],
    ["2024/02/29T13:05:06.7", "2024-02-29T13:05:06.700"],
  ])("are read in any order where nobody could mistake them: %s", (text, iso) => {
    for (const order of [undefined, "day-first", "month-first"] as const) expect(readDateText(text, order)).toBe(iso);
  });

  it.each([
    ["03/04/2024", "2024-04-03", "2024-03-04"],
    ["3.4.2024", "2024-04-03", "2024-03-04"],
    ["03-04-24", "2024-04-03", "2024-03-04"],
    ["1/2/29", "2029-02-01", "2029-01-02"],
    ["1/2/30", "1930-02-01", "1930-01-02"],
    ["13/14/2024", undefined, undefined],
    ["25/12/2024", "2024-12-25", undefined],
    ["12/25/2024", undefined, "2024-12-25"],
    ["30/02/2024", undefined, undefined],
    ["29/02/2023", undefined, undefined],
  ])("are read as it was chosen where the day could be the month: %s", (text, dayFirst, monthFirst) => {
    expect(readDateText(text, undefined)).toBeUndefined();
    expect(readDateText(text, "day-first")?.slice(0, 10)).toBe(dayFirst);
    expect(readDateText(text, "month-first")?.slice(0, 10)).toBe(monthFirst);
  });

  it.each([
    ["03/04/2024 13:05", "2024-04-03T13:05:00.000"],
    [" 03/04/2024, 1:05:06 p.m. ", "2024-04-03T13:05:06.000"],
    ["3.4.2024 9:05", "2024-04-03T09:05:00.000"],
  ])("have their time with them: %s", (text, iso) => {
    expect(readDateText(text, "day-first")).toBe(iso);
  });

  it.each([
    ...[
      "",
      "soon",
      "3/4",
      "03/04-2024",
      "3/4/024",
      "2024",
      "45351",
      "1.2.3.4",
      "12:30",
      "03/04/2024 25:00",
      "03/04/2024 13:05 pm",
    ],
    ...[
      "03/04/2024 0:05 am",
      "2024-02-29T13:05:00Z",
      "2024-02-29T13:05:00+02:00",
      "32 Jan 2024",
      "3 Foo 2024",
      "3/4/2024 x",
    ],
  ])("are nothing else: %j", (text) => {
    for (const order of [undefined, "day-first", "month-first"] as const) {
      expect(readDateText(text, order)).toBeUndefined();
    }
  });

  it("are the same day again, in whatever way it was written", () => {
    const day = fc.date({ min: new Date("1930-01-01"), max: new Date("2029-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom("/", ".", "-"), fc.boolean(), (date, mark, isShort) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = "", month = "", dayOfMonth = ""] = iso.split("-");
        const shown = isShort ? [Number(dayOfMonth), Number(month), year.slice(2)] : [dayOfMonth, month, year];
        const [first, second, last] = shown;
        expect(readDateText([first, second, last].join(mark), "day-first")).toBe(`${iso}T00:00:00.000`);
        expect(readDateText([second, first, last].join(mark), "month-first")).toBe(`${iso}T00:00:00.000`);
      }),
    );
  });
});

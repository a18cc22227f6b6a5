import { dateOrderOf, readDateText } from "../../../src/workbench/csv/read-date-text";

describe("readDateText", () => {
  it.each([
    ["2024-02-29", 45351, "yyyy-mm-dd"],
    ["2024-02-29 06:00", 45351.25, "yyyy-mm-dd hh:mm"],
    ["2024-02-29T18:00:00.000", 45351.75, "yyyy-mm-dd hh:mm:ss"],
    ["29.2.2024", 45351, "dd.mm.yyyy"],
    ["29.02.24", 45351, "dd.mm.yyyy"],
    ["29/2/2024", 45351, "dd/mm/yyyy"],
  ])("reads %j", (text, serial, numberFormat) => {
    expect(readDateText(text, "day-first")).toEqual({ serial, numberFormat });
  });

  it("reads dates with slashes as the order says", () => {
    expect(readDateText("3/4/2024", "month-first")?.serial).toBe(45355);
    expect(readDateText("3/4/2024", "day-first")?.serial).toBe(45385);
    expect(readDateText("3/4/2024", "neither")).toBeUndefined();
  });

  it.each(["2023-02-29", "31.4.2024", "1899-12-31", "2024-01-01T10:00Z", "2024-01-01 24:00", "MAR1", "1-2", "12:30"])(
    "leaves %j a text",
    (text) => {
      expect(readDateText(text, "day-first")).toBeUndefined();
    },
  );
});

describe("dateOrderOf", () => {
  it.each([
    [["13/4/2024", "1/2/2024"], "day-first"],
    [["4/13/2024"], "month-first"],
    [["4/13/2024", "13/4/2024"], "neither"],
    [["1/2/2024", "x"], undefined],
  ])("finds in %j the order %j", (texts, order) => {
    expect(dateOrderOf(texts)).toBe(order);
  });
});

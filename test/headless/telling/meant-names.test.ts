import { meantColumns, meantNames } from "../../../src/headless/telling/meant-names";

describe("names that are offered", () => {
  it.each([
    ["Irsi", ["Iris", "Cars"], ' Did you mean "Iris"?'],
    ["iris", ["Iris 1", "Iris 2", "Iris 3", "Iris 4"], ' Did you mean "Iris 1" or "Iris 2" or "Iris 3"?'],
    ["x", ["y", "z"], ""],
    ["Flowers", ["Cars"], ""],
  ])("instead of the table %s, of %j", (name, known, said) => {
    expect(meantNames(name, known)).toBe(said);
  });

  it.each([
    ["applicant_age", ["Applicant Age", "Wage"], ' Did you mean "Applicant Age"?'],
    ["height", ["Height (cm)", "Weight"], ' Did you mean "Height (cm)" or "Weight"?'],
    ["two line", ["two\nlines"], ' Did you mean "two lines"?'],
  ])("instead of the column %s, of %j", (name, known, said) => {
    expect(meantColumns(name, known)).toBe(said);
  });
});

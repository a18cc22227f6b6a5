import { withAtSign, withThisRow } from "../../../../src/workbench/model/texts/this-row";

describe("references to the own row of a table", () => {
  it.each([
    ["=T[[#This Row],[a]]+1", "=T[@a]+1"],
    ['=SCORE.PREDICT("[#This Row]",T[[#This Row],[a b]:[c]])', '=SCORE.PREDICT("[#This Row]",T[@[a b]:[c]])'],
    ["=SUM(T[[#Headers],[a]],T[a])", "=SUM(T[[#Headers],[a]],T[a])"],
  ])("are shown short: %s as %s", (formula, shown) => expect(withAtSign(formula)).toBe(shown));

  it.each([
    ["[@a]", "T", "T[[#This Row],[a]]"],
    ["[@[a b]:[c]]", "T", "T[[#This Row],[a b]:[c]]"],
    ["Other[@a]", "T", "Other[[#This Row],[a]]"],
    ["[a]", "T", "T[a]"],
    ["Other[[#Headers],[a]]", "T", "Other[[#Headers],[a]]"],
    ["[@a]", undefined, "[@a]"],
  ])("are long in files: %s in %s as %s", (reference, table, inFile) =>
    expect(withThisRow(reference, table)).toBe(inFile),
  );
});

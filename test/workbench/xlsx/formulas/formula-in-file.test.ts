import { formulaInFile } from "../../../../src/workbench/xlsx/formulas/formula-in-file";

const findName = (name: string): string | undefined =>
  ["SCORE.PREDICT", "CONTOSO.DEMO.ADD"].find((known) => known === name.toUpperCase());

describe("formulaInFile", () => {
  it.each([
    ['=score.predict("a.b",[@[x]:[y]])+1', '=_xldudf_SCORE_PREDICT("a.b",[@[x]:[y]])+1'],
    [
      "=IF(CONTOSO.DEMO.ADD(1.5,2)>0,OTHER.ONE(1),NORM.DIST(1,2,3,TRUE))",
      "=IF(_xldudf_CONTOSO_DEMO_ADD(1.5,2)>0,OTHER.ONE(1),NORM.DIST(1,2,3,TRUE))",
    ],
    ["=SUM(A1#)/ROWS('My Data'!$B$2#)", "=SUM(_xlfn.ANCHORARRAY(A1))/ROWS(_xlfn.ANCHORARRAY('My Data'!$B$2))"],
    ['=Iris[[#Headers],[a.b]]&"#"&#REF!', '=Iris[[#Headers],[a.b]]&"#"&#REF!'],
    ["=A1+1", "=A1+1"],
    [
      "=Iris[@a]+SUM(Iris[@[b c]:[d]])+[1]Data!A1",
      "=Iris[[#This Row],[a]]+SUM(Iris[[#This Row],[b c]:[d]])+[1]Data!A1",
    ],
  ])("writes %s as %s", (formula, inFile) => {
    expect(formulaInFile(formula, findName)).toBe(inFile);
  });

  it.each([
    ["=[@a]*SUM([b])", "=T[[#This Row],[a]]*SUM(T[b])"],
    ["=[@]&T[#Headers]", "=T[#This Row]&T[#Headers]"],
    ["=SUM([@[a]:[b]])", "=SUM(T[[#This Row],[a]:[b]])"],
  ])("names the table in which it stands: %s as %s", (formula, inFile) => {
    expect(formulaInFile(formula, findName, "T")).toBe(inFile);
  });
});

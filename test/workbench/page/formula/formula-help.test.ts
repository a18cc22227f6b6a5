import { formulaHelp, withName, type HelpedFunction } from "../../../../src/workbench/page/formula/formula-help";

const parameter = (name: string, more = {}) => ({
  name,
  description: `What ${name} is.`,
  isOptional: false,
  isRepeating: false,
  ...more,
});

const FUNCTIONS: readonly HelpedFunction[] = [
  { name: "IF", description: "" },
  { name: "SCORE.MODEL", description: "Card.", parameters: [parameter("name")] },
  {
    name: "SCORE.PREDICT",
    description: "Predicts.",
    parameters: [parameter("model"), parameter("data"), parameter("more", { isOptional: true, isRepeating: true })],
  },
  { name: "SUM", description: "" },
];

/** What helps where "|" stands. */
function helpAt(marked: string): string | undefined {
  const help = formulaHelp(marked.replace("|", ""), marked.indexOf("|"), FUNCTIONS);
  if (help === undefined) return undefined;
  return help.kind === "names"
    ? `${help.from}-${help.to}: ${help.functions.map(({ name }) => name).join(" ")}`
    : `${help.called.name} ${help.position}`;
}

describe("help at a place in a formula", () => {
  it.each([
    ["=s|", "1-2: SCORE.MODEL SCORE.PREDICT SUM"],
    ["=1+sco|", "3-6: SCORE.MODEL SCORE.PREDICT"],
    ["=IF(A1>0,SCORE.p|,0)", "9-16: SCORE.PREDICT"],
    ["=SUM|", undefined],
    ["=S|UM", undefined],
    ["=Q|", undefined],
    ["s|", undefined],
    ["=|", undefined],
    ['="s|', undefined],
    ["='s|", undefined],
    ["=Iris[s|", undefined],
  ])("names functions for the word that is written: %s", (marked, expected) => {
    expect(helpAt(marked)).toBe(expected);
  });

  it.each([
    ["=SCORE.PREDICT(|", "SCORE.PREDICT 0"],
    ['=score.predict("a, b(",|', "SCORE.PREDICT 1"],
    ['=SCORE.PREDICT("iris",[@[a, b\']]:[c(]],|', "SCORE.PREDICT 2"],
    ['=SCORE.PREDICT("iris",A1:B1,1,2,|', "SCORE.PREDICT 2"],
    ['=SCORE.PREDICT("iris",{1,2;3,4},|', "SCORE.PREDICT 2"],
    ['=SCORE.PREDICT(IF(A1,"a",|', undefined],
    ['=SCORE.PREDICT(IF(A1,"a","b"),|', "SCORE.PREDICT 1"],
    ["=SCORE.PREDICT((1,2),|", "SCORE.PREDICT 1"],
    ['=SCORE.MODEL("a",|', "SCORE.MODEL 1"],
    ['=SCORE.MODEL("iris")|', undefined],
    ["=SUM(|", undefined],
  ])("tells what the call around it takes: %s", (marked, expected) => {
    expect(helpAt(marked)).toBe(expected);
  });

  it("writes a name out with its bracket, and leaves the rest as it is", () => {
    expect(withName("=IF(A1,sc,0)", { from: 7, to: 9 }, "SCORE.MODEL")).toEqual({
      text: "=IF(A1,SCORE.MODEL(,0)",
      caret: 19,
    });
  });
});

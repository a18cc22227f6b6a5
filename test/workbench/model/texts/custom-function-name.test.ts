import { callsCustomFunction } from "../../../../src/workbench/model/texts/custom-function-calls";
import { customFunctionKey, isCustomFunctionName } from "../../../../src/workbench/model/texts/custom-function-name";

describe("isCustomFunctionName", () => {
  it("tells functions of add-ins from Excel's own by their namespace, and by what files write before them", () => {
    const own = ["SUM", "NORM.DIST", "t.test", "_xlfn.STDEV.S", "_xlws.SORT", "_xlfn._xlws.SORT"];
    expect(own.filter(isCustomFunctionName)).toEqual([]);
    const others = ["SCORE.PREDICT", "contoso.demo.add", "_xldudf_SCORE_PREDICT", "_XLDUDF_OTHER"];
    expect(others.filter((name) => !isCustomFunctionName(name))).toEqual([]);
  });
});

describe("customFunctionKey", () => {
  it("is one for both ways to write a name", () => {
    expect(customFunctionKey("_xldudf_CONTOSO_DEMO_Add")).toBe(customFunctionKey("contoso.demo.ADD"));
  });
});

describe("callsCustomFunction", () => {
  it("looks at functions only, not at texts and names", () => {
    const formulas = ['="SCORE.PREDICT(1)"', "=Rate.High+1", "=1.5", "=SUM(1.5,A1)", "=1+IF(A1,score.model(A1))"];
    expect(formulas.map(callsCustomFunction)).toEqual([false, false, false, false, true]);
  });
});

import { nextFreeName, outputHeaders } from "../../../src/core/predictions/result-headers";

describe("output names", () => {
  it("calls a single output by the column name alone and several by their own names", () => {
    expect(outputHeaders("Prediction", [""])).toEqual(["Prediction"]);
    expect(outputHeaders("Prediction", ["label", "0"])).toEqual(["Prediction label", "Prediction 0"]);
  });

  it("gives outputs that differ in case alone headers that a table takes side by side", () => {
    expect(outputHeaders("P", ["a", "A", "b", "A 2"])).toEqual(["P a", "P A 2", "P b", "P A 2 2"]);
  });

  it("finds the first name under which nothing collides, without regard to case", () => {
    expect(nextFreeName("Prediction", [""], ["a"])).toBe("Prediction");
    expect(nextFreeName("Prediction", [""], ["PREDICTION", "prediction 2"])).toBe("Prediction 3");
    expect(nextFreeName("Prediction", ["a", "b"], ["Prediction b"])).toBe("Prediction 2");
  });
});

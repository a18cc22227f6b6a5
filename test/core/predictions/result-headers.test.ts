import { freeHeaders, outputHeaders } from "../../../src/core/predictions/result-headers";

describe("output names", () => {
  it("calls a single output by the column name alone and several by their own names", () => {
    expect(outputHeaders("Prediction", [""])).toEqual(["Prediction"]);
    expect(outputHeaders("Prediction", ["label", "0"])).toEqual(["Prediction label", "Prediction 0"]);
  });

  it("gives outputs that differ in case alone headers that a table takes side by side", () => {
    expect(outputHeaders("P", ["a", "A", "b", "A 2"])).toEqual(["P a", "P A 2", "P b", "P A 2 2"]);
  });

  it("finds the first name under which nothing collides, without regard to case", () => {
    expect(freeHeaders("Prediction", [""], ["a"])).toEqual(["Prediction"]);
    expect(freeHeaders("Prediction", [""], ["PREDICTION", "prediction 2"])).toEqual(["Prediction 3"]);
    expect(freeHeaders("Prediction", ["a", "b"], ["Prediction b"])).toEqual(["Prediction 2 a", "Prediction 2 b"]);
  });

  it("calls an output by its own name where it has one, and another one that would be called alike otherwise", () => {
    const names = { label: "Species", p: "Prediction q" };
    expect(outputHeaders("Prediction", ["label", "p", "q", "toString"], names)).toEqual([
      "Species",
      "Prediction q",
      "Prediction q 2",
      "Prediction toString",
    ]);
  });

  it("numbers own names along with the others", () => {
    const names = { label: "Species" };
    expect(freeHeaders("Prediction", ["label", "p"], ["species"], names)).toEqual(["Species 2", "Prediction 2 p"]);
    expect(freeHeaders("Prediction", ["label", "p"], ["Prediction p"], names)).toEqual(["Species 2", "Prediction 2 p"]);
  });
});

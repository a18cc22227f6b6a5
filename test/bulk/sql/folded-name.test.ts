import { foldedName } from "../../../src/bulk/sql/folded-name";
import { planScoring } from "../../../src/bulk/sql/scoring-statement";
import { inputsOf, tableNamed } from "./sample-workspace";

describe("foldedName", () => {
  it.each(["Aa", "µμ", "ſS", "İi", "Iı", "ςσ", "ßẞ", "KK"])("is the same of both letters in %s", (letters) => {
    const [one, other] = [...letters].map((letter) => foldedName(`x${letter}y`));
    expect(one).toBe(other);
  });

  it("tells others apart", () => {
    expect(new Set(["ß", "ss", "a", "á", "ﬁ", "fi", "😀"].map(foldedName)).size).toBe(7);
  });

  it("keeps the columns of a run apart from those of its source", () => {
    const columns = ["predıction", "ROW_KEY"].map((name) => ({ name, typeText: "INT" }));
    const { own } = planScoring({
      source: { kind: "table", table: tableNamed("t") },
      columns,
      inputs: inputsOf(columns, ["ROW_KEY"], "integer"),
      endpointName: "churn",
      target: tableNamed("new", "s", "c"),
    });
    expect(own).toEqual({ key: "row_key_2", prediction: "prediction_2" });
  });
});

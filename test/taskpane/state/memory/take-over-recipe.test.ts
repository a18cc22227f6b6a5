import fc from "fast-check";
import { freeHeaders, outputHeaders, SINGLE_OUTPUT } from "../../../../src/core/predictions/result-headers";
import { columnNamed, namingOf } from "../../../../src/taskpane/state/memory/take-over-recipe";
import { columnLook } from "../../fakes/fake-memory";

/** A column that was found nowhere, of which what was written last is known. */
function standing(outputs: readonly string[], headers: readonly string[]) {
  const { place: _nowhere, ...look } = columnLook({ outputs, headers });
  return look;
}

describe("what result columns are called where they stand", () => {
  test("is their start", () => {
    expect(namingOf(standing([""], ["Prediction 2"]))).toEqual({ columnName: "Prediction 2" });
    expect(namingOf(standing(["a", "b"], ["Price 2 a", "Price 2 b"]))).toEqual({ columnName: "Price 2" });
    expect(namingOf(standing(["a"], ["Price a"]))).toEqual({ columnName: "Price" });
  });

  test("is their own name, too, where they have one", () => {
    expect(namingOf(standing(["label", "p"], ["Species", "Price p"]))).toEqual({
      columnName: "Price",
      outputNames: { label: "Species" },
    });
    expect(namingOf(standing(["label", "p"], ["Species", "Chance"]))).toEqual({
      columnName: "Prediction",
      outputNames: { label: "Species", p: "Chance" },
    });
  });

  test("is the start that the recipe says, where any of them has it", () => {
    expect(namingOf(standing(["a", "b"], ["Team a", "Prediction b"]))).toEqual({
      columnName: "Prediction",
      outputNames: { a: "Team a" },
    });
  });

  test("gives no two outputs one name, which the headers of a range may have in another case", () => {
    expect(namingOf(standing(["a", "b"], ["Team", "TEAM"]))).toEqual({
      columnName: "Prediction",
      outputNames: { a: "Team" },
    });
  });

  test("leads a run that replaces them to these very columns, however they were named", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{1,3}( [A-Za-z0-9]{1,2})?$/);
    const outputs = fc.oneof(fc.constant([SINGLE_OUTPUT]), fc.uniqueArray(word, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(word, outputs, fc.option(word), fc.array(word), (columnName, names, ownName, others) => {
        const outputNames = ownName === null || names[0] === "" ? {} : { [names[0]]: ownName };
        const headers = freeHeaders(columnName, names, others, outputNames);
        const look = standing(names, headers);
        const naming = namingOf(look);
        expect(outputHeaders(naming.columnName, names, naming.outputNames)).toEqual(headers);
        expect(columnNamed(naming, [look])).toBe(look);
      }),
    );
  });
});

describe("the remembered column that a run replaces", () => {
  const species = standing(["label", "p"], ["Species", "Prediction p"]);
  const usual = standing(["label", "p"], ["Prediction label", "Prediction p"]);

  test("is the one whose columns are called alike", () => {
    expect(columnNamed({ columnName: "prediction" }, [species, usual])).toBe(usual);
    expect(columnNamed({ columnName: "Prediction", outputNames: { label: "species" } }, [usual, species])).toBe(
      species,
    );
    expect(columnNamed({ columnName: "Other" }, [species, usual])).toBeUndefined();
  });
});

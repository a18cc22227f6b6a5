import fc from "fast-check";
import { ownHeaders } from "../../../src/core/predictions/own-headers";
import { DEFAULT_COLUMN_NAME } from "../../../src/core/predictions/default-column-name";
import { freeHeaders } from "../../../src/core/predictions/result-headers";

describe("headers of predictions of ours", () => {
  const COLUMNS = ["Prediction", "prediction 2", "Prediction label", "Prediction 3 label", "Predictions", "Predicted"];

  it("are those under the default name, with any output and any number", () => {
    expect(ownHeaders(COLUMNS, { columnName: "Score" })).toEqual(COLUMNS.slice(0, 4));
  });

  it("are those under the analyst's own name, with numbers and known outputs alone", () => {
    const columns = ["Price", "price 2", "Price low", "Price 2 low", "Price per unit", "List price"];
    expect(ownHeaders(columns, { columnName: "Price" })).toEqual(["Price", "price 2"]);
    expect(ownHeaders(columns, { columnName: "Price", outputsKnown: ["low"] })).toEqual(columns.slice(0, 4));
  });

  it("are not inputs that only begin or end alike", () => {
    const columns = ["Prediction_date", "Prediction-2", "My Prediction", " Prediction", "x"];
    expect(ownHeaders(columns, { columnName: DEFAULT_COLUMN_NAME })).toEqual([]);
  });

  it("are all that a run gives, under whatever name and beside whatever stands there", () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,5}$/);
    const outputs = fc.oneof(fc.constant([""]), fc.uniqueArray(word, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(word, outputs, fc.array(word), fc.option(word), (columnName, names, others, ownName) => {
        const outputNames = ownName === null ? {} : { [names[0]]: ownName };
        const first = freeHeaders(columnName, names, others, outputNames);
        const second = freeHeaders(columnName, names, [...others, ...first], outputNames);
        const own = ownHeaders([...first, ...second], { columnName, outputsKnown: names, outputNames });
        expect(own).toEqual([...first, ...second]);
      }),
    );
  });
});

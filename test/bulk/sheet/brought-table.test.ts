import { BroughtTable } from "../../../src/bulk/sheet/brought-table";

const OWN = { key: "row_key", prediction: "prediction" };
const column = (name: string, typeText: string) => ({ name, typeText });

describe("BroughtTable", () => {
  it("puts the key first and takes the prediction apart", () => {
    const table = new BroughtTable(
      [
        column("a", "DOUBLE"),
        column("row_key", "BIGINT"),
        column("day", "DATE"),
        column("prediction", "STRUCT<result: STRING, errorMessage: STRING>"),
      ],
      OWN,
    );
    expect(table.columns.map(({ header, dates }) => [header, dates])).toEqual([
      ["row_key", undefined],
      ["a", undefined],
      ["day", "days"],
      ["prediction", undefined],
      ["prediction.errorMessage", undefined],
    ]);
    const rows = [
      ["0.5", "1", "2024-02-29", '{"result":"setosa","errorMessage":null}'],
      [null, "2", null, '{"errorMessage":"refused"}'],
      ["1", "3", null, null],
    ];
    expect(table.cellsOf(rows, 1900)).toEqual([
      [1, 0.5, { kind: "date", serial: 45_351 }, "setosa", null],
      [2, null, null, null, "refused"],
      [3, 1, null, null, null],
    ]);
  });

  it("has a column for each output of a model with several", () => {
    const result = "STRUCT<label: STRING, `at`: TIMESTAMP, n: BIGINT>";
    const table = new BroughtTable(
      [column("row_key", "BIGINT"), column("prediction", `STRUCT<result: ${result}, errorMessage: STRING>`)],
      OWN,
    );
    expect(table.columns.map(({ header }) => header)).toEqual([
      "row_key",
      "prediction.label",
      "prediction.at",
      "prediction.n",
      "prediction.errorMessage",
    ]);
    const answered = '{"result":{"label":"x","at":"2024-02-29T00:00:00.000Z","n":9007199254740993},"errorMessage":""}';
    expect(
      table.cellsOf(
        [
          ["1", answered],
          ["2", '{"result":null,"errorMessage":"no"}'],
        ],
        1900,
      ),
    ).toEqual([
      [1, "x", { kind: "date", serial: 45_351 }, "9007199254740993", null],
      [2, null, null, null, "no"],
    ]);
  });

  it("gives every column a header of its own", () => {
    const table = new BroughtTable(
      [
        column("row_key", "BIGINT"),
        column(" ", "INT"),
        column("Prediction.Label", "INT"),
        column("prediction", "STRUCT<result: STRUCT<label: STRING>, errorMessage: STRING>"),
      ],
      OWN,
    );
    expect(table.columns.map(({ header }) => header)).toEqual([
      "row_key",
      "Column",
      "Prediction.Label",
      "prediction.label 2",
      "prediction.errorMessage",
    ]);
  });

  it("cuts no header within a character", () => {
    const long = `${"x".repeat(254)}😀`;
    const table = new BroughtTable(
      [
        column("row_key", "INT"),
        column(long, "INT"),
        column("prediction", "STRUCT<result: STRING, errorMessage: STRING>"),
      ],
      OWN,
    );
    expect(table.columns[1]?.header).toBe("x".repeat(254));
  });

  it("is no table without a key and a prediction", () => {
    const prediction = column("prediction", "STRUCT<result: STRING, errorMessage: STRING>");
    for (const columns of [
      [prediction],
      [column("row_key", "BIGINT")],
      [column("row_key", "INT"), column("prediction", "INT")],
    ]) {
      expect(() => new BroughtTable(columns, OWN)).toThrow(
        expect.objectContaining({ code: "malformed-answer" }) as Error,
      );
    }
  });
});

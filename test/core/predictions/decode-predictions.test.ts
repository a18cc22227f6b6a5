import fc from "fast-check";
import { BatchFailedError } from "../../../src/core/errors";
import { decodePredictions } from "../../../src/core/predictions/decode-predictions";
import { MissingPrediction, type Prediction } from "../../../src/core/predictions/prediction";
import { SINGLE_OUTPUT } from "../../../src/core/predictions/result-headers";
import { runs } from "../../support/property-seed";

const missing = (reason: MissingPrediction["reason"]): MissingPrediction => new MissingPrediction(reason);

/** The only output of each row. */
function values(body: string, rowCount: number): readonly (Prediction | undefined)[] {
  const { outputs, rows } = decodePredictions(body, rowCount);
  expect(outputs).toEqual([SINGLE_OUTPUT]);
  return rows.map((row) => row[0]);
}

function codeOf(body: string, rowCount: number): string {
  try {
    decodePredictions(body, rowCount);
  } catch (error) {
    expect(error).toBeInstanceOf(BatchFailedError);
    return (error as BatchFailedError).code;
  }
  return "answered";
}

const FRAME: Prediction[][] = [
  [1, "x"],
  [2, missing("null")],
];

describe("Predictions", () => {
  it.each([
    ["numbers", "[0, 1.5, -2]", [0, 1.5, -2]],
    ["texts", '["yes", "", "no"]', ["yes", "", "no"]],
    ["Booleans", "[true, false, true]", [true, false, true]],
    ["nulls among values", '["yes", null, "no"]', ["yes", missing("null"), "no"]],
    ["nulls alone", "[null, null, null]", [missing("null"), missing("null"), missing("null")]],
    ["bare tokens", "[NaN, Infinity, -Infinity]", [missing("NaN"), missing("Infinity"), missing("-Infinity")]],
    ["texts that are tokens", '["NaN", "Infinity", "null"]', [missing("NaN"), missing("Infinity"), "null"]],
    ["labels that read like tokens", '["None", "Infinity", "a"]', ["None", "Infinity", "a"]],
    ["numbers and texts for none", '[1.5, "nan", "None"]', [1.5, missing("NaN"), missing("null")]],
    ["numbers and infinite texts", '[1.5, "inf", "-Infinity"]', [1.5, missing("Infinity"), missing("-Infinity")]],
    ["a matrix of one column", "[[0.0], [0.1], [0.2]]", [0, 0.1, 0.2]],
    ["a matrix of one column with a row that is null", "[[0.5], null, [NaN]]", [0.5, missing("null"), missing("NaN")]],
    ["lists of one element, three levels deep", "[[[1]], [[2]], [[3]]]", [1, 2, 3]],
    ["a series, by its index", '{"0": 1, "1": 2, "2": 3}', [1, 2, 3]],
    ["a series whose index is not in order", '{"2": 3, "0": 1, "1": 2}', [1, 2, 3]],
    ["a frame of one column, in split form", '{"columns": [0], "data": [[1], [2], [3]]}', [1, 2, 3]],
    ["a frame of one column, by its index", '{"0": {"0": 1, "1": 2, "2": 3}}', [1, 2, 3]],
    ["another answer", '{"predictions": [1, 2, 3]}', [1, 2, 3]],
    ["outputs in another answer", '{"outputs": [1, 2, 3]}', [1, 2, 3]],
    ["the date that is none", '["NaT", "2024-02-29", "2024-03-01"]', [missing("NaT"), "2024-02-29", "2024-03-01"]],
    [
      "integers beyond 15 digits",
      "[1152921504606846977, -9007199254740993, 7]",
      ["1152921504606846977", "-9007199254740993", 7],
    ],
    [
      "integers beyond 15 digits alone",
      "[1152921504606846977, null, 1708905600000000000]",
      ["1152921504606846977", missing("null"), "1708905600000000000"],
    ],
    ["empty lists", "[[], [], []]", ["[]", "[]", "[]"]],
    ["a list and a text of its length", '[[1, 2], "ab", null]', ["[1,2]", "ab", missing("null")]],
    ["noise of single precision", "[0.10000000149011612, 1, 2]", [0.10000000149011612, 1, 2]],
    ["rows of uneven length, as JSON text", "[[1], [1, 2], []]", ["[1]", "[1,2]", "[]"]],
    ["values of several kinds", '[1, {"a": 1}, [2]]', [1, '{"a":1}', "[2]"]],
    ["empty objects", "[{}, {}, {}]", ["{}", "{}", "{}"]],
  ])("that are a list of %s are one output", (_what, list, expected) => {
    expect(values(`{"predictions": ${list}}`, 3)).toEqual(expected);
  });

  it.each([
    [
      "a list of lists",
      "[[0.2, 0.8], [1, 0]]",
      ["0", "1"],
      [
        [0.2, 0.8],
        [1, 0],
      ],
    ],
    [
      "a list of objects",
      '[{"label": "a", "p": 0.5}, {"label": "b", "p": 1}]',
      ["label", "p"],
      [
        ["a", 0.5],
        ["b", 1],
      ],
    ],
    [
      "a list of objects in other orders",
      '[{"a": 1, "b": 2}, {"b": 4, "a": 3}]',
      ["a", "b"],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["a series without a name", '[{"0": 0.1}, {"0": 0.2}]', [SINGLE_OUTPUT], [[0.1], [0.2]]],
    ["a frame in split form", '{"columns": ["a", 7], "data": [[1, "x"], [2, null]]}', ["a", "7"], FRAME],
    ["one with its index", '{"index": [0, 1], "columns": ["a", 7], "data": [[1, "x"], [2, null]]}', ["a", "7"], FRAME],
    [
      "one that the model sorted",
      '{"index": [1, 0], "columns": ["a", 7], "data": [[2, null], [1, "x"]]}',
      ["a", "7"],
      FRAME,
    ],
    [
      "one whose rows were turned, its index written as texts",
      '{"index": ["1", "0"], "columns": ["a", 7], "data": [[2, null], [1, "x"]]}',
      ["a", "7"],
      FRAME,
    ],
    [
      "one whose index rises",
      '{"index": [7, 9], "columns": ["a", 7], "data": [[1, "x"], [2, null]]}',
      ["a", "7"],
      FRAME,
    ],
    [
      "one whose index has names",
      '{"index": ["q", "b"], "columns": ["a", 7], "data": [[1, "x"], [2, null]]}',
      ["a", "7"],
      FRAME,
    ],
    ["a frame by its columns", '{"a": {"0": 1, "1": 2}, "b": {"1": null, "0": "x"}}', ["a", "b"], FRAME],
    ["a frame by its rows", '{"1": {"a": 2, "b": null}, "0": {"a": 1, "b": "x"}}', ["a", "b"], FRAME],
    ["columns of one name", '{"columns": ["a", "a"], "data": [[1, "x"], [2, null]]}', ["a", "a 2"], FRAME],
    ["matrices of one column by name", '{"a": [[1], [2]], "b": [["x"], [null]]}', ["a", "b"], FRAME],
    ["matrices a level deeper", '[[[1, "x"]], [[2, null]]]', ["0", "1"], FRAME],
    [
      "an object of lists",
      '{"label": ["a", "b"], "p": [0.5, NaN]}',
      ["label", "p"],
      [
        ["a", 0.5],
        ["b", missing("NaN")],
      ],
    ],
    [
      "objects with keys left out",
      '[{"a": 1}, {"b": 2}]',
      ["a", "b"],
      [
        [1, missing("absent")],
        [missing("absent"), 2],
      ],
    ],
    [
      "objects and a null row",
      '[{"a": 1, "b": 2}, null]',
      ["a", "b"],
      [
        [1, 2],
        [missing("null"), missing("null")],
      ],
    ],
    [
      "lists and a row that is NaN",
      "[NaN, [1, 2]]",
      ["0", "1"],
      [
        [missing("NaN"), missing("NaN")],
        [1, 2],
      ],
    ],
    [
      "nested values",
      '[{"a": [1, NaN, 12345678901234567, "x\\"y"]}, {"a": {"b": null}}]',
      ["a"],
      [['[1,NaN,12345678901234567,"x\\"y"]'], ['{"b":null}']],
    ],
    [
      "an object named like a prototype",
      '[{"__proto__": 1, "constructor": 2}, {"toString": 3}]',
      ["__proto__", "constructor", "toString"],
      [
        [1, 2, missing("absent")],
        [missing("absent"), missing("absent"), 3],
      ],
    ],
  ] as [string, string, string[], Prediction[][]][])(
    "that are %s are one output each",
    (_what, json, outputs, rows) => {
      expect(decodePredictions(`{"predictions": ${json}}`, 2)).toEqual({ outputs, rows });
    },
  );

  it("of one row may be a bare value or one object", () => {
    expect(values('{"predictions": 3.5}', 1)).toEqual([3.5]);
    expect(values('{"predictions": "hello"}', 1)).toEqual(["hello"]);
    expect(values('{"predictions": NaN}', 1)).toEqual([missing("NaN")]);
    expect(values('{"predictions": 12345678901234567890}', 1)).toEqual(["12345678901234567890"]);
    expect(decodePredictions('{"predictions": {"a": 1, "b": null}}', 1)).toEqual({
      outputs: ["a", "b"],
      rows: [[1, missing("null")]],
    });
  });

  it("may be called outputs, as feature serving does, and stand beside other keys", () => {
    expect(values('{"outputs": [1, 2]}', 2)).toEqual([1, 2]);
    expect(values('{"databricks_output": {"trace": null}, "predictions": [1], "outputs": [2]}', 1)).toEqual([1]);
  });

  it("may come without a name, as MLflow 1 answered, and as a frame alone", () => {
    expect(values("[1, 2]", 2)).toEqual([1, 2]);
    expect(values("[[0.5], [0.7]]", 2)).toEqual([0.5, 0.7]);
    expect(decodePredictions('{"columns": ["a", "b"], "data": [[1, "x"], [2, null]]}', 2).rows).toEqual(FRAME);
    expect(codeOf("[1]", 2)).toBe("row-count-mismatch");
  });

  it.each([
    [
      "an index of texts in no order",
      '{"index": ["9", "7"], "columns": ["a"], "data": [[1], [2]]}',
      "malformed-response",
    ],
    ["an index that is in no order", '{"index": [9, 7], "columns": ["a"], "data": [[1], [2]]}', "malformed-response"],
    [
      "an index that names a row twice",
      '{"index": [0, 0], "columns": ["a"], "data": [[1], [2]]}',
      "malformed-response",
    ],
    ["an index of another length", '{"index": [0], "columns": ["a"], "data": [[1], [2]]}', "malformed-response"],
    ["rows of another width", '{"columns": ["a", "b"], "data": [[1], [2]]}', "malformed-response"],
    ["no columns", '{"columns": [], "data": [[], []]}', "malformed-response"],
    ["fewer rows", '{"columns": ["a"], "data": [[1]]}', "row-count-mismatch"],
    ["labels of other rows", '{"7": 1, "8": 2}', "row-count-mismatch"],
    ["rows and columns of the same labels", '{"0": {"0": 1, "1": 2}, "1": {"0": 3, "1": 4}}', "malformed-response"],
    ["fewer labels", '{"a": {"0": 1}, "b": {"0": 2}}', "row-count-mismatch"],
  ])("of a frame with %s are refused whole", (_what, json, code) => {
    expect(codeOf(`{"predictions": ${json}}`, 2)).toBe(code);
  });

  it("have names without characters that work a terminal or turn the direction", () => {
    const body = '{"predictions": [{"a\\u001b[31m": 1, "b\\u202e": 2, "b": 3}]}';
    expect(decodePredictions(body, 1).outputs).toEqual(["a[31m", "b", "b 2"]);
  });

  it("of no rows are no predictions", () => {
    expect(decodePredictions('{"predictions": []}', 0).rows).toEqual([]);
  });

  it.each([
    "[1]",
    "[1, 2, 3]",
    "[]",
    "7",
    '"two"',
    '{"a": [1]}',
    '{"a": [1, 2], "b": [1, 2, 3]}',
    '{"a": 1}',
    "[[1, 2]]",
    '[{"a": 1}]',
  ])("are refused whole when %s comes for two rows", (json) => {
    expect(codeOf(`{"predictions": ${json}}`, 2)).toBe("row-count-mismatch");
  });

  it.each([
    "",
    "\n",
    "null",
    "7",
    '"predictions"',
    "{}",
    '{"prediction": [1]}',
    '{"predictions": null}',
    '{"predictions": null, "outputs": [1]}',
    '{"predictions": {}}',
    '{"predictions": {"a": [1], "b": 2}}',
    '{"predictions": [1}',
    '{"predictions": [1]',
    '{"predictions": [1]} more',
    '{"predictions": [nan]}',
    '{"predictions": [{NaN: 1}]}',
    '{"predictions": [undefined]}',
    "<html></html>",
  ])("cannot be read from %j", (body) => {
    expect(codeOf(body, 1)).toBe("malformed-response");
  });

  it.each(["[", '{"a":'])("nested a hundred thousand levels deep with %s fail as a batch, not as a crash", (open) => {
    const close = open === "[" ? "]" : "}";
    const nested = open.repeat(100_000) + "1" + close.repeat(100_000);
    expect(codeOf(`{"predictions": [${nested}]}`, 1)).toBe("malformed-response");
    expect(codeOf(`{"predictions": [${nested}, NaN]}`, 2)).toBe("malformed-response");
  });

  it("nested a hundred levels deep are written out", () => {
    const nested = "[".repeat(100) + "1" + "]".repeat(100);
    expect(values(`{"predictions": [${nested}, 1]}`, 2)).toEqual([nested, 1]);
  });

  it("never quote the answer in an error, which may hold the analyst's data", () => {
    for (const body of ['{"predictions": ["secret", x]}', '{"predictions": ["secret"]}', '"secret"']) {
      try {
        decodePredictions(body, 2);
      } catch (error) {
        const { message, detail, cause } = error as BatchFailedError;
        expect(`${message} ${detail} ${String(cause)}`).not.toContain("secret");
      }
      expect.assertions(3);
    }
  });
});

describe("Any answer", () => {
  const json = fc.json({ maxDepth: 4 });
  const pythonJson = json.map((text) => text.replace(/\bnull\b/g, "NaN").replace(/\b1\b/g, "12345678901234567890"));
  const answers = fc.oneof(
    fc.string(),
    json,
    fc.oneof(json, pythonJson).map((value) => `{"predictions": ${value}}`),
    fc.array(json, { maxLength: 5 }).map((rows) => `{"predictions": [${rows.join(",")}]}`),
    fc.tuple(pythonJson, fc.nat(60)).map(([value, cut]) => `{"predictions": [${value}]}`.slice(0, cut)),
  );

  it("gives one prediction an output for each row sent, or a batch error: nothing else", () => {
    fc.assert(
      fc.property(answers, fc.nat(5), (body, rowCount) => verdictOn(body, rowCount) === "as promised"),
      { numRuns: runs(100_000, 5000) },
    );
  }, 120_000);

  it("keeps every prediction in its own row, whichever shape carries it", () => {
    // An integer of 16 digits and more comes back as text, by rule; -0 as 0, by JSON.
    const numbers = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((number) => number + 0)
      .filter((number) => !/^-?\d{16}/.test(String(number)));
    const texts = fc.string().filter((text) => text !== "NaT");
    const cells = fc.oneof(numbers, texts, fc.boolean());
    const tables = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, rowCount]) =>
        fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: rowCount, maxLength: rowCount }),
      );
    fc.assert(
      fc.property(tables, (rows) => {
        const names = rows[0]!.map((_, index) => `out ${index}`);
        const records = rows.map((row) => Object.fromEntries(row.map((value, index) => [names[index], value])));
        const columns = Object.fromEntries(names.map((name, index) => [name, rows.map((row) => row[index])]));
        for (const shape of [rows, records, columns]) {
          expect(decodePredictions(JSON.stringify({ predictions: shape }), rows.length).rows).toEqual(rows);
        }
        const single = rows.map((row) => row[0]);
        expect(values(JSON.stringify({ predictions: single }), rows.length)).toEqual(single);
      }),
    );
  });
});

/** Whether an answer was read as decodePredictions promises, else what it broke. Without expect(), which a hundred thousand times is slow. */
function verdictOn(body: string, rowCount: number): string {
  try {
    const { outputs, rows } = decodePredictions(body, rowCount);
    if (rows.length !== rowCount) return "another number of rows";
    if (new Set(outputs).size !== outputs.length) return "an output twice";
    if (!rows.every((row) => row.length === outputs.length)) return "a row without all outputs";
    return rows.flat().every(isPrediction) ? "as promised" : "a value that is no prediction";
  } catch (error) {
    const isTyped = error instanceof BatchFailedError;
    return isTyped && ["malformed-response", "row-count-mismatch"].includes(error.code)
      ? "as promised"
      : "another error";
  }
}

function isPrediction(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return value instanceof MissingPrediction || typeof value === "string" || typeof value === "boolean";
}

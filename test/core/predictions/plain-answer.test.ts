import fc from "fast-check";
import { decodePredictions, decodeWithCare } from "../../../src/core/predictions/decode-predictions";
import { plainAnswer } from "../../../src/core/predictions/plain-answer";
import { runs } from "../../support/property-seed";

const text = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.constantFrom("NaN", "nan", "None", "inf", "12345678901234567", "\u0001"),
);
const token = fc.oneof(
  { arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)), weight: 6 },
  { arbitrary: text.map((value) => JSON.stringify(value)), weight: 3 },
  fc.constantFrom(
    "true",
    "null",
    "NaN",
    "-Infinity",
    "1e400",
    "-1e999",
    "999999999999999",
    "1234567890123456",
    "1e15",
    "[1]",
    "{}",
  ),
);
const name = fc.constantFrom("a", "b", "0", "1", "__proto__", "constructor", "token", "predictions");
const record = fc.array(fc.tuple(name, token), { maxLength: 3 });

const listOf = (items: readonly string[]): string => `[${items.join(",")}]`;
const objectOf = (members: readonly (readonly [string, string])[]): string =>
  `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`;

const answer = fc.oneof(
  fc.array(token, { maxLength: 4 }).map(listOf),
  fc.array(record.map(objectOf), { maxLength: 3 }).map(listOf),
  fc
    .tuple(fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), fc.array(fc.infiniteStream(token), { maxLength: 4 }))
    .map(([names, rows]) => listOf(rows.map((row) => objectOf(names.map((key) => [key, row.next().value as string]))))),
  fc
    .array(fc.array(token, { minLength: 2, maxLength: 2 }).map(listOf), { maxLength: 3 })
    .map((rows) => `{"columns":["a","b"],"data":${listOf(rows)}}`),
);

function outcomeOf(decode: () => unknown): unknown {
  try {
    return decode();
  } catch (error) {
    return error;
  }
}

describe("a plain answer", () => {
  it("is read as the careful reader reads it, whatever it holds, and refused where that refuses it", () => {
    const key = fc.constantFrom("predictions", "predictions", "outputs");
    fc.assert(
      fc.property(answer, key, fc.nat(4), (value, under, rowCount) => {
        const body = `{"${under}":${value}}`;
        expect(outcomeOf(() => decodePredictions(body, rowCount))).toEqual(
          outcomeOf(() => decodeWithCare(body, rowCount)),
        );
      }),
      { numRuns: runs(50_000, 3_000) },
    );
  });

  it.each([
    ['{"predictions":[1.5,"a",true]}', { outputs: [""], rows: [[1.5], ["a"], [true]] }],
    [
      '{"predictions":[{"a":1,"b":"x"},{"a":2,"b":"y"}]}',
      {
        outputs: ["a", "b"],
        rows: [
          [1, "x"],
          [2, "y"],
        ],
      },
    ],
    ['{"predictions":{"columns":["a"],"data":[[1],[2]]}}', { outputs: ["a"], rows: [[1], [2]] }],
    ['{"predictions":[[1],["a"]]}', { outputs: [""], rows: [[1], ["a"]] }],
    ['{"predictions":[[1,"a"]]}', { outputs: ["0", "1"], rows: [[1, "a"]] }],
  ])("is %s", (body, rows) => {
    expect(plainAnswer(body)).toEqual(rows);
  });

  it.each([
    '{"predictions":[1,NaN]}',
    '{"predictions":[1234567890123456]}',
    '{"predictions":[-1e400]}',
    '{"predictions":[1,null]}',
    '{"predictions":[{"a":1},{"b":1}]}',
    '{"predictions":[{"a":1},{"a":1,"b":1}]}',
    '{"predictions":[[1],[2,3]]}',
    '{"predictions":[[],[]]}',
    '{"predictions":[[[1]],[[2]]]}',
    '{"predictions":[]}',
    '{"predictions":{"columns":["a"],"data":[[1,2]]}}',
    '{"predictions":{"a":[1]}}',
    "[1]",
    "null",
    "",
  ])("is not %s", (body) => {
    expect(plainAnswer(body)).toBeUndefined();
  });
});

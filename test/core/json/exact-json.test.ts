import fc from "fast-check";
import { BigInteger, NonFiniteNumber, parseJsonText } from "../../../src/core/json/exact-json";

/** Writes a tree as Python's json.dumps does: NaN and Infinity bare, integers with all their digits. */
function writeAsPython(value: unknown): string {
  if (value instanceof NonFiniteNumber) return value.token;
  if (value instanceof BigInteger) return value.digits;
  if (Array.isArray(value)) return `[${value.map(writeAsPython).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${writeAsPython(inner)}`);
    return `{${members.join(", ")}}`;
  }
  return JSON.stringify(value);
}

const bigDigits = fc
  .tuple(fc.constantFrom("", "-"), fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{15,40}$/))
  .map(([sign, first, rest]) => new BigInteger(sign + String(first) + rest));
const nonFinite = fc.constantFrom("NaN", "Infinity", "-Infinity").map((token) => new NonFiniteNumber(token as "NaN"));
const strangeText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom('"', "\\", "NaN", "-Infinity", "12345678901234567890", "\u0001", "\\u0001", "é", "\n", ","))
    .map((parts) => parts.join("")),
);
const scalar = fc.oneof(
  strangeText,
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((number) => (Object.is(number, -0) ? 0 : number))
    .filter((number) => !/^-?\d{16}/.test(String(number))),
  fc.boolean(),
  fc.constant(null),
  bigDigits,
  nonFinite,
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(strangeText, tie("tree"), { maxKeys: 4 }),
  ),
}));

describe("JSON as Python writes it", () => {
  it.each([
    ["NaN", new NonFiniteNumber("NaN")],
    ["Infinity", new NonFiniteNumber("Infinity")],
    ["-Infinity", new NonFiniteNumber("-Infinity")],
    ["1e400", new NonFiniteNumber("Infinity")],
    ["-1E+400", new NonFiniteNumber("-Infinity")],
    ["1e-400", 0],
    ["999999999999999", 999999999999999],
    ["[999999999999999, 1000000000000000]", [999999999999999, new BigInteger("1000000000000000")]],
    ["1000000000000000", new BigInteger("1000000000000000")],
    ["-1152921504606846977", new BigInteger("-1152921504606846977")],
    ["0.10000000149011612", 0.10000000149011612],
    ["12345678901234567.5", 12345678901234567.5],
    ['"NaN"', "NaN"],
    ['"\\"NaN, Infinity \\\\"', '"NaN, Infinity \\'],
    ['"12345678901234567890"', "12345678901234567890"],
    ["[ NaN ,\n-Infinity,\t1]", [new NonFiniteNumber("NaN"), new NonFiniteNumber("-Infinity"), 1]],
  ])("reads %s", (text, value) => {
    expect(parseJsonText(text)).toEqual(value);
  });

  it("reads back any tree, whatever its texts look like", () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(parseJsonText(writeAsPython(value))).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps a text apart from a token even where the text begins with a control character", () => {
    expect(parseJsonText('["\\u0001NaN", NaN, "\\u0002NaN"]')).toEqual([
      "\u0001NaN",
      new NonFiniteNumber("NaN"),
      "\u0002NaN",
    ]);
  });

  it.each([
    "",
    "nan",
    "-NaN",
    "+Infinity",
    "NaNNaN",
    "[NaN NaN]",
    "[1NaN]",
    "[0012345678901234567]",
    "[-012345678901234567]",
    "[01e400]",
    "[+12345678901234567]",
    "[0x12345678901234567]",
    "[12345678901234567.]",
    "[12345678901234567e]",
    "[1-12345678901234567]",
    "{NaN: 1}",
    "{12345678901234567: 1}",
    '["open NaN]',
    '["\\x NaN"]',
    '["a"NaN]',
    "[NaN,]",
    "'NaN'",
  ])("refuses %j", (text) => {
    expect(() => parseJsonText(text)).toThrow(SyntaxError);
  });

  it("refuses exactly what JSON.parse refuses, those tokens apart", () => {
    const pieces = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      '"',
      "\\",
      ",",
      ":",
      "1",
      "0",
      "-",
      ".",
      "e9",
      "true",
      "null",
      " ",
      '"a"',
      "1234567890123456",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        expect(canRead(parseJsonText, text)).toBe(canRead(JSON.parse, text));
      }),
      { numRuns: 5000 },
    );
  });

  it("reads a text of megabytes, escapes and quotes included", () => {
    const long = 'line\n"quoted" \\ '.repeat(300_000);
    expect(parseJsonText(`[${JSON.stringify(long)}, NaN]`)).toEqual([long, new NonFiniteNumber("NaN")]);
  });
});

function canRead(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

import fc from "fast-check";
import { blotCells } from "../../../src/endpoint/answers/blot-cells";
import { readSentRequest } from "../../../src/endpoint/answers/sent-request";
import { runs } from "../../support/property-seed";

function blot(message: string, ...cells: readonly unknown[]): string {
  return blotCells(
    message,
    readSentRequest(JSON.stringify({ dataframe_split: { columns: ["x"], data: [cells] } })),
    [],
  );
}

describe("A message without the cells", () => {
  it.each([
    ["as it was sent", 1234.5, "1234.5"],
    ["with more noughts", 5.1, "5.100000"],
    ["with a double's noise", 5.1, "5.1000000000000005"],
    ["as a 32-bit float", 5.1, "5.0999999046325684"],
    ["rounded", 0.123456789, "0.1235"],
    ["as a decimal", 40000, "40000.0"],
    ["with commas", 40000, "40,000"],
    ["with an exponent", 40000, "4e4"],
    ["with a signed exponent", 123456, "1.23456e+05"],
    ["negative", -4321, "-4321"],
    ["as a day", "2024-02-29T13:05:06", "2024-02-29"],
    ["as a day and a time with a zone", "2024-02-29T13:05:06", "2024-02-29 13:05:06+00:00"],
    ["as a time of day", "2024-02-29T13:05:06", "T13:05:06"],
    ["day first", "2024-02-29", "29/02/2024"],
    ["with dots", "2024-02-29", "29.02.2024"],
    ["without signs", "2024-02-29", "20240229"],
    ["as nanoseconds", "2024-02-29T00:00:00", "1709164800000000000"],
    ["as seconds", "2024-02-29", "1709164800"],
    ["a long number as text", "4111111111111111111", "4111111111111111111"],
    ["a telephone number", "0170 555-1234", "0170 555-1234"],
    ["signs alone", "€€€", "€€€"],
  ])("does not say a number or a date %s", (_how, cell, said) => {
    expect(blot(`cannot use ${said} here`, cell)).toBe("cannot use … here");
  });

  it.each([
    ["a short number", 5.1, "got 5.1 where 3 stood"],
    ["a count", 2000, "X has 2000 features, but got 2,000 rows"],
    ["a shape", 1500, "received shape (None, 1500)"],
    ["a place", 1234, "Expecting ',' delimiter: line 1234 column 1234 (char 1234)"],
    ["a number in a word", 4096, "float4096 is no type of v4096_x"],
    ["the server's words", "missing", "Model is missing inputs, columns and dataframe_records"],
    ["True, null and NaN", "true", "got True, null and NaN"],
    ["a type", "double", "must be double"],
    ["a class", "KeyError", "KeyError in RandomForestClassifier"],
    ["a cell within a longer word", "income", "income_total and netincome lack"],
    ["the words of a longer cell, one by one", "please call about the loan again", "the loan must be called again"],
    ["two characters", "DE", "DE is unknown"],
    ["a name in a list of missing inputs", "income", "Model is missing inputs ['income', 'age']"],
    ["a name in a signature", "income", "with schema '['income': double (required)]'"],
    ["a name that is called a column", "income", "column 'income' lacks"],
  ])("keeps %s", (_what, cell, said) => {
    expect(blot(said, cell)).toBe(said);
  });

  it.each([
    ["in another case", "Strasbourg", "no entry for STRASBOURG", "no entry for …"],
    ["of several words", "likes long walks", "note likes long walks is odd", "note … is odd"],
    ["of several words, two of them", "likes scenic walks", "no such thing as scenic walks", "no such thing as …"],
    ["whose name stands alone", "Ada Lovelace", "no entry for Lovelace", "no entry for …"],
    ["whose word is quoted", "acute bronchitis", "KeyError: 'bronchitis'", "KeyError: …"],
    ["that is cut", "Customer complained", "no room for Customer compl...", "no room for …"],
    ["that is cut in its middle", "Customer complained", "got 'Custo...plained'", "got …"],
    ["with entities and escapes left out", "A&B Söhne", "got A&B Söhne", "got …"],
    ["in a link", "Ada", "see https://example.org/x?q=Ada", "see …"],
  ])("does not say a text %s", (_how, cell, said, shown) => {
    expect(blot(said, cell)).toBe(shown);
  });

  it("keeps plain links", () => {
    const said = "See https://www.mlflow.org/docs/latest/models.html#signature for more.";
    expect(blot(said, "Ada")).toBe(said);
  });

  it("holds no cell of any row, and every column and count, whatever is echoed", () => {
    const text = fc.stringMatching(/^zq[a-zäöüß中文]{3,12}( [A-Za-z0-9]{1,8}){0,3}$/);
    const number = fc.oneof(
      fc.integer({ min: 1000, max: 10 ** 12 }),
      fc.double({ min: 1000, max: 10 ** 9, noNaN: true }),
    );
    const rows = fc.array(fc.record({ "net income": number, remark: text }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.nat(4), (sent, at) => {
        const row = sent[at % sent.length]!;
        const message = `Bad row: 'net income' is ${row["net income"]}, remark "${row.remark}" (${row.remark.toUpperCase()}), X has 4 features of 2000 columns`;
        const blotted = blotCells(message, readSentRequest(JSON.stringify({ dataframe_records: sent })), []);
        expect(blotted).not.toContain(String(row["net income"]));
        expect(blotted.toLowerCase()).not.toContain(`"${row.remark.toLowerCase()}"`);
        expect(blotted).toMatch(/^Bad row: 'net income' is …, remark … \(…\), X has 4 features of 2000 columns$/);
      }),
      { numRuns: runs(2000, 200) },
    );
  });
});

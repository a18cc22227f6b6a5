import { describeErrorBody, type ErrorDetail } from "../../../src/endpoint/answers/describe-error-body";
import { readErrorBody } from "../../../src/endpoint/answers/error-body";
import { readSentRequest } from "../../../src/endpoint/answers/sent-request";

const RECORDS = JSON.stringify({
  dataframe_records: [
    {
      age: 41,
      "net income": 1234.5,
      name: "Grace Hopper",
      note: "likes long walks on the beach",
      vip: true,
      since: "2024-02-29",
    },
    { age: 29, "net income": 99, name: "O'Neil", note: "12 345,00", vip: false, since: "AB12CD" },
  ],
});

function describe_(message: string, extra: object = {}, sent = RECORDS): ErrorDetail {
  return describeErrorBody(
    readErrorBody(JSON.stringify({ error_code: "BAD_REQUEST", message, ...extra })),
    readSentRequest(sent),
    undefined,
  );
}

describe("The detail of an error", () => {
  it("names the column and the type of a failed conversion, without the value", () => {
    const detail = describe_(
      `Invalid input. Data is not compatible with model signature. Failed to convert column net income to type 'float64'. Error: 'ValueError("could not convert string to float: '12 345,00'")'`,
    );
    expect(detail).toEqual({
      text: `Invalid input. Data is not compatible with model signature. Failed to convert column net income to type 'float64'. Error: 'ValueError("could not convert string to float: …")'`,
      column: "net income",
      dtype: "float64",
    });
  });

  it("does not take a text for a column that was never sent", () => {
    const detail = describe_("Failed to convert column Grace Hopper to type 'float64'. Error: 'ValueError(\"no\")'");
    expect(detail.column).toBeUndefined();
  });

  it.each([
    ["a whole cell", "customer Grace Hopper is unknown", "customer … is unknown"],
    ["a part of a cell", "no entry for Hopper", "no entry for …"],
    ["a cell in another case", "no entry for HOPPER, GRACE", "no entry for …"],
    ["a shortened cell", "note likes long walks... is too long", "note … is too long"],
    ["a quoted text", "unknown value 'Grace' in column 'name'", "unknown value … in column 'name'"],
    ["a quoted text with an apostrophe in it", "unknown value 'O'Neil' here", "unknown value … here"],
    ["a number", "age 41 and income 1,234.50 are out of range", "age 41 and income … are out of range"],
    ["a date", "cannot parse 2024-02-29T13:05:06+02:00 here", "cannot parse … here"],
    ["an identifier with digits", "no such key AB12CD", "no such key …"],
    ["a link", "see https://example.org/?q=Hopper for help", "see … for help"],
  ])("leaves out %s", (_what, message, shown) => {
    expect(describe_(message).text).toBe(shown);
  });

  it.each([
    ["a bearer token", "got Authorization: Bearer abcdef.ghijkl-mnop"],
    ["a personal access token", "token dapiabcdefabcdefabcdef is expired"],
    ["a JSON web token", "token eyJhbGciOiJIUzIabc.eyJzdWIiOiIabc.abc is expired"],
  ])("leaves out %s", (_what, message) => {
    expect(describe_(message).text).not.toMatch(/abcdef|eyJ/);
  });

  it("keeps column names that are several words, hold digits or signs of a pattern", () => {
    const sent = JSON.stringify({
      dataframe_split: { columns: ["2023", "a.b (c)*", "Größe in cm"], data: [[1, 2, "x"]] },
    });
    const { text } = describe_("columns 2023, a.b (c)* and Größe in cm but not 2024", {}, sent);
    expect(text).toBe("columns 2023, a.b (c)* and Größe in cm but not 2024");
  });

  it.each([
    ["in Python's bytes", String.raw`could not convert b'Strasburg\xc3\xb6 GmbH'`, "could not convert …"],
    ["in another of Python's quotes", "got r'Smith' and u\"Miller Corp\"", "got … and …"],
    ["as numbers of letters", String.raw`no city Strasburg\u00f6 here`, "no city … here"],
    ["cut at its end", "no room for Customer complai... here", "no room for … here"],
    ["cut at its start", "no room for …omer complained here", "no room for … here"],
  ])("does not repeat a cell that is written %s", (_how, said, shown) => {
    const sent = JSON.stringify({
      dataframe_records: [
        { name: "Strasburgö GmbH", note: "Customer complained" },
        { name: "Smith", note: "Miller Corp" },
      ],
    });
    expect(describe_(`Error: ValueError: ${said}`, {}, sent).text).toBe(`ValueError: ${shown}`);
  });

  it("does not repeat the half of a cell where a long text was cut", () => {
    const sent = JSON.stringify({ dataframe_records: [{ name: "Strasbourg" }] });
    for (let shift = 0; shift < 12; shift++) {
      const cells = "x".repeat(shift) + ", Strasbourg".repeat(20_000);
      for (const answer of [{ message: `Error: ${cells}` }, { message: "", stack_trace: `ValueError: ${cells}` }]) {
        const { text } = describeErrorBody(readErrorBody(JSON.stringify(answer)), readSentRequest(sent), undefined);
        expect(text).toMatch(/^(ValueError: )?x*[,.… ]*(\([\d,]+ more characters\) [,.… ]*)?$/);
      }
    }
  });

  it("keeps the names of missing inputs, which are the model's own", () => {
    const message = `Failed to predict data '   age\n0  41'. \nError: Failed to enforce schema of data '   age\n0  41' with schema '['age': double (required)]'. Error: Model is missing inputs ['weight', 'height'].`;
    expect(describe_(message).text).toBe(
      "Failed to predict data …. Error: Failed to enforce schema of data … with schema '['age': double (required)]'. Error: Model is missing inputs ['weight', 'height'].",
    );
  });

  it("keeps counts and shapes, which are no cells", () => {
    const message = "Error: Shape of input (1, 3) does not match expected shape (-1, 2). X has 3 features.";
    expect(describe_(message).text).toBe(
      "Shape of input (1, 3) does not match expected shape (-1, 2). X has 3 features.",
    );
  });

  it("is the last exception of a traceback, with its further lines", () => {
    const stack_trace = [
      "Traceback (most recent call last):",
      '  File "/model/predict.py", line 7, in predict',
      "KeyError: 'first'",
      "",
      "During handling of the above exception, another exception occurred:",
      "",
      "Traceback (most recent call last):",
      '  File "/model/predict.py", line 9, in predict',
      "my.errors.LookupError: no such region",
      "ask its owner",
    ].join("\n");
    expect(describe_("Encountered an unexpected error", { stack_trace }).text).toBe(
      "LookupError: no such region ask its owner; Encountered an unexpected error",
    );
  });

  it("does not repeat a body that the server could not read", () => {
    const message = "Ensure that input is a valid JSON formatted string. Error: 'boom'\nInput: \nb'{secret stuff'";
    expect(describe_(message).text).not.toContain("stuff");
  });

  it("is one line that says how much it leaves out of a message of a megabyte, in its middle", () => {
    const { text } = describe_(`begin ${"'a ".repeat(400_000)}`);
    expect(text!.length).toBeLessThanOrEqual(20_050);
    expect(text).toMatch(/^begin .*\([\d,]+ more characters\).*$/);
    expect(describe_("word\nby\nword ".repeat(100)).text).not.toContain("\n");
  });

  it("treats every word of a request that is no JSON as a cell", () => {
    expect(describe_("cannot read Grace here", {}, "name\nGrace Hopper").text).toBe("cannot read … here");
  });

  it("is absent when the answer says nothing", () => {
    expect(describeErrorBody(readErrorBody(""), readSentRequest(RECORDS), undefined).text).toBeUndefined();
  });
});

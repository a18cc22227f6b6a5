import fc from "fast-check";
import { compactJson, layOutJson } from "../../../src/core/json/json-layout";

describe("JSON text laid out for people", () => {
  test("gives each row a line, and keeps digits and the order of keys", () => {
    const rows = [
      '{"2024":5.0,"2023":9007199254740993,"name":"a, {b}"}',
      '{"2024":-0.5e-300,"2023":1,"name":"\\"c\\\\"}',
    ].join(",");
    expect(layOutJson(`{"dataframe_records":[${rows}]}`)).toBe(
      [
        "{",
        '  "dataframe_records": [',
        '    {"2024": 5.0, "2023": 9007199254740993, "name": "a, {b}"},',
        '    {"2024": -0.5e-300, "2023": 1, "name": "\\"c\\\\"}',
        "  ]",
        "}",
      ].join("\n"),
    );
  });

  test("leaves what is short on one line", () => {
    expect(layOutJson('{"inputs":[[1.0,2.0],[3.0,4.0]],"params":{}}')).toBe(
      '{"inputs": [[1.0, 2.0], [3.0, 4.0]], "params": {}}',
    );
  });

  test("is the same JSON, and compact again what was sent", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (json) => {
        const text = JSON.stringify(JSON.parse(json));
        expect(JSON.parse(layOutJson(text))).toEqual(JSON.parse(text));
        expect(compactJson(layOutJson(text))).toBe(text);
      }),
    );
  });

  test("changes only blanks of text that is not JSON", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'{}[],:"\\ a1\n') })), (text) => {
        expect(layOutJson(text).replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });

  test("takes a megabyte in one string", () => {
    const text = JSON.stringify({ data: "x".repeat(1_000_000) });
    expect(compactJson(layOutJson(text))).toBe(text);
  });
});

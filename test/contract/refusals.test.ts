import { RowsRefusedError, RunStoppedError, ScoringError } from "../../src/core/errors";
import { ColumnRefusedError } from "../../src/endpoint/answers/judge-outcome";
import { encodeValues, type JsonCell } from "../support/encode-values";
import { endpointOf } from "./mlflow-endpoint";
import { caseOf } from "./mlflow-models";

describe("what a real MLflow scoring server refuses", () => {
  test.each([
    ["a number with a thousands separator", "40,000"],
    ["a name", "Ada Lovelace"],
    ["an empty text", ""],
    ["a text that reads like an error", "#N/A"],
  ])("%s in a column of doubles is laid to that column, its value unsaid", async (_what, secret) => {
    const { columns, rows } = caseOf("iris-classifier");
    const error = await refusalOf("iris-classifier", columns, [rows[0]!, [5.1, secret, 1.4, 0.2]]);
    expect(error).toRefuse(ColumnRefusedError, { code: "rows-refused", status: 400 });
    expect(error).toMatchObject({ code: "rows-refused", status: 400, column: columns[1] });
    expect(error.message).toContain("must be float64");
    expectUnsaid(error, secret);
  });

  test.each([
    ["a blank in a column of integers", "count", null],
    ["a blank in a column of long integers", "total", null],
    ["a time zone", "at", "2024-02-29T13:05:06Z"],
    ["a day before 1677", "day", "0001-01-01"],
    ["a date in words", "day", "the 29th of February"],
  ])("%s refuses the rows", async (_what, column, cell) => {
    const { columns, rows } = caseOf("reads-back");
    const changed = rows[0]!.map((value, position) => (columns[position] === column ? cell : value));
    const error = await refusalOf("reads-back", columns, [changed]);
    expect(error).toRefuse(RowsRefusedError, { code: "rows-refused", status: 400 });
    expectUnsaid(error, cell ?? "");
  });

  test("a missing column stops the run, and the detail names it", async () => {
    const { columns, rows } = caseOf("iris-classifier");
    const error = await refusalOf("iris-classifier", columns.slice(1), [rows[0]!.slice(1)]);
    expect(error).toRefuse(RunStoppedError, { code: "bad-request-route" });
    expect(error.detail).toContain(columns[0]);
  });

  test("an exception inside the model refuses the rows, without the cell that it quotes", async () => {
    const error = await refusalOf("awkward-numbers", ["kind"], [["Ada Lovelace"]]);
    expect(error).toRefuse(RowsRefusedError, { code: "rows-refused", status: 400 });
    expect(error.detail).toContain("KeyError");
    expectUnsaid(error, "Lovelace");
  });

  test.each([
    ["no known input key", '{"rows":[{"kind":"nan"}]}'],
    ["a split frame that is a list", '{"dataframe_split":[{"kind":"nan"}]}'],
    ["a body that is not JSON", '{"dataframe_records":['],
  ])("%s stops the run", async (_what, body) => {
    const error = await failureOf(endpointOf("awkward-numbers").query(body, neverAborted()));
    expect(error).toMatchObject({ code: "bad-request-route", status: 400 });
  });

  test("a wrong address stops the run", async () => {
    const error = await failureOf(endpointOf("iris-classifier", "/invocation").query("{}", neverAborted()));
    expect(error).toMatchObject({ code: "endpoint-not-found", status: 404 });
  });
});

function refusalOf(model: string, columns: readonly string[], rows: readonly (readonly JsonCell[])[]) {
  return failureOf(endpointOf(model).query(encodeValues("dataframe_records", columns, rows), neverAborted()));
}

async function failureOf(query: Promise<unknown>): Promise<ScoringError> {
  const outcome = await query.catch((error: unknown) => error);
  if (outcome instanceof ScoringError) return outcome;
  throw new Error(`Expected a ScoringError, got ${JSON.stringify(outcome)}.`);
}

function neverAborted() {
  return { signal: new AbortController().signal };
}

/** The value is in no part of the error that a person or a log may see. */
function expectUnsaid(error: ScoringError, value: string): void {
  if (value === "") return;
  expect([error.message, error.detail ?? "", error.stack ?? ""].join("\n")).not.toContain(value);
}

import { readSignature } from "../../../src/core/inputs/read-signature";
import { encodeBody } from "../../../src/core/request/encode-body";
import { TableProfile, type RequestPlan } from "../../../src/core/request/table-profile";
import type { Cell } from "../../../src/core/table/cell";
import { CellBlock } from "../../../src/core/table/cell-block";
import { tableRows } from "../../support/table-rows";

const NA: Cell = { kind: "error", error: "#N/A" };
const date = (serial: number): Cell => ({ kind: "date", serial });

function profileOf(columns: readonly string[], rows: readonly (readonly Cell[])[], request: Partial<RequestPlan> = {}) {
  const profile = new TableProfile(
    { columns, dateSystem: 1900 },
    { inputs: { format: "dataframe_records" }, ...request },
  );
  profile.observe(CellBlock.ofRows(rows));
  return profile;
}

describe("the profile of a table", () => {
  it("gives each column one type and its dates one precision, whatever window they come in", () => {
    const profile = profileOf(["n", "when"], [[1, date(45_000)]]);
    profile.observe(CellBlock.ofRows([[2.5, date(45_000.5)]]));
    const { inputs } = profile.settle();
    expect(inputs.map(({ column, encoding }) => [column, encoding.type, encoding.datePrecision])).toEqual([
      ["n", "double", "day"],
      ["when", "datetime", "second"],
    ]);
  });

  it("writes rows in memory as a request body, and leaves out those that cannot be sent", () => {
    const rows = [
      [1, "a"],
      [NA, "b"],
      [3, "c"],
    ];
    const request = { parameters: { depth: 2 }, withIndex: true, inputs: { format: "dataframe_split" } } as const;
    const encoding = profileOf(["n", "t"], rows, request).settle();
    const { sendable, refused } = encoding.encode(tableRows(0, rows));
    expect(encodeBody(encoding.body, sendable.rows, sendable.rowIndexes)).toBe(
      '{"dataframe_split":{"columns":["n","t"],"data":[[1,"a"],[3,"c"]],"index":[0,2]},"params":{"depth":2}}',
    );
    expect(refused.rowIndexes).toEqual([1]);
  });

  it("reads a column as the analyst says, but as the schema says where it says so", () => {
    const schema = readSignature({ inputs: '[{"type":"double","name":"declared"},{"type":"any","name":"open"}]' });
    const readings = { declared: { type: "string" }, open: { type: "string" } } as const;
    const { inputs } = profileOf(["declared", "open"], [[1, 2]], {
      readings,
      inputs: { format: "dataframe_records", schema },
    }).settle();
    expect(inputs.map(({ encoding }) => [encoding.type, encoding.isDeclared])).toEqual([
      ["double", true],
      ["string", false],
    ]);
  });

  it("needs no second look at columns whose counts prove that all their cells can be sent", () => {
    const rows = [
      [1, "a"],
      [null, "b"],
    ];
    const clean = profileOf(["n", "t"], rows).settle().startPreflight();
    expect(clean.isNeeded).toBe(false);
    expect(clean.report(2)).toMatchObject({ cleanRows: 2, problems: [] });
    const faulty = [...rows, [NA, "c"]];
    const preflight = profileOf(["n", "t"], faulty).settle().startPreflight();
    expect(preflight.isNeeded).toBe(true);
    preflight.inspect(tableRows(0, faulty));
    expect(preflight.report(3)).toMatchObject({ cleanRows: 2, problems: [{ column: "n", cause: "error-cell" }] });
  });

  it("tells what cannot be planned before any row is looked at", () => {
    expect(() => profileOf(["n"], [], { inputs: { format: "dataframe_records", columns: ["gone"] } })).toThrow(
      expect.objectContaining({ code: "unknown-column" }),
    );
  });
});

import { undeclaredColumns } from "../../../../src/taskpane/state/proposal/undeclared-columns";

const SENT = ["a", "b"].map((column) => ({ column, inputName: column }));

describe("columns whose type the analyst may say", () => {
  test("are all that are sent to a model without a schema", () => {
    expect(undeclaredColumns({ schema: undefined, matches: undefined, sent: SENT })).toEqual(["a", "b"]);
  });

  test("are those of which the schema names no type", () => {
    const matches = [
      { input: { name: "a", type: "double", isRequired: true }, column: "a", kind: "exact" },
      { input: { name: "b", isRequired: true }, column: "b", kind: "exact" },
    ] as const;
    expect(undeclaredColumns({ schema: undefined, matches, sent: SENT })).toEqual(["b"]);
  });

  test("are none when they go into a tensor, which has one type", () => {
    const tensors = [{ dataType: "float64", shape: [-1, 2] }];
    const schema = { phase: "known", schema: { columns: [], tensors, parameters: [] } } as const;
    expect(undeclaredColumns({ schema, matches: undefined, sent: SENT })).toEqual([]);
  });
});

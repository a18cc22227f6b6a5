import type { Schema, SchemaColumn } from "../../../src/core/inputs/schema";
import type { SchemaAsked } from "../../../src/headless/model/find-schema";
import { settleColumns } from "../../../src/headless/model/settle-columns";

const COLUMNS = ["a", "b", "Prediction", "Prediction label", "Score"];
const NOTHING_SAID: Parameters<typeof settleColumns>[0] = {
  sentColumns: undefined,
  tensors: undefined,
  columnName: "Score",
};

const column = (name: string, facts: Partial<SchemaColumn> = {}): SchemaColumn => ({
  name,
  type: "double",
  isRequired: true,
  ...facts,
});
const schemaOf = (columns: readonly SchemaColumn[], tensors: Schema["tensors"] = []): Schema => ({ columns, tensors });

function settled(
  schema: Schema | undefined,
  said: Partial<typeof NOTHING_SAID> = {},
  columns = COLUMNS,
  asked?: SchemaAsked,
) {
  const told: string[] = [];
  const sent = settleColumns({ ...NOTHING_SAID, ...said }, columns, schema, (line) => told.push(line), asked);
  return { sent, told };
}

const NOT_SENT =
  "Not sent: the columns Prediction, Prediction label, Score. They are called like predictions of an earlier run; --columns sends them too.";

describe("the columns that a command sends where it does not name them", () => {
  it("are counted where the endpoint is not asked, and nothing is said of what it does not say", () => {
    const { told } = settled(undefined, {}, ["a", "b"], "not asked");
    expect(told).toEqual(["Counted as sent: the columns a, b; --columns chooses others."]);
  });

  it("are said without a word about a model that could not be asked", () => {
    const { told } = settled(undefined, {}, ["a", "b"], "failed");
    expect(told).toEqual(["Sent: the columns a, b; --columns chooses others."]);
  });

  it("are all but predictions of ours where the model does not say what it takes, and both are told", () => {
    expect(settled(undefined)).toEqual({
      sent: ["a", "b"],
      told: [
        NOT_SENT,
        "The endpoint does not say what its model takes. Sent: the columns a, b; --columns chooses others.",
      ],
    });
  });

  it("are all of them where none is ours", () => {
    expect(settled(undefined, {}, ["a"])).toEqual({
      sent: ["a"],
      told: ["The endpoint does not say what its model takes. Sent: the column a; --columns chooses others."],
    });
  });

  it("are left to the names of a model that has some, which may be one of ours", () => {
    expect(settled(schemaOf([column("a"), column("b")]))).toEqual({ sent: undefined, told: [] });
    expect(settled(schemaOf([column("a"), column("Prediction")]))).toEqual({
      sent: undefined,
      told: [
        "The model names the column Prediction as an input: sent, although called like predictions of an earlier run.",
      ],
    });
  });

  it("are no predictions of ours where they feed a tensor, or inputs without names", () => {
    const tensor = { dataType: "float64", shape: [-1, 2] };
    expect(settled(schemaOf([], [tensor]))).toEqual({ sent: ["a", "b"], told: [NOT_SENT] });
    const unnamed = ["0", "1"].map((name) => column(name, { naming: "position" }));
    expect(settled(schemaOf(unnamed))).toEqual({ sent: ["a", "b"], told: [NOT_SENT] });
  });

  it("may be one of ours where a tensor has that very name", () => {
    const tensors = ["a", "Prediction"].map((name) => ({ name, dataType: "float64", shape: [-1] }));
    expect(settled(schemaOf([], tensors)).sent).toEqual(["a", "b", "Prediction"]);
  });

  it("are what the command names, without a word", () => {
    const sentColumns = ["a", "Prediction"];
    expect(settled(undefined, { sentColumns })).toEqual({ sent: sentColumns, told: [] });
  });
});

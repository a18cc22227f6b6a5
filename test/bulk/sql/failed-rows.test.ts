import type { BulkFailure } from "../../../src/bulk/bulk-runs";
import { readFailures } from "../../../src/bulk/sql/failed-rows";
import { endOf, inputsOf, never, sampleWorkspace, tableNamed } from "./sample-workspace";

const own = { key: "row_key", prediction: "prediction" };

describe("why rows have no prediction", () => {
  it("is told without the cells that a model server repeats", async () => {
    const { runs: open, sleep } = sampleWorkspace();
    const runs = open();
    const columns = [
      ...(["Cylinders", "Weight_in_lbs"] as const).map((name) => ({ name, type: "long" as const })),
      ...(["Displacement", "Horsepower", "Acceleration"] as const).map((name) => ({ name, type: "double" as const })),
    ];
    const csv = `${columns.map(({ name }) => name).join(",")}\n8,3504,307.25,130,12.75\n,4711,318.5,150.5,11.25\n`;
    const staged = await runs.stage({ content: new Blob([csv]), columns }, never);
    const inputs = columns.flatMap(({ name, type }) => inputsOf(staged.columns, [name], type));
    const plan = runs.plan({
      source: { kind: "staged", staged },
      columns: staged.columns,
      inputs,
      endpointName: "cars-mpg",
      target: tableNamed("blank", "default", "workspace"),
    });
    const run = await runs.start(plan, never);
    await endOf(runs, run, sleep);
    const failures = await runs.failures(run, 10, never);
    expect(failures.map(({ key }) => key)).toEqual(["1"]);
    expect(failures[0]?.message).toContain("Cylinders");
    expect(failures[0]?.message).not.toMatch(/4711|318\.5|150\.5|11\.25/);
  });

  it("is looked for behind columns of any names and order", () => {
    const columns = ["message", "prediction", "row_key", "errorMessage", "message"].map((name) => ({
      name,
      typeText: "STRING",
    }));
    const rows = [["Ada Lovelace", "{}", "7", null, "no value for Ada Lovelace in errorMessage"]];
    const [failure]: readonly BulkFailure[] = readFailures({ columns, rows }, own);
    expect(failure?.key).toBe("7");
    expect(failure?.message).not.toContain("Lovelace");
    expect(readFailures({ columns, rows: [["a", "{}", "8", "b", null]] }, own)).toEqual([{ key: "8", message: "" }]);
  });
});

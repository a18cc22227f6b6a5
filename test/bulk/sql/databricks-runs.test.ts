import { endOf, IRIS, inputsOf, irisOrder, never, sampleWorkspace, tableNamed } from "./sample-workspace";

describe("a run on a warehouse", () => {
  it("makes a table in which every flower has the species that the endpoint says", async () => {
    const workspace = sampleWorkspace();
    const runs = workspace.runs();
    const run = await runs.start(runs.plan(await irisOrder(runs, "scored")), never);
    expect(await endOf(runs, run, workspace.sleep)).toContain("running");
    expect(await runs.count(run, never)).toEqual({ rows: 150, failed: 0 });
    const { columns, rows } = await runs.sample(run, 1000, never);
    expect(columns.map(({ name, typeText }) => [name, typeText])).toEqual([
      ["row_key", "BIGINT"],
      ...IRIS.map((name) => [name, "DOUBLE"]),
      ["prediction", "STRUCT<result: STRING, errorMessage: STRING>"],
    ]);
    expect(rows.map(([key]) => key)).toEqual(rows.map((_, place) => String(place)));
    const records = rows.map((row) => Object.fromEntries(IRIS.map((name, place) => [name, Number(row[place + 1])])));
    const answer = await workspace.app.request("/serving-endpoints/iris/invocations", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ dataframe_records: records }),
    });
    const { predictions } = (await answer.json()) as { predictions: string[] };
    expect(rows.map((row) => (JSON.parse(row[5]!) as { result: string }).result)).toEqual(predictions);
  });

  it("never writes over a table that is there", async () => {
    const workspace = sampleWorkspace();
    const runs = workspace.runs();
    const plan = runs.plan(await irisOrder(runs, "once"));
    await endOf(runs, await runs.start(plan, never), workspace.sleep);
    const again = await runs.start(plan, never);
    await expect(endOf(runs, again, workspace.sleep)).rejects.toMatchObject({ code: "target-exists" });
  });

  it("says which rows have no prediction, and why", async () => {
    const refuse = { kind: "refuse-rows", column: "petal_width", value: 0.2 } as const;
    const workspace = sampleWorkspace({ faults: [refuse] });
    const runs = workspace.runs();
    const run = await runs.start(runs.plan(await irisOrder(runs, "partly")), never);
    await endOf(runs, run, workspace.sleep);
    const { rows } = await runs.sample(run, 150, never);
    const refused = rows.filter((row) => row[4] === "0.2").map(([key]) => key);
    expect(await runs.count(run, never)).toEqual({ rows: 150, failed: refused.length });
    const failures = await runs.failures(run, 1000, never);
    expect(failures.map(({ key }) => key)).toEqual(refused);
    expect(failures[0]?.message).toContain("Encountered an unexpected error while evaluating the model");
    expect(await runs.failures(run, 2, never)).toHaveLength(2);
  });

  it("is cancelled, and leaves no table behind", async () => {
    const workspace = sampleWorkspace();
    const runs = workspace.runs();
    const run = await runs.start(runs.plan(await irisOrder(runs, "stopped", "iris_100k")), never);
    await runs.status(run, never);
    await runs.cancel(run, never);
    await expect(runs.status(run, never)).rejects.toMatchObject({ code: "run-cancelled" });
    await expect(runs.columns(run.target, never)).rejects.toMatchObject({ code: "table-unknown" });
  });

  it("can be cancelled also where the stop came while it was handed over", async () => {
    const workspace = sampleWorkspace();
    const stop = new AbortController();
    const runs = workspace.runs({
      fetch: async (url, init) => {
        if (typeof init.body === "string" && init.body.includes("CREATE TABLE")) stop.abort();
        init.signal?.throwIfAborted();
        return await workspace.fetch(url, init);
      },
    });
    const plan = runs.plan(await irisOrder(runs, "begun", "iris_100k"));
    const run = await runs.start(plan, stop.signal);
    await runs.cancel(run, never);
    await expect(runs.status(run, never)).rejects.toMatchObject({ code: "run-cancelled" });
    await expect(runs.start(plan, stop.signal)).rejects.toMatchObject({ code: "cancelled" });
  });

  it("has ended well where the cancel came too late", async () => {
    const workspace = sampleWorkspace();
    const runs = workspace.runs();
    const run = await runs.start(runs.plan(await irisOrder(runs, "late")), never);
    await endOf(runs, run, workspace.sleep);
    await runs.cancel(run, never);
    expect(await runs.status(run, never)).toBe("done");
  });

  it("sends constants as typed parameters, never in the text", async () => {
    const workspace = sampleWorkspace();
    const runs = workspace.runs();
    const order = await irisOrder(runs, "constant");
    const [first, ...others] = order.inputs;
    const plan = runs.plan({ ...order, inputs: [{ ...first!, from: { constant: 7.25 } }, ...others] });
    expect(plan.statement.parameters).toEqual([{ name: "constant_1", value: "7.25", type: "DOUBLE" }]);
    expect(plan.statement.text).not.toContain("7.25");
    const run = await runs.start(plan, never);
    await endOf(runs, run, workspace.sleep);
    expect(await runs.count(run, never)).toEqual({ rows: 150, failed: 0 });
  });

  it("looks for values that an input would change before anything is scored", async () => {
    const workspace = sampleWorkspace();
    const runs = workspace.runs();
    const table = tableNamed("cars");
    const columns = await runs.columns(table, never);
    const order = (type: "long" | "double") => ({
      source: { kind: "table", table } as const,
      columns,
      inputs: inputsOf(columns, ["Cylinders", "Acceleration"], type),
      endpointName: "cars-mpg",
      target: tableNamed(`cars_${type}`, "default", "workspace"),
    });
    const statements = () => workspace.seen.filter(({ body }) => body.includes("CREATE TABLE"));
    await expect(runs.start(runs.plan(order("long")), never)).rejects.toMatchObject({
      code: "values-unfit",
      message: expect.stringMatching(/Acceleration: [1-9]\d*\. Nothing was scored/) as unknown,
    });
    expect(statements()).toHaveLength(0);
    const run = await runs.start(runs.plan(order("double")), never);
    expect(statements()).toHaveLength(1);
    await endOf(runs, run, workspace.sleep);
    // The model misses the other inputs in every row: that is the endpoint's to say.
    expect(await runs.count(run, never)).toEqual({ rows: 406, failed: 406 });
  });

  it("says what to do where the workspace refuses", async () => {
    const workspace = sampleWorkspace();
    const runs = workspace.runs();
    await expect(runs.columns(tableNamed("nothing"), never)).rejects.toMatchObject({ code: "table-unknown" });
    await expect(runs.sourceColumns(tableNamed("nothing"), never)).rejects.toMatchObject({
      code: "source-unknown",
      message: "There is no table samples.demo.nothing, or this account does not see it.",
    });
    await expect(runs.columns(tableNamed("payroll", "locked"), never)).rejects.toMatchObject({ code: "not-allowed" });
    const order = await irisOrder(runs, "refused");
    const endings = [
      [{ endpointName: "nobody" }, "endpoint-unknown"],
      [{ target: tableNamed("t", "nowhere", "workspace") }, "table-unknown"],
      [{ target: tableNamed("t", "demo", "samples") }, "not-allowed"],
    ] as const;
    for (const [change, code] of endings) {
      const run = await runs.start(runs.plan({ ...order, ...change }), never);
      await expect(endOf(runs, run, workspace.sleep)).rejects.toMatchObject({ code });
    }
  });
});

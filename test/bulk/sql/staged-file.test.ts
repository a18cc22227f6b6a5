import { endOf, IRIS, inputsOf, never, RUNNING, sampleWorkspace, tableNamed } from "./sample-workspace";

const FILE = "/api/2.0/fs/files/Volumes/workspace/default/uploads/scoresheet-00ff.csv";
const columns = [{ name: "who", type: "string" as const }, ...IRIS.map((name) => ({ name, type: "double" as const }))];
const HEADERS = ["who", ...IRIS].join(",");

async function orderOf(runs: ReturnType<ReturnType<typeof sampleWorkspace>["runs"]>, csv: string, table: string) {
  const staged = await runs.stage({ content: new Blob([csv]), columns }, never);
  return {
    staged,
    plan: runs.plan({
      source: { kind: "staged", staged },
      columns: staged.columns,
      inputs: inputsOf(staged.columns, IRIS),
      endpointName: "iris",
      target: tableNamed(table, "default", "workspace"),
    }),
  };
}

describe("a file that is uploaded", () => {
  it("is scored by the types that are stated for its columns, and taken away", async () => {
    const { app, runs: open, sleep } = sampleWorkspace();
    const runs = open();
    const csv = `${HEADERS}\n"a ""quoted""\nname, of two lines",5.1,3.5,1.4,0.2\n,6.3,3.3,6,2.5\n`;
    const { staged, plan } = await orderOf(runs, csv, "uploaded");
    expect(await (await app.request(FILE)).text()).toBe(csv);
    expect(plan.statement.text).not.toContain("quoted");
    const run = await runs.start(plan, never);
    await endOf(runs, run, sleep);
    await runs.unstage(staged, never);
    expect((await app.request(FILE)).status).toBe(404);
    const { rows } = await runs.sample(run, 10, never);
    expect(rows.map(([key, who]) => [key, who])).toEqual([
      ["0", 'a "quoted"\nname, of two lines'],
      ["1", null],
    ]);
    expect(rows.map((row) => (JSON.parse(row.at(-1)!) as { result: string }).result)).toEqual(["setosa", "virginica"]);
  });

  it("ends the run where a value is none of its column's type, and the value stands in no sentence", async () => {
    const { runs: open, sleep } = sampleWorkspace();
    const runs = open();
    const { plan } = await orderOf(runs, `${HEADERS}\nx,secretly,3.5,1.4,0.2\n`, "unfit");
    const run = await runs.start(plan, never);
    const ending = await endOf(runs, run, sleep).catch((error: unknown) => error);
    expect(ending).toMatchObject({ code: "values-unfit" });
    expect(JSON.stringify(ending) + String(ending)).not.toContain("secretly");
  });

  it("is taken away where its upload broke off", async () => {
    const { app, fetch, runs: open } = sampleWorkspace();
    const broken = open({
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        return init.method === "PUT" ? new Response("", { status: 500 }) : answer;
      },
    });
    await expect(broken.stage({ content: new Blob([HEADERS]), columns }, never)).rejects.toMatchObject({
      code: "request-refused",
    });
    expect((await app.request(FILE)).status).toBe(404);
  });

  it("goes into a volume that there is, and whose path climbs nowhere", async () => {
    const { runs, seen } = sampleWorkspace();
    const stage = (volume: string) => runs({ volume }).stage({ content: new Blob([""]), columns }, never);
    await expect(stage("/Volumes/workspace/default/nowhere")).rejects.toMatchObject({ code: "volume-unknown" });
    seen.length = 0;
    for (const volume of [
      "/Volumes/a/b",
      "/etc/a/b/c",
      "/Volumes/a/b/../c",
      "/Volumes/a/b/c/..",
      "Volumes/a/b/c",
      "/Volumes/a/b//c",
    ]) {
      await expect(stage(volume)).rejects.toMatchObject({ code: "name-invalid" });
    }
    await expect(
      runs({ warehouseId: RUNNING }).stage(
        { content: new Blob([""]), columns: [{ name: "a", type: "binary" }] },
        never,
      ),
    ).rejects.toMatchObject({ code: "column-unfit" });
    expect(seen).toHaveLength(0);
  });
});

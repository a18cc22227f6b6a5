import { staticToken } from "../../../src/endpoint/sign-in/token-provider";
import { endOf, irisOrder, never, sampleWorkspace } from "./sample-workspace";

const limits = { chunkBytes: 1000, inlineBytes: 5000 };

async function scored(workspace: ReturnType<typeof sampleWorkspace>) {
  const runs = workspace.runs({ token: staticToken("dapi0123456789") });
  const run = await runs.start(runs.plan(await irisOrder(runs, "scored")), never);
  await endOf(runs, run, workspace.sleep);
  return { runs, run };
}

describe("the result of a statement", () => {
  it("comes in parts, and by links where it is too large for the answers", async () => {
    const workspace = sampleWorkspace({ sql: { limits } });
    const { runs, run } = await scored(workspace);
    const small = await runs.sample(run, 60, never);
    expect(small.rows).toHaveLength(60);
    expect(workspace.seen.some(({ url }) => url.endsWith("/result/chunks/1"))).toBe(true);
    expect(links(workspace)).toHaveLength(0);
    const whole = await runs.sample(run, 1000, never);
    expect(whole.rows.map(([key]) => key)).toEqual(Array.from({ length: 150 }, (_, place) => String(place)));
    expect(links(workspace).length).toBeGreaterThan(3);
  });

  it("is fetched from its links without the token, on another host", async () => {
    const workspace = sampleWorkspace({ sql: { limits } });
    const { runs, run } = await scored(workspace);
    await runs.sample(run, 1000, never);
    expect(
      links(workspace).every(
        ({ headers, url }) => !headers.has("authorization") && url.startsWith("http://localhost:5001/"),
      ),
    ).toBe(true);
    const others = workspace.seen.filter(({ url }) => url.startsWith("http://127.0.0.1:5001/"));
    expect(others.every(({ headers }) => headers.get("authorization") === "Bearer dapi0123456789")).toBe(true);
    const [first] = links(workspace);
    const asked = await workspace.app.request(first!.url, { headers: { authorization: "Bearer dapi0123456789" } });
    expect(asked.status).toBe(400);
  });

  it("asks for a link anew that has died, or dies on the way", async () => {
    const workspace = sampleWorkspace({ sql: { limits } });
    const { runs } = await scored(workspace);
    const { run } = await scoredAgain(runs, workspace);
    let hasDied = false;
    const dying = workspace.runs({
      fetch: async (url, init) => {
        const isFirstLink = url.includes("/sample-storage/") && !hasDied;
        if (isFirstLink) {
          hasDied = true;
          workspace.advance(16 * 60_000);
        }
        return await workspace.fetch(url, init);
      },
    });
    const { rows } = await dying.sample(run, 1000, never);
    expect(hasDied).toBe(true);
    expect(rows).toHaveLength(150);
  });

  it("is not made for somebody who waits no longer", async () => {
    const workspace = sampleWorkspace();
    const { run } = await scored(workspace);
    const stop = new AbortController();
    const runs = workspace.runs({
      sleep: async (delayMs, signal) => {
        if (delayMs < 60_000) stop.abort();
        await workspace.sleep(delayMs, signal);
      },
    });
    await expect(runs.sample(run, 10, stop.signal)).rejects.toMatchObject({ code: "cancelled" });
    await workspace.sleep(1, never);
    expect(workspace.seen.at(-1)?.url).toMatch(/\/sql\/statements\/[\w-]+\/cancel$/);
  });

  it("keeps every digit of a whole number", async () => {
    const workspace = sampleWorkspace();
    const runs = workspace.runs();
    const csv = "id,sepal_length,sepal_width,petal_length,petal_width\n9007199254740993,5.1,3.5,1.4,0.2\n";
    const columns = [
      { name: "id", type: "long" as const },
      ...["sepal_length", "sepal_width", "petal_length", "petal_width"].map((name) => ({
        name,
        type: "double" as const,
      })),
    ];
    const staged = await runs.stage({ content: new Blob([csv]), columns }, never);
    const order = await irisOrder(runs, "exact");
    const inputs = order.inputs.map((input, place) => ({ ...input, from: { position: place + 1 } }));
    const plan = runs.plan({ ...order, source: { kind: "staged", staged }, columns: staged.columns, inputs });
    const run = await runs.start(plan, never);
    await endOf(runs, run, workspace.sleep);
    expect((await runs.sample(run, 10, never)).rows[0]).toEqual(expect.arrayContaining(["9007199254740993"]));
  });
});

describe("a result of which something is missing", () => {
  type Answered = Record<string, Record<string, unknown>>;
  const altered = async (change: (answer: Answered) => unknown) => {
    const workspace = sampleWorkspace({ sql: { limits } });
    const { run } = await scored(workspace);
    const runs = workspace.runs({
      fetch: async (url, init) => {
        const answer = await workspace.fetch(url, init);
        if (!url.includes("/sql/statements/")) return answer;
        const json = (await answer.json()) as Answered;
        return Response.json(json["result"] === undefined && json["manifest"] !== undefined ? json : change(json));
      },
    });
    return { runs, run };
  };

  it("is refused rather than taken for all there is", async () => {
    const changes: ((answer: Answered) => unknown)[] = [
      ({ result: _result, manifest: _manifest, ...answer }) => ({ ...answer, status: { state: "CLOSED" } }),
      (answer) => ({ ...answer, ...(answer["result"] && { result: { ...answer["result"], next_chunk_index: null } }) }),
      (answer) => ({ ...answer, ...(answer["result"] && { result: { chunk_index: 0 } }) }),
      (answer) => ({ ...answer, ...(answer["manifest"] && { manifest: { ...answer["manifest"], truncated: true } }) }),
    ];
    for (const change of changes) {
      const { runs, run } = await altered(change);
      await expect(runs.sample(run, 60, never)).rejects.toMatchObject({
        code: expect.stringMatching(/^(malformed-answer|result-gone)$/) as unknown,
      });
    }
  });

  it("is refused where a row has not a cell for each column", async () => {
    const { runs, run } = await altered((answer) => {
      const rows = answer["result"]?.["data_array"] as string[][] | undefined;
      return {
        ...answer,
        ...(rows && { result: { ...answer["result"], data_array: rows.map((row) => row.slice(1)) } }),
      };
    });
    await expect(runs.sample(run, 60, never)).rejects.toMatchObject({ code: "malformed-answer" });
  });
});

async function scoredAgain(
  runs: ReturnType<ReturnType<typeof sampleWorkspace>["runs"]>,
  workspace: ReturnType<typeof sampleWorkspace>,
) {
  const run = await runs.start(runs.plan(await irisOrder(runs, "again")), never);
  await endOf(runs, run, workspace.sleep);
  return { run };
}

function links({ seen }: ReturnType<typeof sampleWorkspace>) {
  return seen.filter(({ url }) => url.includes("/sample-storage/"));
}

import { endOf, irisOrder, never, sampleWorkspace } from "./sample-workspace";

async function scored(limits: { chunkBytes: number; inlineBytes: number } | undefined, target: string) {
  const workspace = sampleWorkspace({ sql: { ...(limits && { limits }) } });
  const runs = workspace.runs();
  const run = await runs.start(runs.plan(await irisOrder(runs, target)), never);
  await endOf(runs, run, workspace.sleep);
  const keysOf = async (most: number): Promise<string[][]> => {
    const pages: string[][] = [];
    for await (const { rows } of runs.fetch(run, most, never)) pages.push(rows.map(([key]) => key ?? ""));
    return pages;
  };
  return { workspace, runs, run, keysOf };
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, place) => String(place));

describe("the rows of a new table", () => {
  it("come in pages that an answer holds, each row once and by its key, and from no other host", async () => {
    const { keysOf, workspace } = await scored({ chunkBytes: 1000, inlineBytes: 5000 }, "paged");
    const pages = await keysOf(1000);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.flat()).toEqual(numbered(150));
    expect(workspace.seen.every(({ url }) => url.startsWith("http://127.0.0.1:5001/"))).toBe(true);
    expect(workspace.seen.some(({ body }) => body.includes("EXTERNAL_LINKS"))).toBe(false);
  });

  it("are as many as are asked for", async () => {
    const { keysOf } = await scored(undefined, "few");
    expect(await keysOf(7)).toEqual([numbered(7)]);
    expect(await keysOf(1000)).toEqual([numbered(150)]);
  });

  it("are refused where one alone is too large for an answer", async () => {
    const { keysOf } = await scored({ chunkBytes: 1000, inlineBytes: 20 }, "wide");
    await expect(keysOf(1000)).rejects.toMatchObject({ code: "result-too-large" });
  });

  it("are refused where the table has other columns from one page to the next", async () => {
    const { workspace, run } = await scored({ chunkBytes: 1000, inlineBytes: 5000 }, "remade");
    let pages = 0;
    const runs = workspace.runs({
      fetch: async (url, init) => {
        const answer = await workspace.fetch(url, init);
        const text = await answer.text();
        if (!text.includes('"manifest"') || ++pages < 2) return new Response(text, answer);
        // Somebody has made the table anew, with two of its columns the other way round.
        return new Response(text.replace('"sepal_length"', '"x"').replace('"sepal_width"', '"sepal_length"'), answer);
      },
    });
    const read = async (): Promise<void> => {
      for await (const _page of runs.fetch(run, 1000, never));
    };
    await expect(read()).rejects.toMatchObject({ code: "malformed-answer" });
  });
});

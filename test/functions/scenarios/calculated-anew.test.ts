import { WorkbookError } from "../../../src/core/errors";
import { ECHO_HEADERS, FormulasAtWork } from "../formulas-at-work";

/** 2024-02-29 */
const DAY = 45351;
const refusal = () => Response.json({ error_code: "BAD_REQUEST", message: "Model is being loaded" }, { status: 400 });

describe("what was answered before", () => {
  it("is not taken for an answer to what is calculated anew, even where it comes later", async () => {
    let asked = 0;
    const work = await new FormulasAtWork({
      interfere: () => Response.json({ predictions: [{ own: `answer ${++asked}`, half: asked }] }),
      delayMs: (request) => (request === 0 ? 5_000 : 0),
    }).allow();
    const given = { data: [[1, "a", DAY]], output: "own" };
    const first = work.predict(given, { address: "S!F2" });
    while (work.requestCount === 0) await new Promise((resolve) => setImmediate(resolve));
    await work.functions.recalculate();
    const second = await work.predict(given, { address: "S!F2" });
    const values = [await first, second];
    expect(work.requestCount).toBe(2);
    expect(values[0]).not.toEqual(values[1]);
    expect(await work.predict(given, { address: "S!F2" })).toEqual(second);
  });

  it("comes by itself once Excel is not busy any more, whose sheet could not be looked at", async () => {
    let isBusy = true;
    const headersAt = (addresses: readonly string[]) =>
      isBusy
        ? Promise.reject(new WorkbookError("excel-busy", "Excel is busy."))
        : Promise.resolve(addresses.map(() => ["amount", "code", "day"]));
    const work = await new FormulasAtWork({ sheet: { headersAt } }).allow();
    const given = { data: [[1, "a", DAY]], headers: null, output: "half" };
    const invocation = { address: "S!F2", parameterAddresses: [null, "S!A2:C2"] };
    expect(await work.predict(given, invocation)).toMatch(/^#N\/A/);
    isBusy = false;
    await work.clock.sleep(6_000, new AbortController().signal);
    expect(work.dirty).toEqual([["S!F2"]]);
    expect(await work.predict(given, invocation)).toEqual([[0.5]]);
    await work.clock.sleep(60_000, new AbortController().signal);
    expect(work.dirty).toHaveLength(1);
  });

  it("is asked again where all rows were refused, as by an endpoint that starts", async () => {
    let isBroken = true;
    const work = await new FormulasAtWork({ interfere: () => (isBroken ? refusal() : undefined) }).allow();
    const given = { data: [1, 2].map((amount) => [amount, "a", DAY]), output: 2 };
    expect(await work.predict(given)).toMatch(/^#VALUE!/);
    isBroken = false;
    expect(await work.predict(given)).toEqual([[0.5], [1]]);
  });

  it("of the model's state is no news: its card asks anew", async () => {
    let isSignedIn = true;
    const work = await new FormulasAtWork({
      onAsk: () => (isSignedIn ? undefined : new Response("{}", { status: 401 })),
    }).allow("echo", []);
    expect(await work.functions.model("echo", {})).toContainEqual(["State", "ready"]);
    isSignedIn = false;
    await expect(work.functions.model("echo", {})).rejects.toMatchObject({ trouble: "sign-in" });
  });

  it("is bounded: options of ever new values leave no queue each", async () => {
    const work = await new FormulasAtWork().allow("echo", [...ECHO_HEADERS[0]!, "seed"]);
    const seeds = Array.from({ length: 501 }, (_, seed) => seed);
    await Promise.all(seeds.map((seed) => work.predict({ data: [[1, "a", DAY]], options: [["seed", seed]] })));
    const before = work.requestCount;
    await work.predict({ data: [[1, "a", DAY]], options: [["seed", 500]] });
    expect(work.requestCount).toBe(before);
    await work.predict({ data: [[1, "a", DAY]], options: [["seed", 0]] });
    expect(work.requestCount).toBe(before + 1);
  });

  it("is bounded in what the options hold: long texts leave few queues", async () => {
    const work = await new FormulasAtWork().allow("echo", [...ECHO_HEADERS[0]!, "prompt"]);
    const ask = (seed: number) => {
      const options = [["prompt", String(seed).padStart(32_000, "x")]];
      return work.predict({ data: [[1, "a", DAY]], options });
    };
    for (let seed = 0; seed < 80; seed++) await ask(seed);
    expect(work.requestCount).toBe(80);
    await ask(79);
    expect(work.requestCount).toBe(80);
    await ask(0);
    expect(work.requestCount).toBe(81);
  });
});

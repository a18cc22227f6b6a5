import { consent } from "../../../src/composition/memory/consents";
import { addressOfName, addressOfServedModel } from "../../../src/endpoint/addresses/address-of";
import { rememberModel } from "../../../src/functions/models/known-models";
import { SEEN_FOR_MS } from "../../../src/functions/models/standing-versions";
import { ECHO_HEADERS, FormulasAtWork, ORIGIN } from "../formulas-at-work";

/** 2024-02-29 */
const DAY = 45351;
const NEVER = new AbortController().signal;

/** Formulas of version 3 of a model, of which the catalogue says as long as `version` holds what stands there. */
function atWork() {
  const state = { version: "3", isAway: false };
  const work: FormulasAtWork = new FormulasAtWork({
    onAsk: () => {
      if (work.asked.at(-1) !== "/api/2.0/serving-endpoints/echo") return undefined;
      if (state.isAway) return new Response("{}", { status: 403 });
      const entity = { name: "echo-3", entity_name: "samples.echo", entity_version: state.version };
      return Response.json({ name: "echo", state: { ready: "READY" }, config: { served_entities: [entity] } });
    },
  });
  const device = {
    read: (key: string) => work.device.get(key),
    write: (key: string, text: string) => void work.device.set(key, text),
  };
  const address = addressOfServedModel(addressOfName(ORIGIN, "echo"), "echo-3");
  for (const model of ["echo@3", "echo@4"]) rememberModel(device, model, address);
  consent(device, { origin: address.origin, route: address.route, columns: ECHO_HEADERS[0]! });
  const ask = (amount: number, model = "echo@3") => work.predict({ model, data: [[amount, "a", DAY]], output: "half" });
  return { work, state, ask, pass: (ms: number) => work.clock.sleep(ms, NEVER) };
}

const VERSION_4 = /^#VALUE! model: The endpoint has version 4 now, and the formula asks for version 3/;

describe("a version that a formula names, and another one in its place", () => {
  it("gets no row once nobody has looked for some minutes, and answers none from before", async () => {
    const { work, state, ask, pass } = atWork();
    expect(await ask(1)).toEqual([[0.5]]);
    state.version = "4";
    await pass(SEEN_FOR_MS);
    expect(await ask(2)).toMatch(VERSION_4);
    expect(await ask(1)).toMatch(VERSION_4);
    expect(work.requestCount).toBe(1);
    state.version = "3";
    await pass(SEEN_FOR_MS);
    expect(await ask(1)).toEqual([[0.5]]);
    expect(work.requestCount).toBe(2); // It may have been the other one that answered.
  });

  it("answers no row of a formula that names another version", async () => {
    const { work, state, ask, pass } = atWork();
    await ask(1);
    state.version = "4";
    await pass(SEEN_FOR_MS);
    expect(await ask(1, "echo@4")).toEqual([[0.5]]);
    expect(work.requestCount).toBe(2);
  });

  it("is looked up once in some minutes, not with every batch, and not for rows that were answered", async () => {
    const { work, ask, pass } = atWork();
    const column = (from: number) => Promise.all(Array.from({ length: 1_000 }, (_, row) => ask(from + row)));
    await column(0);
    const first = work.asked.length;
    await pass(1_000);
    await ask(5);
    expect(work.asked).toHaveLength(first);
    await pass(2 * SEEN_FOR_MS);
    await column(0);
    expect(work.asked).toHaveLength(first);
    await column(1_000);
    expect(work.asked.length - first).toBeLessThanOrEqual(2);
  });

  it("gets no row where nobody tells any more, until somebody does", async () => {
    const { work, state, ask, pass } = atWork();
    await ask(1);
    state.isAway = true;
    await pass(SEEN_FOR_MS);
    expect(await ask(2)).toMatch(/^#N\/A .*version 3 could not be looked up/);
    expect(work.requestCount).toBe(1);
    state.isAway = false;
    expect(await ask(2)).toEqual([[1]]);
  });
});

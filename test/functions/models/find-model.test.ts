import { readModelName } from "../../../src/functions/arguments/model-name";
import { ECHO, ORIGIN, FormulasAtWork, shown } from "../formulas-at-work";

const NEVER = new AbortController().signal;

async function whereTo(model: string, work = new FormulasAtWork()): Promise<unknown> {
  work.functions.consents.ask(readModelName(model), { about: "columns", names: ["amount"] }, "S!A1", 1);
  const [question] = work.functions.consents.questions;
  return work.functions.whereTo(question!.id, NEVER).catch((error: unknown) => shown(error).replace(/^#\S+ /, ""));
}

describe("the endpoint that a formula names", () => {
  it.each(["echo", "demo/echo", "adb-1.azuredatabricks.net/echo"])("%s", async (model) => {
    const route = "/serving-endpoints/echo/invocations";
    expect(await whereTo(model)).toMatchObject({ origin: ORIGIN, route, endpointName: "echo" });
  });

  it.each(["echo@3", "echo@echo-3"])("%s is one model behind it", async (model) => {
    const route = "/serving-endpoints/echo/served-models/echo-3/invocations";
    expect(await whereTo(model)).toMatchObject({ route, servedModelName: "echo-3" });
  });

  it("is none of a place that this device does not know, nor of a version that is not there", async () => {
    expect(await whereTo("other/echo")).toBe('model: This device knows no place "other". It knows: demo.');
    expect(await whereTo("missing")).toBe('model: There is no "missing". Models here: echo.');
    expect(await whereTo("echo@4")).toBe("model: The endpoint has no model 4. It has: 3.");
  });

  it("is told to somebody who mistyped it or its place", async () => {
    expect(await whereTo("ehco")).toBe('model: There is no "ehco". Did you mean "echo"? Models here: echo.');
    expect(await whereTo("demo/Echo")).toBe(
      'model: There is no "Echo" at demo. Did you mean "echo"? Models here: echo.',
    );
    expect(await whereTo("dmeo/echo")).toBe(
      'model: This device knows no place "dmeo". Did you mean "demo"? It knows: demo.',
    );
  });

  it("is looked for in vain where there is no place, or no model", async () => {
    expect(await whereTo("echo", new FormulasAtWork({ places: [] }))).toBe(
      "Open Scoresheet and connect to a workspace or server.",
    );
    expect(await whereTo("echo", new FormulasAtWork({ models: [] }))).toBe(
      'model: There is no "echo", nor any other model that you may see.',
    );
  });

  it("is told with some of many models", async () => {
    const models = Array.from({ length: 60 }, (_, place) => ({ ...ECHO, name: `model-${place}` }));
    const sentence = await whereTo("echo", new FormulasAtWork({ models }));
    expect(sentence).toMatch(/^model: There is no "echo"\. Models here: model-0, .* and \d\d more\.$/);
    expect(String(sentence).length).toBeLessThan(300);
  });

  it("is not guessed where two places have one of that name", async () => {
    const other = "https://adb-2.azuredatabricks.net";
    const work = new FormulasAtWork({
      places: [
        { id: "one", origin: ORIGIN },
        { id: "two", origin: other },
      ],
    });
    expect(await whereTo("echo", work)).toMatch(/Write one of "one\/echo", "two\/echo"\.$/);
    const again = new FormulasAtWork({
      places: [
        { id: "one", origin: ORIGIN },
        { id: "two", origin: other },
      ],
    });
    expect(await whereTo("two/echo", again)).toMatchObject({ origin: other });
  });

  it("is not taken for the only one where a place could not be asked", async () => {
    const places = [
      { id: "dead", origin: "https://dead.example", isClosed: true },
      { id: "demo", origin: ORIGIN },
    ];
    expect(await whereTo("echo", new FormulasAtWork({ places }))).toBe(
      'model: dead could not be asked whether it has an endpoint of this name, too. Write "demo/echo", or try again later.',
    );
    expect(await whereTo("demo/echo", new FormulasAtWork({ places }))).toMatchObject({ origin: ORIGIN });
  });
});

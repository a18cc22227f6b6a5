import { readModelName } from "../../../src/functions/arguments/model-name";
import { ORIGIN, FormulasAtWork } from "../formulas-at-work";

const NEVER = new AbortController().signal;

async function whereTo(model: string, work = new FormulasAtWork()): Promise<unknown> {
  work.functions.consents.ask(readModelName(model), { about: "columns", names: ["amount"] }, "S!A1", 1);
  const [question] = work.functions.consents.questions;
  return work.functions.whereTo(question!.id, NEVER).catch((error: unknown) => (error as Error).message);
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
    expect(await whereTo("other/echo")).toBe("model: This device knows no other.");
    expect(await whereTo("missing")).toBe("model: No endpoint is called missing.");
    expect(await whereTo("echo@4")).toBe("model: The endpoint has no model 4. It has: 3.");
  });

  it("is not guessed where two places have one of that name", async () => {
    const other = "https://adb-2.azuredatabricks.net";
    const work = new FormulasAtWork({
      places: [
        { id: "one", origin: ORIGIN },
        { id: "two", origin: other },
      ],
    });
    expect(await whereTo("echo", work)).toMatch(/write "one\/echo" or "two\/echo"\.$/);
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

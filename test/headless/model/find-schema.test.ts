import { CancelledError } from "../../../src/core/errors";
import { findSchema } from "../../../src/headless/model/find-schema";
import { playing, type Script } from "../../endpoint/scripted-fetch";
import { VirtualClock } from "../../endpoint/virtual-clock";

const MODEL = { origin: "http://localhost:5000", route: "/team/invocations", kind: "mlflow" } as const;
const ASKED = "POST http://localhost:5000/team/invocations";
const TOLD = `{"message":"Failed to enforce schema of data '' with schema '['a': double (required), 'b': string (optional)]'. Error: Model is missing inputs ['a']."}`;
const FILE = '{"inputs": [{"name": "from the file", "type": "long"}]}';

async function found(script: Script, signatureFile?: string, signal = new AbortController().signal) {
  const told: string[] = [];
  let result: Awaited<ReturnType<typeof findSchema>> | undefined;
  await playing(script, async ({ fetch }) => {
    const access = { baseUrl: MODEL.origin, fetch, token: undefined, sleep: new VirtualClock().sleep };
    result = await findSchema({ signatureFile }, MODEL, access, {
      readFile: () => Promise.resolve(new TextEncoder().encode(FILE)),
      signal,
      tell: (sentence) => told.push(sentence),
    });
  });
  return { names: result?.schema?.columns.map(({ name }) => name), asked: result?.asked, told };
}

describe("What a model takes, for the command line", () => {
  it("is what an MLflow server tells when it is asked without any row, and is said", async () => {
    await expect(found({ [ASKED]: [{ status: 400, body: TOLD }] })).resolves.toEqual({
      names: ["a", "b"],
      asked: "answered",
      told: ["The endpoint says its model takes: a (double), b (string, optional)."],
    });
  });

  it("is what the signature file says, and then nobody is asked", async () => {
    await expect(found({}, "MLmodel")).resolves.toEqual({
      names: ["from the file"],
      asked: "answered",
      told: [],
    });
  });

  it.each([
    ["is down", new TypeError("fetch failed"), "The endpoint could not be reached."],
    ["is busy", { status: 429, headers: { "retry-after": "60" } }, "The server could not answer this request."],
    ["is starting", { status: 503 }, "The server could not answer this request."],
    ["wants a sign-in", { status: 401 }, "The token was refused."],
    ["has nothing there", { status: 404 }, "There is no model at this address."],
  ] as const)("is unknown after one request, which is told, where the server %s", async (_what, step, why) => {
    await expect(found({ [ASKED]: [step] })).resolves.toEqual({
      names: undefined,
      asked: "failed",
      told: [`What the model takes could not be asked: ${why}`],
    });
  });

  it("is unknown without a word where the server takes the empty request", async () => {
    const step = { body: '{"predictions":[]}' };
    await expect(found({ [ASKED]: [step] })).resolves.toEqual({ names: undefined, asked: "answered", told: [] });
  });

  it("is no more looked for when the command was interrupted", async () => {
    await expect(found({}, undefined, AbortSignal.abort())).rejects.toRefuse(CancelledError, { code: "cancelled" });
  });
});

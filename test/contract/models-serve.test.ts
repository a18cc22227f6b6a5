import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { encodeValues } from "../support/encode-values";
import { caseOf, originOf } from "./mlflow-models";

const MODEL = "reads-back";
const START_LIMIT_MS = 60_000;

describe("the servers of these tests", () => {
  let command: ChildProcess;
  let origin: string;

  beforeAll(async () => {
    const port = await freePort();
    command = modelsServe(port);
    origin = `http://127.0.0.1:${port}`;
    await untilReady(command, origin);
  }, START_LIMIT_MS);

  afterAll(async () => {
    const ended = once(command, "exit");
    process.kill(-command.pid!); // The command starts uvicorn as a child of its own: both are in one group.
    await ended;
  });

  test.each([
    ["rows", encodeValues("dataframe_records", caseOf(MODEL).columns, caseOf(MODEL).rows)],
    [
      "a row of blanks",
      encodeValues("dataframe_split", caseOf(MODEL).columns, [caseOf(MODEL).columns.map(() => null)]),
    ],
    ["a body that is not JSON", "{"],
  ])("answer %s byte for byte as `mlflow models serve` does", async (_what, body) => {
    expect(await answerTo(body, originOf(MODEL))).toEqual(await answerTo(body, origin));
  });
});

function modelsServe(port: number): ChildProcess {
  const python = process.env.MLFLOW_PYTHON!;
  const model = join(dirname(process.env.MLFLOW_CASES!), MODEL);
  const options = ["--env-manager", "local", "--host", "127.0.0.1", "--port", String(port), "--model-uri", model];
  return spawn(python, ["-m", "mlflow", "models", "serve", ...options], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, PATH: dirname(python) + delimiter + process.env.PATH! },
  });
}

/** Asks until the server answers: it says nowhere else that it is ready. */
async function untilReady(server: ChildProcess, serverOrigin: string): Promise<void> {
  for (let isReady = false; !isReady;) {
    if (server.exitCode !== null) throw new Error(`mlflow models serve ended with ${server.exitCode}.`);
    await sleep(100);
    isReady = await fetch(`${serverOrigin}/ping`).then(
      (response) => response.ok,
      () => false,
    );
  }
}

async function answerTo(body: string, serverOrigin: string) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${serverOrigin}/invocations`, { method: "POST", headers, body });
  return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

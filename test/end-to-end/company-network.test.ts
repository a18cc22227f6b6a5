import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunningProxy, type ProxyOptions } from "../network/running-proxy";
import { Certificates } from "../relay/certificates";
import { RunningServers } from "../relay/running-relay";
import { runScoreCommand, type ScoreCommandOutcome } from "../support/score-command";
import { readXlsxTable, writeXlsxTable } from "../support/xlsx-table";

const WORKSPACE = "adb-1.azuredatabricks.net";
const MLFLOW = "mlflow.example.com";
/** No variable of the machine that the tests run on may have a say. */
const NONE = { HTTPS_PROXY: "", HTTP_PROXY: "", NO_PROXY: "", https_proxy: "", http_proxy: "", no_proxy: "" };

describe("npm run score in a company's network", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-"));
  const running = new RunningServers();
  const proxies: RunningProxy[] = [];
  /** `method host path authorization` of what reached the servers. */
  let reached: string[] = [];
  let files = 0;
  let certificates: Certificates;

  beforeAll(async () => {
    certificates = new Certificates(WORKSPACE);
    for (const host of [MLFLOW, "localhost"]) certificates.issue(host);
    await writeXlsxTable(join(folder, "in.xlsx"), { name: "T", columns: ["id"], rows: [[1], [2], [3]] });
  });
  beforeEach(() => (reached = []));
  afterEach(async () => {
    running.close();
    await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
  });
  afterAll(() => {
    certificates.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("scores through the proxy, and only there", async () => {
    const { companyProxy, port } = await start({ password: "ann:p@ss-hush" });
    const { outcome, out } = await score(`https://${WORKSPACE}:${port}/serving-endpoints/iris/invocations`, {
      HTTPS_PROXY: `http://ann:p%40ss-hush@127.0.0.1:${companyProxy.port}`,
      DATABRICKS_TOKEN: "dapi-1",
    });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining("not sent") });
    expect((await readXlsxTable(out, "T")).rows).toEqual([1, 2, 3].map((id) => [id, id * 10]));
    expect(reached.at(-1)).toBe(`POST ${WORKSPACE}:${port} /serving-endpoints/iris/invocations Bearer dapi-1`);
    expect(new Set(companyProxy.asked)).toEqual(new Set([`${WORKSPACE}:${port}`]));
  });

  it("signs a service principal in through a proxy that is spoken to over TLS", async () => {
    const { companyProxy, port } = await start({
      key: certificates.read("localhost.key"),
      cert: certificates.read("localhost.pem"),
    });
    const { outcome } = await score(`https://${WORKSPACE}:${port}/serving-endpoints/iris/invocations`, {
      https_proxy: `https://localhost:${companyProxy.port}`,
      DATABRICKS_CLIENT_ID: "id",
      DATABRICKS_CLIENT_SECRET: "word",
    });
    expect(outcome.exitCode).toBe(0);
    expect(reached[0]).toBe(`POST ${WORKSPACE}:${port} /oidc/v1/token Basic ${btoa("id:word")}`);
    expect(reached.at(-1)).toBe(`POST ${WORKSPACE}:${port} /serving-endpoints/iris/invocations Bearer issued`);
  });

  it.each([
    [
      "keeps a workspace's secrets from a server of MLflow",
      { DATABRICKS_TOKEN: "dapi-1" },
      {},
      "undefined",
      /DATABRICKS_TOKEN is not sent to/,
    ],
    [
      "shows a name and a password to the server that is named",
      { DATABRICKS_TOKEN: "dapi-1", MLFLOW_TRACKING_USERNAME: "ann", MLFLOW_TRACKING_PASSWORD: "word" },
      { "mlflow-host": "https://HOST" },
      `Basic ${btoa("ann:word")}`,
      /^(?!.*not sent)/s,
    ],
    [
      "shows a token of Databricks to a workspace under a name of its own",
      { DATABRICKS_TOKEN: "dapi-1" },
      { "workspace-host": "HOST" },
      "Bearer dapi-1",
      /^(?!.*not sent)/s,
    ],
  ])("%s", async (_what, env, options, authorization, said) => {
    const { companyProxy, port } = await start({}, MLFLOW);
    const named = Object.entries(options).map(([name, host]) => [name, host.replace("HOST", `${MLFLOW}:${port}`)]);
    const HTTP_PROXY = `127.0.0.1:${companyProxy.port}`;
    const { outcome } = await score(
      `https://${MLFLOW}:${port}/invocations`,
      { HTTP_PROXY, ...env },
      Object.fromEntries(named),
    );
    expect(outcome).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(said) });
    expect(new Set(reached)).toEqual(new Set([`POST ${MLFLOW}:${port} /invocations ${authorization}`]));
  });

  it("reaches this machine without the proxy, which is not even there", async () => {
    const port = await listen("localhost");
    const { outcome } = await score(`https://localhost:${port}/invocations`, {
      HTTPS_PROXY: "http://127.0.0.1:1",
      DATABRICKS_TOKEN: "dapi-1",
      DATABRICKS_CLIENT_SECRET: "word",
    });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("DATABRICKS_TOKEN is not sent to") });
    expect(new Set(reached)).toEqual(new Set([`POST localhost:${port} /invocations undefined`]));
  });

  it.each<[string, ProxyOptions, string, Record<string, string>, RegExp]>([
    ["a proxy that wants a password", { password: "ann:word" }, "", {}, /proxy wants a name and a password/],
    [
      "a proxy that refuses the password",
      { password: "ann:word" },
      "ann:hush-hush@",
      {},
      /proxy wants a name and a password/,
    ],
    [
      "a proxy that refuses the host",
      { refused: [WORKSPACE] },
      "",
      {},
      /lets no request to this host pass: ask whoever runs it/,
    ],
    [
      "an authority that is not known",
      {},
      "",
      { NODE_EXTRA_CA_CERTS: "" },
      /set NODE_EXTRA_CA_CERTS to your company's root/,
    ],
  ])("names %s, once and at once", async (_what, options, login, env, said) => {
    const { companyProxy, port } = await start(options);
    const { outcome } = await score(`https://${WORKSPACE}:${port}/serving-endpoints/iris/invocations`, {
      HTTPS_PROXY: `http://${login}127.0.0.1:${companyProxy.port}`,
      ...env,
    });
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringMatching(said) });
    expect(outcome.stderr).not.toMatch(/hush/);
    expect(reached).toEqual([]);
  });

  it("names a proxy that is not there, for a service principal too, without its password", async () => {
    const HTTPS_PROXY = "http://ann:hush-hush@127.0.0.1:1";
    const endpoint = `https://${WORKSPACE}/serving-endpoints/iris/invocations`;
    const principal = { DATABRICKS_CLIENT_ID: "id", DATABRICKS_CLIENT_SECRET: "word" };
    const both = await Promise.all([score(endpoint, { HTTPS_PROXY }), score(endpoint, { HTTPS_PROXY, ...principal })]);
    for (const { outcome } of both) {
      expect(outcome).toMatchObject({
        exitCode: 1,
        stderr: expect.stringContaining("proxy (HTTPS_PROXY) cannot be reached"),
      });
      expect(outcome.stderr).not.toMatch(/hush|127\.0\.0\.1/);
    }
  });

  it.each([
    [
      "a proxy of another kind",
      { HTTPS_PROXY: "socks5://ann:hush@proxy:1080" },
      {},
      /^HTTPS_PROXY must be the address of a proxy/m,
    ],
    [
      "a host that takes no secret",
      { DATABRICKS_TOKEN: "dapi-1" },
      { "workspace-host": "http://models.corp" },
      /^--workspace-host takes a host/m,
    ],
    [
      "a name that looks like this machine's",
      {},
      { endpoint: "http://x.localhost:1/invocations" },
      /^Only https addresses are allowed/m,
    ],
  ])("refuses %s before anything is sent", async (_what, env, options, said) => {
    const { outcome } = await score(`https://${WORKSPACE}/serving-endpoints/iris/invocations`, env, options);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringMatching(said) });
    expect(outcome.stderr).not.toContain("hush");
  });

  async function start(options: ProxyOptions, host?: string) {
    const companyProxy = await RunningProxy.start(options);
    proxies.push(companyProxy);
    return { companyProxy, port: await listen(host) };
  }

  function listen(host = WORKSPACE): Promise<number> {
    const name = host === WORKSPACE ? "server" : host;
    const files = { key: certificates.read(`${name}.key`), cert: certificates.read(`${name}.pem`) };
    return running.listen(createServer(files, (request, response) => void answer(request, response)));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url, headers } = request;
    reached.push(`${method} ${headers.host} ${url} ${headers.authorization}`);
    let text = "";
    for await (const part of request.setEncoding("utf8")) text += String(part);
    response.setHeader("content-type", "application/json");
    if (url === "/oidc/v1/token")
      return void response.end('{"access_token":"issued","token_type":"Bearer","expires_in":3600}');
    if (method === "GET") return void response.writeHead(404).end("{}");
    const { dataframe_records: rows = [] } = JSON.parse(text) as { dataframe_records?: readonly { id: number }[] };
    if (rows.length === 0) return void response.writeHead(400).end("{}");
    response.end(JSON.stringify({ predictions: rows.map(({ id }) => id * 10) }));
  }

  async function score(
    endpoint: string,
    env: Readonly<Record<string, string>>,
    options: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly outcome: ScoreCommandOutcome; readonly out: string }> {
    const out = join(folder, `out-${files++}.xlsx`);
    const asked = { workbook: join(folder, "in.xlsx"), table: "T", endpoint, out, ...options };
    const outcome = await runScoreCommand(asked, { ...NONE, NODE_EXTRA_CA_CERTS: certificates.path("ca.pem"), ...env });
    return { outcome, out };
  }
});

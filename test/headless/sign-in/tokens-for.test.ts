import { parseEndpointAddress } from "../../../src/endpoint/parse-endpoint-address";
import { readCredentials, type TypedHosts } from "../../../src/headless/sign-in/credentials";
import { tokensFor } from "../../../src/headless/sign-in/tokens-for";

const { signal } = new AbortController();
const TOKEN = { DATABRICKS_TOKEN: "dapi1" };
const PRINCIPAL = { DATABRICKS_CLIENT_ID: "id", DATABRICKS_CLIENT_SECRET: "hush" };
const BEARER = { MLFLOW_TRACKING_TOKEN: "ml1" };
const PERSON = { MLFLOW_TRACKING_USERNAME: "ann", MLFLOW_TRACKING_PASSWORD: "pässword:1" };
const WORKSPACE = "https://adb-1.azuredatabricks.net/serving-endpoints/iris/invocations";
const OPTIMISED = "https://0a1b.7.serving.azuredatabricks.net/123/serving-endpoints/iris/invocations";

/** Addresses that no secret may reach, unless they are named for it. */
const OTHERS = [
  "https://mlflow.example.com/invocations",
  "http://localhost:5001/serving-endpoints/iris/invocations",
  "http://127.0.0.1:5001/invocations",
  "http://127.1:5001/invocations",
  "http://[::1]:5001/invocations",
  "https://localhost:3591/serving-endpoints/x/invocations",
  "https://10.0.0.1/invocations",
  "https://azuredatabricks.net/serving-endpoints/iris/invocations",
  "https://adb-1.azuredatabricks.net.example.com/serving-endpoints/iris/invocations",
  "https://adb-1.azuredatabricks.net./serving-endpoints/iris/invocations",
  "https://evil-azuredatabricks.net/serving-endpoints/iris/invocations",
  "https://evilazuredatabricks.net/serving-endpoints/iris/invocations",
  "https://adb-1.azuredatabrïcks.net/serving-endpoints/iris/invocations",
  "https://adb-1.azuredatabricks.com/serving-endpoints/iris/invocations",
  "https://adb-1-azuredatabricks.net/model/iris/1/invocations",
  "https://evil.com/adb-1.azuredatabricks.net/serving-endpoints/iris/invocations",
  "https://evil.com/?x=.azuredatabricks.net",
  "https://evil.com/serving-endpoints/iris/invocations#.azuredatabricks.net",
  "https://0a1b.serving.azuredatabricks.net.evil.com/123/serving-endpoints/iris/invocations",
];

describe("a secret of Databricks", () => {
  it.each([
    WORKSPACE,
    "https://adb-1.azuredatabricks.net:8443/serving-endpoints/iris/invocations",
    "https://ADB-1.AzureDatabricks.NET/model/iris/1/invocations",
    "adb-1.azuredatabricks.net/serving-endpoints/iris/invocations",
    "https://dbc-1.cloud.databricks.com/serving-endpoints/iris/invocations",
    "https://7.7.gcp.databricks.com/serving-endpoints/iris/invocations",
  ])("goes to a workspace of Databricks': %s", async (address) => {
    expect(await sentTo(address, TOKEN)).toEqual({ header: "dapi1", asked: [], told: [] });
    const { origin } = parseEndpointAddress(address);
    expect(await sentTo(address, PRINCIPAL)).toEqual({
      header: "issued",
      asked: [`${origin}/oidc/v1/token`],
      told: [],
    });
  });

  it.each(OTHERS)("does not go to %s, and this is told", async (address) => {
    const { origin } = parseEndpointAddress(address);
    for (const [env, variable] of [
      [TOKEN, "DATABRICKS_TOKEN"],
      [PRINCIPAL, "DATABRICKS_CLIENT_SECRET"],
    ] as const) {
      const { header, asked, told } = await sentTo(address, env);
      expect({ header, asked, told }).toEqual({
        header: undefined,
        asked: [],
        told: [
          `${variable} is not sent to ${origin}: it goes to Databricks' own hosts only. To send it there, add --workspace-host ${origin}.`,
        ],
      });
    }
  });

  it.each(OTHERS)("goes to %s where this very host is named", async (address) => {
    const { origin } = parseEndpointAddress(address);
    expect(await sentTo(address, TOKEN, { workspaceHost: origin })).toEqual({ header: "dapi1", asked: [], told: [] });
    expect(await sentTo(address, PRINCIPAL, { workspaceHost: origin })).toMatchObject({
      header: "issued",
      asked: [`${origin}/oidc/v1/token`],
    });
  });

  it.each([
    ["another workspace", "https://adb-2.azuredatabricks.net/serving-endpoints/iris/invocations"],
    ["another port", "https://adb-1.azuredatabricks.net:8443/serving-endpoints/iris/invocations"],
    ["a server of MLflow", "https://mlflow.example.com/invocations"],
    ["this machine", "http://localhost:5001/invocations"],
  ])("that is for one workspace does not go to %s", async (_what, address) => {
    const { origin } = parseEndpointAddress(address);
    for (const env of [TOKEN, PRINCIPAL]) {
      const { header, asked, told } = await sentTo(address, {
        ...env,
        DATABRICKS_HOST: "https://adb-1.azuredatabricks.net",
      });
      expect([header, asked, told.length]).toEqual([undefined, [], 1]);
      expect(told[0]).toContain(
        `it is for https://adb-1.azuredatabricks.net (DATABRICKS_HOST). To send it there, add --workspace-host ${origin}.`,
      );
    }
  });

  it("goes to a route-optimised endpoint as a token, which a service principal gets from the workspace that is named", async () => {
    expect(await sentTo(OPTIMISED, TOKEN)).toEqual({ header: "dapi1", asked: [], told: [] });
    const env = { ...PRINCIPAL, DATABRICKS_HOST: "adb-123.4.azuredatabricks.net" };
    expect(await sentTo(OPTIMISED, env)).toEqual({
      header: "issued",
      asked: ["https://adb-123.4.azuredatabricks.net/oidc/v1/token"],
      told: [],
    });
    const { header, asked, told } = await sentTo(OPTIMISED, PRINCIPAL);
    expect([header, asked]).toEqual([undefined, []]);
    expect(told).toEqual([
      expect.stringMatching(
        /^DATABRICKS_CLIENT_SECRET is not sent .* name the endpoint's workspace with --workspace-host/,
      ),
    ]);
  });
});

describe("a secret of MLflow", () => {
  it.each([...OTHERS, WORKSPACE])("does not go to %s, and this is told", async (address) => {
    const { origin } = parseEndpointAddress(address);
    for (const [env, variable] of [
      [BEARER, "MLFLOW_TRACKING_TOKEN"],
      [PERSON, "MLFLOW_TRACKING_PASSWORD"],
    ] as const) {
      const { header, told } = await sentTo(address, env);
      expect({ header, told }).toEqual({
        header: undefined,
        told: [
          `${variable} is not sent to ${origin}: no host is named for it. To send it there, add --mlflow-host ${origin}.`,
        ],
      });
    }
  });

  it("goes to the host that is named, as MLflow sends it", async () => {
    const address = "https://mlflow.example.com/prefix/invocations";
    const typed = { mlflowHost: "mlflow.example.com" };
    expect(await sentTo(address, BEARER, typed)).toEqual({ header: "ml1", asked: [], told: [] });
    const basic = Buffer.from("ann:pässword:1").toString("base64");
    expect(await sentTo(address, PERSON, typed)).toMatchObject({ header: basic, scheme: "Basic", told: [] });
    const env = { ...BEARER, MLFLOW_TRACKING_URI: "https://mlflow.example.com" };
    expect(await sentTo(address, env)).toMatchObject({ header: "ml1", told: [] });
  });

  it("and one of Databricks each go where they belong", async () => {
    const env = { ...TOKEN, ...BEARER, MLFLOW_TRACKING_URI: "https://mlflow.example.com" };
    expect(await sentTo(WORKSPACE, env)).toMatchObject({ header: "dapi1", told: [] });
    expect(await sentTo("https://mlflow.example.com/invocations", env)).toMatchObject({ header: "ml1", told: [] });
    expect((await sentTo("https://other.example.com/invocations", env)).told).toHaveLength(2);
  });
});

async function sentTo(text: string, env: Record<string, string>, typed?: TypedHosts) {
  const asked: string[] = [];
  const told: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json({ access_token: "issued" }));
  };
  const tell = (line: string) => void told.push(line);
  const tokens = tokensFor(parseEndpointAddress(text), { credentials: readCredentials(env, typed), fetch, tell });
  const header = await tokens?.token(signal);
  return { header, asked, told, ...(tokens?.scheme && { scheme: tokens.scheme }) };
}

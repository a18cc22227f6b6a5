import { parseEndpointAddress } from "../../src/endpoint/parse-endpoint-address";
import { CommandError } from "../../src/headless/telling/exit-codes";
import { readCredentials, tokensFor } from "../../src/headless/credentials";

const { signal } = new AbortController();
const MACHINE = { kind: "machine", clientId: "id", clientSecret: "secret" } as const;

describe("credentials of the command line", () => {
  it.each([
    ["nothing", {}, { kind: "none" }],
    ["variables set to nothing", { DATABRICKS_TOKEN: "", DATABRICKS_CLIENT_ID: "" }, { kind: "none" }],
    ["a token", { DATABRICKS_TOKEN: "dapi1" }, { kind: "token", token: "dapi1" }],
    ["a service principal", { DATABRICKS_CLIENT_ID: "id", DATABRICKS_CLIENT_SECRET: "secret" }, MACHINE],
    [
      "a token before a service principal",
      { DATABRICKS_TOKEN: "dapi1", DATABRICKS_CLIENT_ID: "id", DATABRICKS_CLIENT_SECRET: "secret" },
      { kind: "token", token: "dapi1" },
    ],
  ])("are %s", (_what, env, credentials) => {
    expect(readCredentials(env)).toEqual(credentials);
  });

  it.each([
    [{ DATABRICKS_CLIENT_ID: "id" }, "DATABRICKS_CLIENT_SECRET is not set"],
    [{ DATABRICKS_CLIENT_SECRET: "hush" }, "DATABRICKS_CLIENT_ID is not set"],
  ])("that are half there are refused, and the half is not repeated", (env, sentence) => {
    expect(() => readCredentials(env)).toRefuse(CommandError, { message: expect.stringContaining(sentence) });
    expect(() => readCredentials(env)).not.toThrow("hush");
  });

  it("of a service principal are shown to the endpoint's own workspace", async () => {
    const asked: string[] = [];
    const fetch = (url: string) => {
      asked.push(url);
      return Promise.resolve(Response.json({ access_token: "issued" }));
    };
    const address = parseEndpointAddress("https://adb-1.azuredatabricks.net/serving-endpoints/iris/invocations");
    expect(await tokensFor(address, { credentials: MACHINE, fetch })?.token(signal)).toBe("issued");
    expect(asked).toEqual(["https://adb-1.azuredatabricks.net/oidc/v1/token"]);
  });

  it.each([
    "https://mlflow.example.com/invocations",
    "http://localhost:5001/serving-endpoints/iris/invocations",
    "https://adb-1.azuredatabricks.net.example.com/serving-endpoints/iris/invocations",
  ])("of a service principal are not shown to %s", (text) => {
    const address = parseEndpointAddress(text);
    expect(tokensFor(address, { credentials: MACHINE, fetch })).toBeUndefined();
  });
});

import { readCredentials, type TypedHosts } from "../../../src/headless/sign-in/credentials";
import { CommandError } from "../../../src/headless/telling/exit-codes";

const TOKEN = { of: "databricks", variable: "DATABRICKS_TOKEN", secret: { kind: "token", token: "dapi1" } };
const MACHINE = {
  of: "databricks",
  variable: "DATABRICKS_CLIENT_SECRET",
  secret: { kind: "machine", clientId: "id", clientSecret: "hush" },
};
const BEARER = { of: "mlflow", variable: "MLFLOW_TRACKING_TOKEN", secret: { kind: "token", token: "ml1" } };
const BASIC = {
  of: "mlflow",
  variable: "MLFLOW_TRACKING_PASSWORD",
  secret: { kind: "password", name: "ann", password: "hush" },
};
const PRINCIPAL = { DATABRICKS_CLIENT_ID: "id", DATABRICKS_CLIENT_SECRET: "hush" };
const PERSON = { MLFLOW_TRACKING_USERNAME: "ann", MLFLOW_TRACKING_PASSWORD: "hush" };

describe("credentials of the command line", () => {
  it.each([
    ["nothing", {}, []],
    ["variables set to nothing", { DATABRICKS_TOKEN: "", DATABRICKS_CLIENT_ID: "", MLFLOW_TRACKING_TOKEN: "" }, []],
    ["a token", { DATABRICKS_TOKEN: "dapi1" }, [TOKEN]],
    ["a service principal", PRINCIPAL, [MACHINE]],
    ["a token before a service principal", { DATABRICKS_TOKEN: "dapi1", ...PRINCIPAL }, [TOKEN]],
    ["a token and half a service principal", { DATABRICKS_TOKEN: "dapi1", DATABRICKS_CLIENT_ID: "id" }, [TOKEN]],
    ["an MLflow token", { MLFLOW_TRACKING_TOKEN: "ml1" }, [BEARER]],
    ["a name and a password before an MLflow token", { MLFLOW_TRACKING_TOKEN: "ml1", ...PERSON }, [BASIC]],
    [
      "an MLflow token beside half a person",
      { MLFLOW_TRACKING_TOKEN: "ml1", MLFLOW_TRACKING_USERNAME: "ann" },
      [BEARER],
    ],
    ["those of both", { DATABRICKS_TOKEN: "dapi1", MLFLOW_TRACKING_TOKEN: "ml1" }, [TOKEN, BEARER]],
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

  it.each<[string, Record<string, string>, TypedHosts, string, string]>([
    [
      "DATABRICKS_HOST",
      { DATABRICKS_HOST: "https://adb-1.azuredatabricks.net/?o=1" },
      {},
      "https://adb-1.azuredatabricks.net",
      "DATABRICKS_HOST",
    ],
    [
      "DATABRICKS_HOST without a scheme",
      { DATABRICKS_HOST: "models.corp:8443/" },
      {},
      "https://models.corp:8443",
      "DATABRICKS_HOST",
    ],
    ["the option", {}, { workspaceHost: "Models.Corp" }, "https://models.corp", "--workspace-host"],
    [
      "the option before the variable",
      { DATABRICKS_HOST: "a.corp" },
      { workspaceHost: "b.corp" },
      "https://b.corp",
      "--workspace-host",
    ],
    [
      "the option, for this machine",
      {},
      { workspaceHost: "http://127.0.0.1:5001" },
      "http://127.0.0.1:5001",
      "--workspace-host",
    ],
  ])("of Databricks are for the host of %s", (_what, env, typed, origin, named) => {
    const [credential] = readCredentials({ DATABRICKS_TOKEN: "dapi1", ...env }, typed);
    expect(credential?.host).toEqual({ origin, named });
  });

  it.each<[string, Record<string, string>, TypedHosts, string | undefined]>([
    ["MLFLOW_TRACKING_URI", { MLFLOW_TRACKING_URI: "https://mlflow.corp/prefix" }, {}, "https://mlflow.corp"],
    [
      "the option before it",
      { MLFLOW_TRACKING_URI: "https://mlflow.corp" },
      { mlflowHost: "b.corp" },
      "https://b.corp",
    ],
    ["no host, where it is a folder", { MLFLOW_TRACKING_URI: "file:///mlruns" }, {}, undefined],
    ["no host, where it is Databricks", { MLFLOW_TRACKING_URI: "databricks" }, {}, undefined],
    ["no host, where it is a data base", { MLFLOW_TRACKING_URI: "sqlite:///mlflow.db" }, {}, undefined],
    ["no host, where it is not encrypted", { MLFLOW_TRACKING_URI: "http://mlflow.corp:5000" }, {}, undefined],
    ["this machine", { MLFLOW_TRACKING_URI: "http://localhost:5000" }, {}, "http://localhost:5000"],
  ])("of MLflow are for %s", (_what, env, typed, origin) => {
    const [credential] = readCredentials({ MLFLOW_TRACKING_TOKEN: "ml1", ...env }, typed);
    expect(credential?.host?.origin).toBe(origin);
  });

  it.each([
    "http://models.corp",
    "http://x.localhost:5000",
    "http://localhost.evil.com",
    "http://0.0.0.0:5000",
    "http://[::ffff:127.0.0.1]:5000",
    "http://localhost.:5000",
    "https://ann:hush@models.corp",
    "ftp://models.corp",
    "not a host",
  ])("are sent to no host such as %s, which is not repeated", (workspaceHost) => {
    const read = () => readCredentials({ DATABRICKS_TOKEN: "dapi1" }, { workspaceHost });
    expect(read).toRefuse(CommandError, { message: expect.stringMatching(/^--workspace-host takes a host/) });
    expect(read).not.toThrow("hush");
    const variable = () => readCredentials({ DATABRICKS_TOKEN: "dapi1", DATABRICKS_HOST: workspaceHost });
    expect(variable).toRefuse(CommandError, { message: expect.stringMatching(/^DATABRICKS_HOST takes a host/) });
  });
});

import fc from "fast-check";
import { RunStoppedError } from "../../src/core/errors";
import { fillRoute } from "../../src/endpoint/addresses/fill-route";
import { parseEndpointAddress, parseTypedAddress } from "../../src/endpoint/parse-endpoint-address";
import { DATABRICKS } from "../../src/protocol/kinds/databricks";

const WORKSPACE = "https://adb-123.4.azuredatabricks.net";

describe("An endpoint address", () => {
  it.each([
    ["databricks", `${WORKSPACE}/serving-endpoints/iris/invocations`, "/serving-endpoints/iris/invocations"],
    ["databricks", `${WORKSPACE}/serving-endpoints/iris`, "/serving-endpoints/iris/invocations"],
    ["databricks", `  ${WORKSPACE}/serving-endpoints/iris/invocations/ `, "/serving-endpoints/iris/invocations"],
    ["databricks", `${WORKSPACE}/serving-endpoints/iris/invocations?o=1#top`, "/serving-endpoints/iris/invocations"],
    ["databricks", `${WORKSPACE}/ml/endpoints/iris?o=123`, "/serving-endpoints/iris/invocations"],
    ["databricks", `${WORKSPACE}/ml/endpoints/iris/metrics`, "/serving-endpoints/iris/invocations"],
    ["databricks", `${WORKSPACE}/api/2.0/serving-endpoints/iris`, "/serving-endpoints/iris/invocations"],
    ["databricks", `${WORKSPACE}/api/2.0/serving-endpoints/iris/openapi`, "/serving-endpoints/iris/invocations"],
    ["databricks", "adb-123.4.azuredatabricks.net/serving-endpoints/iris", "/serving-endpoints/iris/invocations"],
    ["databricks", `${WORKSPACE}/serving-endpoints/my%20iris`, "/serving-endpoints/my%20iris/invocations"],
    ["databricks", `${WORKSPACE}/serving-endpoints/my iris`, "/serving-endpoints/my%20iris/invocations"],
    [
      "databricks",
      "http://localhost:3000/relay/demo/serving-endpoints/iris",
      "/relay/demo/serving-endpoints/iris/invocations",
    ],
    [
      "databricks",
      `${WORKSPACE}/serving-endpoints/iris/served-models/iris-2/invocations`,
      "/serving-endpoints/iris/served-models/iris-2/invocations",
    ],
    [
      "databricks",
      `${WORKSPACE}/serving-endpoints/iris/served-models/iris-2/`,
      "/serving-endpoints/iris/served-models/iris-2/invocations",
    ],
    ["legacy", `${WORKSPACE}/model/iris/Production/invocations`, "/model/iris/Production/invocations"],
    ["legacy", `${WORKSPACE}/model/iris/3`, "/model/iris/3/invocations"],
    [
      "route-optimised",
      "https://0a1b.serving.cloud.databricks.com/123/serving-endpoints/iris/invocations",
      "/123/serving-endpoints/iris/invocations",
    ],
    [
      "route-optimised",
      "https://0a1b.7.serving.azuredatabricks.net/123/serving-endpoints/iris",
      "/123/serving-endpoints/iris/invocations",
    ],
    ["mlflow", "http://localhost:5001", "/invocations"],
    ["mlflow", "http://localhost:5001/invocations", "/invocations"],
    ["mlflow", "localhost:5001", "/invocations"],
    ["mlflow", "127.0.0.1:5001/ping", "/invocations"],
    ["mlflow", "[::1]:5001/health", "/invocations"],
    ["mlflow", "http://127.0.0.1/version", "/invocations"],
    ["mlflow", "127.1:5001/version", "/invocations"],
    ["mlflow", "https://models.example.com", "/invocations"],
    ["mlflow", "https://workspace.databricks.com", "/invocations"],
    ["mlflow", "https://workspace.databricks.mil", "/invocations"],
    ["databricks", "https://a.serving.databricks.com/serving-endpoints/iris", "/serving-endpoints/iris/invocations"],
    ["mlflow", "https://models.example.com/churn/invocations", "/churn/invocations"],
    ["mlflow", "https://models.example.com/churn/", "/churn/invocations"],
  ])("of kind %s is read from %s", (kind, text, route) => {
    expect(parseEndpointAddress(text)).toMatchObject({ kind, route });
  });

  it("carries the names that stand in it, decoded", () => {
    const served = parseEndpointAddress(`${WORKSPACE}/serving-endpoints/my%20iris/served-models/v%C3%A9/invocations`);
    expect(served).toMatchObject({ origin: WORKSPACE, endpointName: "my iris", servedModelName: "vé" });
    expect(parseEndpointAddress("localhost:5001")).toEqual({
      origin: "http://localhost:5001",
      route: "/invocations",
      kind: "mlflow",
    });
  });

  it.each([
    ["", /empty/],
    ["   ", /empty/],
    ["http://models.example.com/invocations", /https/],
    ["http://localhost.example.com", /https/],
    ["http://models.localhost/version", /https/],
    ["http://a.localhost:5000", /https/],
    ["http://192.168.1.7:5000", /https/],
    ["ftp://localhost/invocations", /https/],
    ["javascript://localhost/%0aalert(1)", /https/],
    ["https://ann:hunter2@models.example.com/invocations", /password/],
    ["https://ann@models.example.com/invocations", /password/],
    [WORKSPACE, /workspace/],
    [`${WORKSPACE}/serving-endpoints`, /workspace/],
    [`${WORKSPACE}/ml/endpoints/`, /workspace/],
    [`${WORKSPACE}/sql/editor`, /workspace/],
    ["https://dbc-1.cloud.databricks.com/?o=1", /workspace/],
    [`${WORKSPACE}/serving-endpoints/a%2Fb/invocations`, /name/],
    [`${WORKSPACE}/serving-endpoints/a%00b/invocations`, /name/],
    [`${WORKSPACE}/serving-endpoints/%E0%A4%A/invocations`, /%/],
  ])("is refused with a sentence when it is %j", (text, sentence) => {
    expect(() => parseEndpointAddress(text)).toThrow(sentence);
    expect(() => parseEndpointAddress(text)).toThrow(expect.objectContaining({ code: "invalid-address" }));
  });

  it.each(["https://", "https://a b/invocations", "hello world", "hello", "iris\tmodel", "http://"])(
    "is no address when it is %j",
    (text) => {
      expect(() => parseEndpointAddress(text)).toThrow(expect.objectContaining({ code: "not-an-address" }));
    },
  );

  it.each([
    [WORKSPACE, WORKSPACE],
    [`${WORKSPACE}/ml/endpoints/`, WORKSPACE],
    ["dbc-1.cloud.databricks.com/?o=1", "https://dbc-1.cloud.databricks.com"],
    ["https://12.3.gcp.databricks.com/explore/data", "https://12.3.gcp.databricks.com"],
  ])("is that of a workspace when it is %s", (text, origin) => {
    expect(parseTypedAddress(text)).toEqual({ origin, kind: "workspace" });
  });

  it("is none where the host serves one endpoint alone and the address names none", () => {
    const text = "https://abc.serving.azuredatabricks.net";
    expect(() => parseTypedAddress(text)).toThrow(expect.objectContaining({ code: "invalid-address" }));
  });

  it("never repeats a password in its refusal", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{8,20}$/), (password) => {
        const refusal = refusalOf(`https://user:${password}@host.example.com/invocations`);
        expect(refusal.message).not.toContain(password);
      }),
    );
  });

  it("is read, or refused as an address, whatever is typed", () => {
    const pieces = fc.constantFrom(
      "https://",
      "http://",
      "localhost",
      ":5001",
      "/",
      "serving-endpoints",
      "%2e%2e",
      "..",
      "é",
      "@",
      "?",
      "#",
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 }))).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const outcome = parsedOrRefused(text);
        if (outcome instanceof Error) {
          expect(outcome).toMatchObject({ code: expect.stringMatching(/^(invalid|not-an)-address$/) });
          return;
        }
        expect(outcome.route).toMatch(/^\/([^?#\s\\]+\/)?invocations$/);
        // The route is what the server will see: no parser may read another path out of it.
        expect(new URL(outcome.origin + outcome.route).pathname).toBe(outcome.route);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("A route built from names", () => {
  const names = fc
    .string({ minLength: 1 })
    .filter((name) => !/^\.{0,2}(;|$)|[/\\%?#\p{Cc}\p{Cs}]/u.test(name) && name.trim() !== "");

  it("leads back to the same names", () => {
    const honest = names.filter((name) => name !== "." && name !== "..");
    fc.assert(
      fc.property(honest, honest, (name, served) => {
        const address = parseEndpointAddress(
          `${WORKSPACE}${fillRoute(DATABRICKS.scoringServedModel, { name, served })}`,
        );
        expect(address).toMatchObject({ kind: "databricks", endpointName: name, servedModelName: served });
        expect(parseEndpointAddress(WORKSPACE + fillRoute(DATABRICKS.scoring, { name }))).toMatchObject({
          endpointName: name,
        });
        expect(fillRoute(DATABRICKS.catalogue.describe, { name }).split("/")).toHaveLength(5);
      }),
    );
  });

  it.each([".", "..", "", " ", "a/b", "a\\b", "a\nb", "a%b", "a?b", "a#b", "..;x"])(
    "is refused for the name %j",
    (name) => {
      expect(() => fillRoute(DATABRICKS.scoring, { name })).toRefuse(RunStoppedError, { code: "invalid-address" });
      expect(() => fillRoute(DATABRICKS.scoringServedModel, { name: "iris", served: name })).toRefuse(RunStoppedError, {
        code: "invalid-address",
      });
      expect(() => fillRoute(DATABRICKS.catalogue.describe, { name })).toRefuse(RunStoppedError, {
        code: "invalid-address",
      });
    },
  );
});

function parsedOrRefused(text: string): ReturnType<typeof parseEndpointAddress> | Error {
  try {
    return parseEndpointAddress(text);
  } catch (error) {
    return error as Error;
  }
}

function refusalOf(text: string): Error {
  const outcome = parsedOrRefused(text);
  if (!(outcome instanceof Error)) throw new Error("The address was accepted.");
  return outcome;
}

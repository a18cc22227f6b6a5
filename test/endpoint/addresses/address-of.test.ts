import { addressOfListed, addressOfName, addressOfServedModel } from "../../../src/endpoint/addresses/address-of";
import { catalogueName, endpointUrl, isSameEndpoint } from "../../../src/endpoint/addresses/endpoint-address";
import { parseEndpointAddress } from "../../../src/endpoint/parse-endpoint-address";
import { ENDPOINT_KINDS, type EndpointKind } from "../../../src/protocol/kinds/endpoint-kinds";
import { findAllowedRoute } from "../../../src/protocol/upstream-routes";

const ORIGIN = "https://adb-1.azuredatabricks.net";
const IRIS = addressOfName(ORIGIN, "my iris");

describe("the address of an endpoint", () => {
  it("is the same, whether its name was typed, it was listed or it was pasted", () => {
    const listed = { kind: "databricks", name: "my iris", route: "/serving-endpoints/my%20iris/invocations" } as const;
    expect(addressOfListed(ORIGIN, listed)).toEqual(IRIS);
    expect(parseEndpointAddress(endpointUrl(IRIS))).toEqual(IRIS);
  });

  it("of one model behind it keeps the endpoint's name, by which the catalogue knows it", () => {
    const served = addressOfServedModel(IRIS, "iris-2");
    expect(served).toMatchObject({ route: "/serving-endpoints/my%20iris/served-models/iris-2/invocations" });
    expect(parseEndpointAddress(endpointUrl(served))).toEqual(served);
    expect(catalogueName(served)).toBe("my iris");
    expect(isSameEndpoint(served, IRIS)).toBe(false);
  });

  it("stays where its kind has no models behind an endpoint, and has no name there that a catalogue knows", () => {
    const legacy = parseEndpointAddress(`${ORIGIN}/model/iris/3`);
    expect(addressOfServedModel(legacy, "iris-2")).toEqual(legacy);
    expect(catalogueName(legacy)).toBeUndefined();
    expect(isSameEndpoint(undefined, legacy)).toBe(false);
  });
});

describe("every kind of endpoint", () => {
  it.each(Object.entries(ENDPOINT_KINDS))(
    "is known again by a route of its own that the relay lets through: %s",
    (kind, facts) => {
      const origin = ORIGINS[kind as EndpointKind];
      const route = facts.scoring.replace("{workspace}", "7").replace(/\{\w+\}/g, "x");
      expect(parseEndpointAddress(origin + route)).toMatchObject({ kind, origin, route });
      expect(findAllowedRoute("POST", route)?.pattern).toBe(facts.scoring);
    },
  );
});

const ORIGINS: Readonly<Record<EndpointKind, string>> = {
  databricks: ORIGIN,
  legacy: ORIGIN,
  "route-optimised": "https://0a1b.serving.cloud.databricks.com",
  mlflow: "http://localhost:5001",
};

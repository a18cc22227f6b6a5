import { catalogueOf, throughRelay, urlOf, type EndpointAccess } from "../../src/composition/endpoint-access";
import { endpointAt } from "../../src/composition/endpoint-at";
import { addressOfName } from "../../src/endpoint/addresses/address-of";
import { playing } from "../endpoint/scripted-fetch";
import { VirtualClock } from "../endpoint/virtual-clock";

const { signal } = new AbortController();
const ROUTE = "/serving-endpoints/iris/invocations";
const IRIS = addressOfName("https://adb-1.azuredatabricks.net", "iris");
const ANSWER = '{"predictions":[1]}';

describe("the way to the endpoints of an upstream", () => {
  it("leads through the relay, whatever stands in the upstream's id", async () => {
    const access = throughRelay("typed:https:a.net", undefined, () => Promise.reject(new Error("Not to be called.")));
    expect(urlOf(access, ROUTE)).toBe(`/relay/typed%3Ahttps%3Aa.net${ROUTE}`);
  });

  it("signs in with the analyst's token where there is one, and with nothing where the relay does", async () => {
    await playing({ [`POST /relay/ws${ROUTE}`]: [{ body: ANSWER }, { body: ANSWER }] }, async ({ fetch, requests }) => {
      await endpointAt(throughRelay("ws", "dapi1", fetch), IRIS).query("{}", { signal });
      await endpointAt(throughRelay("ws", undefined, fetch), IRIS).query("{}", { signal });
      expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer dapi1", null]);
    });
  });

  it("refuses what can be no token before anything is sent", () => {
    expect(() => throughRelay("ws", "two words", () => Promise.reject(new Error("Not to be called.")))).toThrow(
      expect.objectContaining({ code: "unauthorized" }),
    );
  });

  it("may lead straight to a server, and waits between retries as it is told to", async () => {
    const { origin } = IRIS;
    const script = {
      [`POST ${origin}${ROUTE}`]: [{ status: 503 }, { body: ANSWER }],
      [`GET ${origin}/api/2.0/serving-endpoints`]: [{ status: 503 }, { body: "{}" }],
    };
    await playing(script, async ({ fetch }) => {
      const { sleep } = new VirtualClock();
      const access: EndpointAccess = { baseUrl: origin, fetch, token: undefined, sleep };
      expect(await endpointAt(access, IRIS).query("{}", { signal })).toMatchObject({ body: ANSWER });
      expect(await catalogueOf(access).list(signal)).toEqual({ endpoints: [] });
    });
  });
});

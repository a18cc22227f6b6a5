import { consent } from "../../../src/composition/memory/consents";
import { addressOfName, addressOfServedModel } from "../../../src/endpoint/addresses/address-of";
import type { EndpointDetails } from "../../../src/endpoint/catalogue/endpoint-details";
import { rememberModel } from "../../../src/functions/models/known-models";
import { checkVersion } from "../../../src/functions/models/check-version";
import type { ModelFacts } from "../../../src/functions/models/model-facts";
import { ECHO, ECHO_HEADERS, FormulasAtWork, ORIGIN, shown, shownBy } from "../formulas-at-work";

/** 2024-02-29 */
const DAY = 45351;
const ENDPOINT = addressOfName(ORIGIN, "echo");
const CHAMPION = addressOfServedModel(ENDPOINT, "champion");

function check(served: string | undefined, versions: readonly string[] | undefined, address = CHAMPION): string {
  const servedEntities = versions?.map((entityVersion) => ({
    name: "champion",
    entityVersion,
    scalesToZero: false,
  }));
  const details = servedEntities && ({ servedEntities } as unknown as EndpointDetails);
  const facts = { address, details } as ModelFacts;
  return shownBy(() => checkVersion(served === undefined ? {} : { served }, facts));
}

describe("the version that a formula names", () => {
  it.each([
    ["3", ["3"], "no error: undefined"],
    ["3", ["4"], "#VALUE! model: The endpoint has version 4 now, and the formula asks for version 3."],
    ["3", [], "#VALUE! model: The endpoint has no such model any more, and the formula asks for version 3."],
    ["champion", ["4"], "no error: undefined"],
    [undefined, ["4"], "no error: undefined"],
  ])("%s, where the endpoint has %j", (served, versions, words) => expect(check(served, versions)).toBe(words));

  it("is not taken for the one that stands there where nobody tells", () => {
    expect(check("3", undefined)).toMatch(/^#N\/A .*version 3 could not be looked up/);
    expect(check("3", ["3"], ENDPOINT)).toBe("no error: undefined");
  });

  it("is looked up before rows are sent and for the card", async () => {
    const work = new FormulasAtWork({ models: [{ ...ECHO, version: "4" }] });
    const device = {
      read: (key: string) => work.device.get(key),
      write: (key: string, text: string) => void work.device.set(key, text),
    };
    // Where somebody found version 3 once, and allowed it.
    const address = addressOfServedModel(ENDPOINT, "echo-4");
    rememberModel(device, "echo@3", address);
    consent(device, { origin: address.origin, route: address.route, columns: ECHO_HEADERS[0]! });
    const version4 = /^#VALUE! model: The endpoint has version 4 now/;
    expect(await work.predict({ model: "echo@3", data: [[1, "a", DAY]] })).toMatch(version4);
    expect(await work.functions.model("echo@3", {}).then(String, shown)).toMatch(version4);
    expect(work.requestCount).toBe(0);
  });
});

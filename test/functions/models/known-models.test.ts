import { knownModel, rememberModel } from "../../../src/functions/models/known-models";
import { parseEndpointAddress } from "../../../src/endpoint/parse-endpoint-address";

const IRIS = parseEndpointAddress("https://adb-1.azuredatabricks.net/serving-endpoints/iris/invocations");

function deviceOf(texts: Record<string, string> = {}) {
  const kept = new Map(Object.entries(texts));
  return { read: (key: string) => kept.get(key), write: (key: string, text: string) => void kept.set(key, text) };
}

describe("models that this device knows by the names in formulas", () => {
  it("come back as they were, the last word counts", () => {
    const device = deviceOf();
    rememberModel(device, "iris", parseEndpointAddress("http://localhost:5000/invocations"));
    rememberModel(device, "iris", IRIS);
    expect(knownModel(device, "iris")).toEqual(IRIS);
    expect(knownModel(device, "iris@3")).toBeUndefined();
  });

  it.each([
    "",
    "no JSON",
    "{}",
    '[{"model":"iris"}]',
    '[{"model":"iris","address":"ftp://host/invocations"}]',
    "[null]",
  ])("are none where %j is kept", (kept) =>
    expect(knownModel(deviceOf({ "formula-models": kept }), "iris")).toBeUndefined(),
  );
});

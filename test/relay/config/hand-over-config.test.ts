import { readHandOver } from "../../../src/relay/config/hand-over-config";
import { readRelayConfig } from "../../../src/relay/config/relay-config";

const WORKSPACE = { id: "work", origin: "https://adb-1.azuredatabricks.net", auth: "oauth-u2m" };
const VOLUME = "/Volumes/main/default/scoresheet";

const REFUSED: readonly (readonly [string, unknown, string])[] = [
  ["true", true, "upstreams[0].warehouses must be an object with any of volume, maxFileBytes."],
  ["a field that is none", { volumes: VOLUME }, 'upstreams[0].warehouses has no field "volumes"; it may have'],
  ...[
    "/Volumes",
    "/Volumes/main/default",
    "/Volumes/main/default/",
    `${VOLUME}/`,
    `${VOLUME}/..`,
    `${VOLUME}//a`,
    "/Volumes/main/%64efault/scoresheet",
    "/Workspace/main/default/scoresheet",
    "Volumes/main/default/scoresheet",
    "main.default.scoresheet",
    "/volumes/main/default/scoresheet",
    "",
    7,
  ].map((volume): readonly [string, unknown, string] => [
    `the volume ${volume}`,
    { volume },
    "upstreams[0].warehouses.volume must name a volume",
  ]),
  ...[0, 1.5, -1, "1", 5 * 1024 ** 3 + 1].map((maxFileBytes): readonly [string, unknown, string] => [
    `${maxFileBytes} bytes`,
    { maxFileBytes },
    "upstreams[0].warehouses.maxFileBytes must be a whole number",
  ]),
];

describe("what is configured of hand-overs", () => {
  it("is nothing where nothing stands", () => {
    expect(readHandOver(WORKSPACE, "upstreams[0]")).toEqual({ mistakes: [] });
  });

  it.each([
    [{}],
    [{ volume: VOLUME }],
    [{ volume: `${VOLUME}/a folder`, maxFileBytes: 1 }],
    [{ maxFileBytes: 5 * 1024 ** 3 }],
  ])("is read: %j", (warehouses) => {
    expect(readHandOver({ ...WORKSPACE, warehouses }, "upstreams[0]")).toEqual({ warehouses, mistakes: [] });
    expect(readHandOver({ ...WORKSPACE, auth: "user-token", warehouses }, "upstreams[0]").mistakes).toEqual([]);
    const own = { id: "demo", origin: "http://127.0.0.1:5001", auth: "none", warehouses };
    expect(readHandOver(own, "upstreams[0]")).toEqual({ warehouses, mistakes: [] });
  });

  it.each(REFUSED)("is refused: %s", (_, warehouses, sentence) => {
    const read = readHandOver({ ...WORKSPACE, warehouses }, "upstreams[0]");
    expect(read).toEqual({ mistakes: [expect.stringContaining(sentence)] });
  });

  it.each([
    ["a service principal that anybody's SQL would run as", { auth: "oauth-m2m" }, "as the service principal"],
    ["nobody who signs in", { auth: "none" }, "needs people who sign in"],
    ["a list of endpoints that a statement gets around", { endpoints: ["churn"] }, "may name any endpoint"],
  ])("is refused beside %s", (_, beside, sentence) => {
    const upstream = { ...WORKSPACE, ...beside, warehouses: { volume: VOLUME } };
    expect(readHandOver(upstream, "upstreams[0]")).toEqual({ mistakes: [expect.stringContaining(sentence)] });
  });

  it("is part of the relay's file", () => {
    const read = (upstream: object) =>
      readRelayConfig(JSON.stringify({ mode: "local", upstreams: [upstream] }), { env: {}, readFile: () => "" });
    const work = { ...WORKSPACE, auth: "user-token", warehouses: { volume: VOLUME } };
    expect(read(work)).toHaveProperty("upstreams.0.warehouses", { volume: VOLUME });
    expect(read({ ...work, warehouses: [] })).toEqual([expect.stringContaining("upstreams[0].warehouses must be")]);
    expect(read({ ...work, endpoints: ["churn"] })).toEqual([expect.stringContaining("endpoints and warehouses")]);
  });
});

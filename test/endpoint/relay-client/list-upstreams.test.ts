import { listUpstreams } from "../../../src/endpoint/relay-client/list-upstreams";
import { UPSTREAMS_PATH } from "../../../src/protocol/paths";
import { playing } from "../scripted-fetch";

const { signal } = new AbortController();
const DEMO = { id: "demo", label: "Demo models", origin: "http://localhost:4100", auth: "none" };

describe("The relay's upstreams", () => {
  it("are listed as the relay gives them", async () => {
    const body = JSON.stringify({ mode: "local", upstreams: [DEMO] });
    await playing({ [`GET ${UPSTREAMS_PATH}`]: [{ body }] }, async ({ fetch }) => {
      await expect(listUpstreams({ fetch }, signal)).resolves.toEqual({ mode: "local", upstreams: [DEMO] });
    });
  });

  it.each([
    ["1.10.0", { version: "1.10.0" }],
    [undefined, {}],
    [12, {}],
    ["1.2", {}],
    ["<b>1.2.0</b>", {}],
  ])("come with the version of the relay, if it says one: %j", async (version, told) => {
    const body = JSON.stringify({ mode: "local", upstreams: [DEMO], version });
    await playing({ [`GET ${UPSTREAMS_PATH}`]: [{ body }] }, async ({ fetch }) => {
      await expect(listUpstreams({ fetch }, signal)).resolves.toEqual({ mode: "local", upstreams: [DEMO], ...told });
    });
  });

  it.each([
    [{}, { warehouses: {} }],
    [
      { volume: "/Volumes/main/default/x", maxFileBytes: 5 },
      { warehouses: { volume: "/Volumes/main/default/x", maxFileBytes: 5 } },
    ],
    [{ volume: 7, maxFileBytes: "5" }, { warehouses: {} }],
    [null, {}],
    [true, {}],
  ])("take hand-overs where it says so, and files where it says where: %j", async (warehouses, told) => {
    const body = JSON.stringify({ mode: "local", upstreams: [{ ...DEMO, warehouses }] });
    await playing({ [`GET ${UPSTREAMS_PATH}`]: [{ body }] }, async ({ fetch }) => {
      await expect(listUpstreams({ fetch }, signal)).resolves.toEqual({
        mode: "local",
        upstreams: [{ ...DEMO, ...told }],
      });
    });
  });

  it("leave out what makes no sense, and give no right that is not stated", async () => {
    const upstreams = [
      null,
      {},
      { ...DEMO, id: "" },
      { ...DEMO, auth: "magic" },
      { ...DEMO, origin: 7 },
      { ...DEMO, label: "", secret: "s" },
    ];
    const body = JSON.stringify({ mode: "elsewhere", upstreams });
    await playing({ [`GET ${UPSTREAMS_PATH}`]: [{ body }] }, async ({ fetch }) => {
      await expect(listUpstreams({ fetch }, signal)).resolves.toEqual({
        mode: "server",
        upstreams: [{ ...DEMO, label: "demo" }],
      });
    });
  });

  it.each(["", "no", "[]", "{}", '{"upstreams":{}}'])("cannot be read from %j", async (body) => {
    await playing({ [`GET ${UPSTREAMS_PATH}`]: [{ body }] }, async ({ fetch }) => {
      await expect(listUpstreams({ fetch }, signal)).rejects.toHaveProperty("code", "malformed-response");
    });
  });
});

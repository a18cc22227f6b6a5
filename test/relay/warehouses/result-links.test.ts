import { randomBytes } from "node:crypto";
import type { Upstream } from "../../../src/relay/config/upstream";
import { Seal } from "../../../src/relay/keeping/seal";
import { ResultLinks } from "../../../src/relay/warehouses/result-links";

const WORKSPACE: Upstream = {
  id: "work",
  label: "Work",
  origin: "https://adb-1.azuredatabricks.net",
  auth: "oauth-u2m",
  warehouses: {},
};
const OWN: Upstream = { ...WORKSPACE, id: "demo", origin: "http://127.0.0.1:5001" };
const URL_OF_PART = "https://storage.example.net/part?sig=abc%2Fd&se=1";

describe("a link to a result", () => {
  it("leaves as a path in which nothing of it can be read, and comes back as it was", () => {
    const { links } = made();
    const route = links.routeTo(URL_OF_PART, WORKSPACE) ?? "";
    expect(route).toMatch(/^\/result-links\/[\w-]+$/);
    expect(Buffer.from(route.slice(14), "base64url").toString("latin1")).not.toContain("storage");
    expect(links.open(route, WORKSPACE)).toEqual({ url: URL_OF_PART });
  });

  it("is told from another route", () => {
    const { links } = made();
    for (const route of ["/result-links/", "/result-links", "/result-links/a/b", "/result-links/a.b", "/ping"]) {
      expect(links.open(route, WORKSPACE)).toBeUndefined();
    }
  });

  it("is not opened when it was changed, whichever part of it", () => {
    const { links } = made();
    const route = links.routeTo(URL_OF_PART, WORKSPACE) ?? "";
    for (let at = "/result-links/".length; at < route.length - 1; at += 3) {
      const changed = route.slice(0, at) + (route[at] === "A" ? "B" : "A") + route.slice(at + 1);
      expect(links.open(changed, WORKSPACE)).toEqual({ url: undefined });
    }
    expect(links.open(route.slice(0, -4), WORKSPACE)).toEqual({ url: undefined });
    expect(links.open("/result-links/AAAA", WORKSPACE)).toEqual({ url: undefined });
  });

  it("is not opened for another upstream, by another relay, or as what it was not sealed for", () => {
    const { links, seal } = made();
    const route = links.routeTo(URL_OF_PART, WORKSPACE) ?? "";
    expect(links.open(route, { ...WORKSPACE, id: "other" })).toEqual({ url: undefined });
    expect(made().links.open(route, WORKSPACE)).toEqual({ url: undefined });
    const session = seal.seal("session work", { url: URL_OF_PART, endsAtMs: 1e15 });
    expect(links.open(`/result-links/${session}`, WORKSPACE)).toEqual({ url: undefined });
    for (const value of [null, "text", [], { url: 7, endsAtMs: 1e15 }, { url: URL_OF_PART }]) {
      expect(links.open(`/result-links/${seal.seal("result link work", value)}`, WORKSPACE)).toEqual({
        url: undefined,
      });
    }
  });

  it("is over after a quarter of an hour", () => {
    const { links, time } = made();
    const route = links.routeTo(URL_OF_PART, WORKSPACE) ?? "";
    time.nowMs += 15 * 60_000 - 1;
    expect(links.open(route, WORKSPACE)?.url).toBe(URL_OF_PART);
    time.nowMs += 1;
    expect(links.open(route, WORKSPACE)).toEqual({ url: undefined });
  });

  it.each([
    ["http://storage.example.net/part"],
    ["http://169.254.169.254/latest/meta-data"],
    ["https://user:secret@storage.example.net/part"],
    ["https://localhost/part"],
    ["https://127.0.0.1:8443/part"],
    ["https://[::1]/part"],
    ["file:///etc/passwd"],
    ["data:application/json,[]"],
    ["javascript:alert(1)"],
    ["/relay/work/ping"],
    ["//storage.example.net/part"],
    [""],
  ])("of a workspace is not made of %s", (url) => {
    const { links, seal } = made();
    expect(links.routeTo(url, WORKSPACE)).toBeUndefined();
    const forged = seal.seal("result link work", { url, endsAtMs: 1e15 });
    expect(links.open(`/result-links/${forged}`, WORKSPACE)).toEqual({ url: undefined });
  });

  it("of a server on this machine stays on this machine", () => {
    const { links } = made();
    expect(links.routeTo("http://localhost:5001/sample-storage/1", OWN)).toBeDefined();
    for (const url of ["https://storage.example.net/part", "http://10.0.0.1/", "http://0.0.0.0:5001/", "file:///x"]) {
      expect(links.routeTo(url, OWN)).toBeUndefined();
    }
  });
});

function made() {
  const time = { nowMs: 0 };
  const seal = new Seal([randomBytes(32)]);
  return { links: new ResultLinks(seal, () => time.nowMs), seal, time };
}

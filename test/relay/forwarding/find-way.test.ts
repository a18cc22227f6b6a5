import { randomBytes } from "node:crypto";
import type { Upstream } from "../../../src/relay/config/upstream";
import { findWay } from "../../../src/relay/forwarding/find-way";
import { Seal } from "../../../src/relay/keeping/seal";
import { ResultLinks } from "../../../src/relay/warehouses/result-links";

const CLOSED: Upstream = { id: "work", label: "Work", origin: "https://adb-1.azuredatabricks.net", auth: "oauth-u2m" };
const OPEN: Upstream = { ...CLOSED, warehouses: { volume: "/Volumes/main/default/scoresheet" } };
const STAGED = "/api/2.0/fs/files/Volumes/main/default/scoresheet/scoresheet-1.csv";
const links = new ResultLinks(new Seal([randomBytes(32)]), () => 0);
const LINK = links.routeTo("https://storage.example.net/part?sig=1", OPEN) ?? "";

const HAND_OVERS = [
  ["GET", "/api/2.0/sql/warehouses", "route"],
  ["POST", "/api/2.0/sql/warehouses/1/start", "route"],
  ["POST", "/api/2.0/sql/statements", "route"],
  ["GET", "/api/2.0/sql/statements/1", "route"],
  ["POST", "/api/2.0/sql/statements/1/cancel", "route"],
  ["GET", "/api/2.0/sql/statements/1/result/chunks/0", "route"],
  ["PUT", STAGED, "upload"],
  ["DELETE", STAGED, "route"],
  ["GET", LINK, "link"],
] as const;

describe("the way of a request", () => {
  it.each(HAND_OVERS)("leads to a warehouse where the upstream takes hand-overs alone: %s %s", (method, path, kind) => {
    expect(findWay({ method, path, query: "" }, OPEN, links)?.kind).toBe(kind);
    expect(findWay({ method, path, query: "" }, CLOSED, links)).toBeUndefined();
  });

  it("leads to no file where no volume is named", () => {
    expect(findWay({ method: "PUT", path: STAGED, query: "" }, { ...OPEN, warehouses: {} }, links)).toBeUndefined();
  });

  it("leads where a link says, which is only read and never told", () => {
    expect(findWay({ method: "GET", path: LINK, query: "" }, OPEN, links)).toEqual({
      kind: "link",
      pattern: "/result-links/{link}",
      url: "https://storage.example.net/part?sig=1",
    });
    expect(findWay({ method: "GET", path: `${LINK}x`, query: "" }, OPEN, links)).toHaveProperty("url", undefined);
    for (const method of ["POST", "PUT", "DELETE", "HEAD"]) {
      expect(findWay({ method, path: LINK, query: "" }, OPEN, links)).toBeUndefined();
    }
  });

  it("leads to endpoints as ever, whatever stands behind the question mark", () => {
    const path = "/serving-endpoints/iris/invocations";
    expect(findWay({ method: "POST", path, query: "?a=1" }, OPEN, links)).toMatchObject({
      kind: "route",
      route: { path },
    });
    expect(findWay({ method: "GET", path: "/api/2.0/clusters/list", query: "" }, OPEN, links)).toBeUndefined();
  });
});

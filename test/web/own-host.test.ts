import { Hono } from "hono";
import { onlyThisMachine } from "../../src/web/own-host";

const app = new Hono().use(onlyThisMachine).all("*", (c) => c.text("faults"));
const statusOf = async (headers: Record<string, string>) =>
  (await app.request("/faults", { method: "PUT", headers })).status;

describe("a server of this machine alone", () => {
  it.each(["localhost", "localhost:3000", "127.0.0.1:3000", "127.1.2.3", "[::1]:3000", "LOCALHOST"])(
    "answers under %s",
    async (host) => {
      expect(await statusOf({ host })).toBe(200);
      expect(await statusOf({ host, origin: `http://${host.toLowerCase()}` })).toBe(200);
    },
  );

  it.each([
    "evil.test",
    "evil.test:3000",
    "localhost.evil.test",
    "x.localhost",
    "127.0.0.1.nip.io",
    "localhost@evil.test",
    "evil.test@localhost",
    "localhost/evil",
    "192.168.0.1",
    "0.0.0.0:3000",
    "",
  ])("answers nobody under %j", async (host) => {
    expect(await statusOf({ host })).toBe(403);
  });

  it.each(["http://evil.test", "null", "http://localhost:3001", "file://", "http://127.0.0.1:3000", "x"])(
    "answers no page of %s",
    async (origin) => {
      expect(await statusOf({ host: "localhost:3000", origin })).toBe(403);
    },
  );

  it("answers nobody without a host", async () => {
    expect(await statusOf({})).toBe(403);
  });
});

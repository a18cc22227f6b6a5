import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { Product } from "./product";

let product: Product;

beforeAll(async () => (product = await Product.start()));
afterAll(() => product.stop());

describe("npm start", () => {
  it("answers this machine's own pages and programs only, on every path", async () => {
    const port = Number(new URL(product.origin).port);
    for (const target of ["/", "/taskpane.html", "/office/office.js", "/faults", "/invocations", "/relay/upstreams"]) {
      for (const headers of [{ host: "evil.test" }, { origin: "http://evil.test" }]) {
        expect(await statusOf(port, "PUT", target, headers)).toBe(403);
        expect(await statusOf(port, "GET", target, headers)).toBe(403);
      }
    }
    expect(await statusOf(port, "GET", "/office/LICENSE.md", {})).toBe(200);
    expect(await statusOf(port, "GET", "/pane.LICENSES.txt", {})).toBe(200);
    expect(await statusOf(port, "GET", "/workbench.LICENSES.txt", {})).toBe(200);
    expect(await statusOf(port, "GET", "/faults", {})).toBe(200);
  });
});

async function statusOf(
  port: number,
  method: string,
  target: string,
  headers: Record<string, string>,
): Promise<number> {
  const sent = request({ host: "127.0.0.1", port, method, path: target, headers, agent: false }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

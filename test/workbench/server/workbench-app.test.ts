import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { createWorkbenchApp } from "../../../src/workbench/server/workbench-app";
import { sampleWorkbook } from "../../../src/workbench/samples/sample-workbook";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";

describe("createWorkbenchApp", () => {
  const root = mkdtempSync(path.join(tmpdir(), "workbench-"));
  const pageDir = path.join(root, "page");
  const officeDir = path.join(root, "office");
  mkdirSync(pageDir);
  mkdirSync(path.join(officeDir, "agaveerrorux"), { recursive: true });
  writeFileSync(path.join(pageDir, "workbench.html"), "<title>page</title>");
  writeFileSync(path.join(pageDir, "workbench.0123456789.js"), "run()");
  writeFileSync(path.join(officeDir, "office.js"), "office()");
  writeFileSync(path.join(officeDir, "excel.js"), "excel();".repeat(10_000));
  writeFileSync(path.join(root, "LICENSE.md"), "Microsoft's");
  writeFileSync(path.join(officeDir, "agaveerrorux", "index.html"), "trust");
  writeFileSync(path.join(root, "secret.txt"), "secret");
  const app = createWorkbenchApp({ pageDir, officeDir, makeSample: () => sampleWorkbook() });
  afterAll(() => rmSync(root, { recursive: true }));

  it("serves the page, never from a stale copy, and its scripts for good", async () => {
    const page = await app.request("/");
    expect([page.status, page.headers.get("cache-control"), await page.text()]).toEqual([
      200,
      "no-cache",
      "<title>page</title>",
    ]);
    const script = await app.request("/workbench.0123456789.js");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("cache-control")).toContain("immutable");
  });

  it("finds Microsoft's files in whatever case they are asked for", async () => {
    const answers = await Promise.all(
      ["/office/office.js", "/office/AgaveErrorUX/index.html"].map(async (place) => app.request(place)),
    );
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(["office()", "trust"]);
  });

  it("is framed by nobody else, and has the headers of a page on every file", async () => {
    for (const place of ["/", "/workbench.0123456789.js", "/office/office.js", "/samples/sample.xlsx"]) {
      const { headers } = await app.request(place);
      expect(Object.fromEntries(headers)).toMatchObject({
        "content-security-policy": expect.stringContaining("frame-ancestors 'self'"),
        "permissions-policy": expect.stringContaining("camera=()"),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
    }
  });

  it("compresses Microsoft's scripts, and sends them once to those who keep them", async () => {
    const headers = { "accept-encoding": "gzip" };
    const script = await app.request("/office/excel.js", { headers });
    expect(script.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(await script.arrayBuffer()).toString()).toBe("excel();".repeat(10_000));
    const known = { ...headers, "if-none-match": script.headers.get("etag") ?? "" };
    expect((await app.request("/office/excel.js", { headers: known })).status).toBe(304);
    const asked = await app.request("/office/excel.js", { method: "HEAD", headers });
    expect([asked.headers.get("content-encoding"), asked.headers.get("content-length")]).toEqual([
      "gzip",
      script.headers.get("content-length"),
    ]);
  });

  it("shows under which licence it hands out Microsoft's scripts", async () => {
    const licence = await app.request("/office/LICENSE.md");
    expect([licence.headers.get("content-type"), await licence.text()]).toEqual([
      "text/plain; charset=utf-8",
      "Microsoft's",
    ]);
  });

  it("serves the sample as a workbook that opens", async () => {
    const answer = await app.request("/samples/sample.xlsx");
    expect(answer.headers.get("content-type")).toContain("spreadsheetml.sheet");
    const { model } = await openWorkbook(await answer.arrayBuffer());
    expect(model.activeSheet.name).toBe("Iris");
  });

  it("answers 404 to what it does not have, and lets no path out of its folders", async () => {
    const places = [
      "/taskpane.html",
      "/office/none.js",
      "/office/../secret.txt",
      "/office/..%2fsecret.txt",
      "/%2e%2e%2fsecret.txt",
    ];
    const answers = await Promise.all(places.map(async (place) => app.request(place)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});

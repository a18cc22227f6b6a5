import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createWorkbenchApp } from "../../../src/workbench/server/workbench-app";
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
  writeFileSync(path.join(officeDir, "agaveerrorux", "index.html"), "trust");
  writeFileSync(path.join(root, "secret.txt"), "secret");
  const app = createWorkbenchApp({ pageDir, officeDir });
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

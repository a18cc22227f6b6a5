import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { readPaneFiles } from "../../../src/relay/pane/pane-files";
import { OFFICE_SCRIPT_URL, paneSecurityHeaders } from "../../../src/relay/pane/pane-policy";

const PAGE = `<script src="${OFFICE_SCRIPT_URL}"></script><script src="pane.0123456789.js"></script>`;

/** Now, and where a script may still be redirected from or to. */
const MICROSOFT = "https://officeapis.public.onecdn.static.microsoft https://appsforoffice.microsoft.com";

describe("the pane's policy", () => {
  const sourcesOf = (directive: string, ...choices: Parameters<typeof paneSecurityHeaders>) =>
    (paneSecurityHeaders(...choices)["content-security-policy"] ?? "")
      .split("; ")
      .find((one) => one.startsWith(`${directive} `))
      ?.split(" ")
      .slice(1);

  it.each([
    ["as a path of our own", "/office/office.js", []],
    [
      "from Microsoft's former address",
      "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
      MICROSOFT.split(" "),
    ],
    [
      "from Microsoft's preview",
      "https://officeapis.public.onecdn.static.microsoft/beta/office.js",
      MICROSOFT.split(" "),
    ],
    [
      "in a government cloud",
      "https://appsforoffice.gcch.cdn.office.net/appsforoffice/lib/1/hosted/office.js",
      ["https://appsforoffice.gcch.cdn.office.net"],
    ],
    [
      "in China",
      "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
      ["https://appsforoffice.cdn.partner.office365.cn"],
    ],
  ])("lets Office.js in with what it frames: %s", (_, url, origins) => {
    expect([sourcesOf("script-src", url), sourcesOf("frame-src", url)]).toEqual([
      ["'self'", ...origins],
      ["'self'", ...origins],
    ]);
  });

  it("lets Excel on the web frame the pane in all clouds, and whom the operator adds", () => {
    const usual = sourcesOf("frame-ancestors") ?? [];
    for (const page of [
      "https://*.officeapps.live.us",
      "https://*.partner.officewebapps.cn",
      "https://*.sharepoint.cn",
    ]) {
      expect(usual).toContain(page);
    }
    expect(sourcesOf("frame-ancestors", undefined, ["https://files.example.com"])).toEqual([
      ...usual,
      "https://files.example.com",
    ]);
  });
});

describe("the built pane", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pane-"));
    mkdirSync(path.join(folder, "assets"));
    writeFileSync(path.join(folder, "taskpane.html"), PAGE);
    writeFileSync(path.join(folder, "pane.0123456789.js"), "console.log(1);".repeat(100));
    writeFileSync(path.join(folder, "assets", "icon-16.png"), "png");
    writeFileSync(path.join(folder, ".env"), "SECRET=1");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("is known by its paths, without files that are no part of a page", () => {
    expect([...readPaneFiles(folder).keys()].sort()).toEqual([
      "/assets/icon-16.png",
      "/pane.0123456789.js",
      "/taskpane.html",
    ]);
  });

  it("keeps hashed files for ever, icons for an hour, the page for no time", () => {
    const files = readPaneFiles(folder);
    expect(files.get("/pane.0123456789.js")?.cacheControl).toBe("public, max-age=31536000, immutable");
    expect(files.get("/assets/icon-16.png")?.cacheControl).toBe("public, max-age=3600");
    expect(files.get("/taskpane.html")?.cacheControl).toBe("no-cache");
  });

  it("is compressed where that makes it smaller", () => {
    const files = readPaneFiles(folder);
    const script = files.get("/pane.0123456789.js");
    expect(gunzipSync(script?.compressed.gzip ?? "")).toEqual(script?.body);
    expect(files.get("/assets/icon-16.png")?.compressed).toEqual({});
  });

  it("is sent as the build has packed it, but for the page when that is changed", () => {
    writeFileSync(path.join(folder, "pane.0123456789.js.br"), "packed");
    writeFileSync(path.join(folder, "taskpane.html.br"), "packed");
    const packed = (name: string, officeScriptUrl?: string) =>
      readPaneFiles(folder, officeScriptUrl).get(name)?.compressed.br?.toString();
    expect(packed("/pane.0123456789.js")).toBe("packed");
    expect([packed("/taskpane.html"), packed("/taskpane.html", "/office/office.js")]).toEqual(["packed", undefined]);
    expect(readPaneFiles(folder).has("/pane.0123456789.js.br")).toBe(false);
  });

  it("shows the licences that its scripts name", () => {
    writeFileSync(path.join(folder, "react.0123456789.js.LICENSE.txt"), "MIT");
    expect(readPaneFiles(folder).get("/react.0123456789.js.LICENSE.txt")).toMatchObject({
      contentType: "text/plain; charset=utf-8",
      cacheControl: "public, max-age=3600",
    });
  });

  it("loads Office.js from Microsoft, or from where it is told", () => {
    const page = (officeScriptUrl?: string) =>
      readPaneFiles(folder, officeScriptUrl).get("/taskpane.html")?.body.toString();
    expect(page()).toBe(PAGE);
    expect(page("/office/office.js")).toBe(PAGE.replace(OFFICE_SCRIPT_URL, "/office/office.js"));
    expect(page('/a"onload="$&')).toContain('src="/a&quot;onload=&quot;$&"');
  });

  it("prepares the way to Office.js's further scripts, and none to Microsoft where they come from elsewhere", () => {
    const way = '<link rel="preconnect" href="https://officeapis.public.onecdn.static.microsoft" crossorigin/>';
    writeFileSync(path.join(folder, "taskpane.html"), way + PAGE);
    const page = (officeScriptUrl?: string) =>
      readPaneFiles(folder, officeScriptUrl).get("/taskpane.html")?.body.toString();
    expect(page()).toBe(way + PAGE);
    for (const elsewhere of ["/office/office.js", "https://office.example.com/office.js"]) {
      expect(page(elsewhere)).toBe(PAGE.replace(OFFICE_SCRIPT_URL, elsewhere));
    }
  });

  it("must load Office.js if its address is to be replaced", () => {
    writeFileSync(path.join(folder, "taskpane.html"), "<p>");
    expect(() => readPaneFiles(folder, "/office/office.js")).toThrow("does not load Office.js");
  });

  it("must have been built", () => {
    expect(() => readPaneFiles(path.join(folder, "assets"))).toThrow('run "npm run build"');
  });

  it("may be framed by Excel on the web and runs scripts of its own and of Office.js only", () => {
    const policy = paneSecurityHeaders()["content-security-policy"];
    expect(policy).toContain(`script-src 'self' ${MICROSOFT};`);
    expect(policy).toContain(`frame-src 'self' ${MICROSOFT};`);
    expect(policy).toMatch(
      /frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com .*https:\/\/\*\.sharepoint\.com/,
    );
    expect(paneSecurityHeaders("/office/office.js")["content-security-policy"]).toContain("script-src 'self';");
    expect(Object.keys(paneSecurityHeaders()).sort()).toEqual([
      "content-security-policy",
      "permissions-policy",
      "referrer-policy",
      "x-content-type-options",
    ]);
  });
});

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { OFFICE_SCRIPT_URL } from "./pane-policy";

/** One file of the built pane, as it is sent. */
export interface PaneFile {
  readonly body: Buffer;
  /** Only where it is smaller. */
  readonly gzipped?: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly etag: string;
}

const PAGE = "taskpane.html";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/**
 * Reads the built pane into memory, by URL path. Only these paths are ever served, so no path can reach another file.
 * @param folder webpack's output, `dist/pane`
 * @param officeScriptUrl loads Office.js from here instead of from Microsoft (the workbench; networks without a CDN)
 * @throws Error with a sentence for people when the pane is not built
 */
export function readPaneFiles(folder: string, officeScriptUrl?: string): ReadonlyMap<string, PaneFile> {
  if (!existsSync(path.join(folder, PAGE)))
    throw new Error(`There is no built pane in ${folder}: run "npm run build".`);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && path.extname(entry.name) in CONTENT_TYPES)
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return new Map(
    names.map((name) => {
      const read = readFileSync(path.join(folder, name));
      const body = name === PAGE && officeScriptUrl !== undefined ? withOfficeScript(read, officeScriptUrl) : read;
      return [`/${name.split(path.sep).join("/")}`, paneFile(name, body)];
    }),
  );
}

function paneFile(name: string, body: Buffer): PaneFile {
  const gzipped = gzipSync(body);
  return {
    body,
    ...(gzipped.length < body.length ? { gzipped } : {}),
    contentType: CONTENT_TYPES[path.extname(name)] ?? "application/octet-stream",
    cacheControl: cacheControlOf(name),
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`,
  };
}

/** Files named by their content never change; the page names them and is asked for each time; icons keep their names. */
function cacheControlOf(name: string): string {
  if (/\.[0-9a-f]{8,}\.\w+$/.test(name)) return "public, max-age=31536000, immutable";
  return name.endsWith(".html") ? "no-cache" : "public, max-age=3600";
}

function withOfficeScript(page: Buffer, officeScriptUrl: string): Buffer {
  const html = page.toString("utf8");
  if (!html.includes(OFFICE_SCRIPT_URL)) throw new Error(`${PAGE} does not load Office.js from ${OFFICE_SCRIPT_URL}.`);
  return Buffer.from(html.replace(OFFICE_SCRIPT_URL, () => officeScriptUrl.replace(/"/g, "&quot;")));
}

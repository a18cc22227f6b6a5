import { readFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import path from "node:path";
import { Hono, type Context } from "hono";
import { sampleWorkbook } from "../samples/sample-workbook";

export interface WorkbenchAppOptions {
  /** Folder of the built page: `workbench.html` and its scripts. */
  readonly pageDir: string;
  /** Microsoft's office.js as the package @microsoft/office-js ships it (its `dist`). */
  readonly officeDir: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};
const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** File names that carry a hash of their content never change. */
const HASHED = /\.[0-9a-f]{10}\.(js|css)$/;

/**
 * Serves the workbench: its page at `/`, its scripts beside it, `/office/*` and `/samples/sample.xlsx`. The task pane and the relay
 * are mounted beside it by whoever starts both on one port. Anything it does not know is left to the next app (404).
 */
export function createWorkbenchApp({ pageDir, officeDir }: WorkbenchAppOptions): Hono {
  const app = new Hono();
  const office = new FolderIndex(officeDir);
  const page = new FolderIndex(pageDir);
  let sample: Promise<Uint8Array> | undefined;
  app.get("/", (context) => send(context, page.find("workbench.html")));
  app.get("/samples/sample.xlsx", async (context) => {
    const bytes = await (sample ??= sampleWorkbook());
    return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      "content-type": XLSX_TYPE,
      "cache-control": "no-cache",
    });
  });
  app.get("/office/*", (context) => send(context, office.find(context.req.path.slice("/office/".length))));
  app.get("/:file", async (context, next) => {
    const file = page.find(context.req.param("file"));
    return file === undefined ? next() : send(context, file);
  });
  return app;
}

/**
 * The files of a folder by their path in lower case: Office.js asks for `AgaveErrorUX/...` and `en-us/...` in whatever case Windows
 * would forgive. Only what was found in the folder can be served, so no path leads out of it.
 */
class FolderIndex {
  private files: Map<string, string> | undefined;

  constructor(private readonly folder: string) {}

  find(requestPath: string): string | undefined {
    this.files ??= new Map(filesUnder(this.folder).map((file) => [file.toLowerCase(), path.join(this.folder, file)]));
    return this.files.get(requestPath.toLowerCase());
  }
}

function filesUnder(folder: string, below = ""): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(below, entry.name);
    return entry.isDirectory() ? filesUnder(folder, place) : [place];
  });
}

async function send(context: Context, file: string | undefined): Promise<Response> {
  if (file === undefined) return context.notFound();
  const bytes = await readFile(file);
  const contentType = CONTENT_TYPES[path.extname(file).toLowerCase()] ?? "application/octet-stream";
  const caching = HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache";
  return context.body(bytes as Uint8Array<ArrayBuffer>, 200, { "content-type": contentType, "cache-control": caching });
}

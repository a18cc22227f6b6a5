import { readdirSync } from "node:fs";
import path from "node:path";
import { Hono, type Context } from "hono";
import { PERMISSIONS_POLICY } from "../../web/default-headers";
import { FileStore } from "../../web/file-store";
import { answerWithFile, servedFile, type ServedFile } from "../../web/served-file";

export interface WorkbenchAppOptions {
  /** Folder of the built page: `workbench.html`, its scripts and their licences. */
  readonly pageDir: string;
  /** Microsoft's office.js as the package @microsoft/office-js ships it (its `dist`); the licence stands beside that folder. */
  readonly officeDir: string;
  /** The workbook that the page comes up with, made when it is first asked for. */
  readonly makeSample: () => Promise<Uint8Array>;
}

/** Where the page finds the workbook that it comes up with. */
export const SAMPLE_PATH = "/samples/sample.xlsx";

/** Nobody else may frame the workbench, which itself frames the pane. The grid writes its styles into the page. */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; "),
  "permissions-policy": PERMISSIONS_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/**
 * Serves the workbench: its page at `/`, its scripts beside it, `/office/*` and `/samples/sample.xlsx`. The task pane and the relay
 * are mounted beside it by whoever starts both on one port. Anything it does not know is left to the next app (404).
 */
export function createWorkbenchApp({ pageDir, officeDir, makeSample }: WorkbenchAppOptions): Hono {
  const app = new Hono();
  const store = new FileStore();
  const office = new FolderIndex(officeDir);
  const page = new FolderIndex(pageDir);
  const send = async (context: Context, file: string | undefined): Promise<Response> =>
    file === undefined ? context.notFound() : answer(context, await store.get(file));
  let sample: Promise<ServedFile> | undefined;
  app.get("/", (context) => send(context, page.find("workbench.html")));
  app.get(SAMPLE_PATH, async (context) => {
    sample ??= makeSample().then((bytes) => servedFile("sample.xlsx", Buffer.from(bytes), "no-cache"));
    return answer(context, await sample);
  });
  app.get("/office/LICENSE.md", (context) => send(context, path.join(officeDir, "..", "LICENSE.md")));
  app.get("/office/*", (context) => send(context, office.find(context.req.path.slice("/office/".length))));
  app.get("/:file", async (context, next) => {
    const file = page.find(context.req.param("file"));
    return file === undefined ? next() : send(context, file);
  });
  return app;
}

function answer(context: Context, file: ServedFile): Response {
  return answerWithFile(file, context.req.raw.headers, PAGE_HEADERS);
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

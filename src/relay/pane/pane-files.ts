import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { contentTypeOf, isNamedByContent, servedFile, type ServedFile } from "../../web/served-file";
import { OFFICE_SCRIPT_URL } from "./pane-policy";

const PAGE = "taskpane.html";

/**
 * Reads the built pane into memory, by URL path. Only these paths are ever served, so no path can reach another file.
 * @param folder webpack's output, `dist/pane`
 * @param officeScriptUrl loads Office.js from here instead of from Microsoft (the workbench; networks without a CDN)
 * @throws Error with a sentence for people when the pane is not built
 */
export function readPaneFiles(folder: string, officeScriptUrl?: string): ReadonlyMap<string, ServedFile> {
  if (!existsSync(path.join(folder, PAGE)))
    throw new Error(`There is no built pane in ${folder}: run "npm run build".`);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && contentTypeOf(entry.name) !== undefined)
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return new Map(
    names.map((name) => {
      const file = path.join(folder, name);
      const read = readFileSync(file);
      const isChanged = name === PAGE && officeScriptUrl !== undefined;
      const body = isChanged ? withOfficeScript(read, officeScriptUrl) : read;
      // The build packs what takes long.
      const br = !isChanged && existsSync(`${file}.br`) ? { br: readFileSync(`${file}.br`) } : {};
      const served = servedFile(name, body, cacheControlOf(name), { ...br, gzip: gzipSync(body, { level: 9 }) });
      return [`/${name.split(path.sep).join("/")}`, served];
    }),
  );
}

/** The page names the files that change, and is asked for each time like what names the functions; icons keep their names. */
function cacheControlOf(name: string): string {
  if (isNamedByContent(name)) return "public, max-age=31536000, immutable";
  return /\.(html|js|json)$/.test(name) ? "no-cache" : "public, max-age=3600";
}

/** The page also prepares the way to Office.js's further scripts, which would now be the way to nowhere. */
function withOfficeScript(page: Buffer, officeScriptUrl: string): Buffer {
  const html = page.toString("utf8");
  if (!html.includes(OFFICE_SCRIPT_URL)) throw new Error(`${PAGE} does not load Office.js from ${OFFICE_SCRIPT_URL}.`);
  const withoutWay = html.replace(/<link rel="preconnect"[^>]*>/, "");
  return Buffer.from(withoutWay.replace(OFFICE_SCRIPT_URL, () => officeScriptUrl.replace(/"/g, "&quot;")));
}

import type { Hono } from "hono";
import type { RelayEnv } from "../guard/request-guard";
import { readPaneFiles, type PaneFile } from "./pane-files";
import { paneSecurityHeaders } from "./pane-policy";

/**
 * Serves the built pane; every path that is none of its files is left to whoever comes next.
 * @throws Error with a sentence for people when the pane is not built
 */
export function addPaneRoutes(app: Hono<RelayEnv>, paneDir: string, officeScriptUrl?: string): void {
  const files = readPaneFiles(paneDir, officeScriptUrl);
  const securityHeaders = paneSecurityHeaders(officeScriptUrl);
  app.get("*", async (c, next) => {
    const file = files.get(c.req.path);
    if (!file) return next();
    return paneAnswer(file, c.req.raw.headers, securityHeaders);
  });
}

function paneAnswer(file: PaneFile, requested: Headers, securityHeaders: Readonly<Record<string, string>>): Response {
  const headers = new Headers({ ...securityHeaders, "cache-control": file.cacheControl, etag: file.etag });
  headers.set("vary", "accept-encoding");
  if (requested.get("if-none-match") === file.etag) return new Response(null, { status: 304, headers });
  headers.set("content-type", file.contentType);
  const isGzipped = file.gzipped !== undefined && /\bgzip\b/.test(requested.get("accept-encoding") ?? "");
  if (isGzipped) headers.set("content-encoding", "gzip");
  return new Response(new Uint8Array((isGzipped && file.gzipped) || file.body), { headers });
}

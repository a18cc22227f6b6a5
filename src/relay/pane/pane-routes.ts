import type { Hono } from "hono";
import { answerWithFile } from "../../web/served-file";
import type { RelayContext, RelayEnv } from "../guard/request-guard";
import { readPaneFiles } from "./pane-files";
import { paneSecurityHeaders } from "./pane-policy";

export interface PaneRouteParts {
  readonly paneDir: string;
  readonly officeScriptUrl?: string | undefined;
  /** Further pages that may show the pane, as CSP writes them. */
  readonly frameAncestors?: readonly string[] | undefined;
  /** Says why a request gets no file, or undefined. */
  readonly refuse: (c: RelayContext) => Response | undefined;
}

/** What the add-in's functions are called and take, as the manifest names it. */
const FUNCTIONS_PATH = "/functions.json";

/** Excel on the web reads it from a page of its own. Source: Microsoft Learn, "Manually create JSON metadata for custom functions". */
const FOR_EXCELS_PAGE = { "access-control-allow-origin": "*" };

/**
 * Serves the built pane; every path that is none of its files is left to whoever comes next.
 * @throws Error with a sentence for people when the pane is not built
 */
export function addPaneRoutes(app: Hono<RelayEnv>, { refuse, ...parts }: PaneRouteParts): void {
  const files = readPaneFiles(parts.paneDir, parts.officeScriptUrl);
  const securityHeaders = paneSecurityHeaders(parts.officeScriptUrl, parts.frameAncestors);
  app.get("*", async (c, next) => {
    const file = files.get(c.req.path);
    if (!file) return next();
    const headers = c.req.path === FUNCTIONS_PATH ? { ...securityHeaders, ...FOR_EXCELS_PAGE } : securityHeaders;
    return refuse(c) ?? answerWithFile(file, c.req.raw.headers, headers);
  });
}

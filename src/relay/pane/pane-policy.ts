import { PERMISSIONS_POLICY } from "../../web/default-headers";

/**
 * Where Excel on the web puts a task pane: every page around it must be listed, from the frame that holds the pane to
 * the page in the address bar. Microsoft publishes no such list (github.com/OfficeDev/office-js issue 1005). Sources of
 * the first three: issues 3342 and 3835 there, and github.com/OfficeDev/office-js-docs-pr issue 4911, where add-ins
 * for Excel were refused without them. The others are further hosts of Excel, OneDrive, Teams and the US government
 * clouds in "Microsoft 365 URLs and IP address ranges"; they are not confirmed one by one.
 */
const OFFICE_PAGES = [
  "https://*.officeapps.live.com",
  "https://*.sharepoint.com",
  "https://*.cloud.microsoft",
  "https://*.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.microsoft365.com",
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.officeapps.live.us",
  "https://*.office365.us",
  "https://*.sharepoint.us",
];

/** Where Microsoft publishes Office.js; production pages must load it from there. */
export const OFFICE_SCRIPT_URL = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/**
 * The headers of the pane's page and files. No X-Frame-Options and no cross-origin isolation: Excel on the web frames
 * the page. Fluent UI writes its styles into the page, hence `unsafe-inline` for styles alone.
 * @param officeScriptUrl where Office.js comes from; it loads more scripts from the same place
 */
export function paneSecurityHeaders(officeScriptUrl = OFFICE_SCRIPT_URL): Readonly<Record<string, string>> {
  const scriptSources = ["'self'", ...(URL.canParse(officeScriptUrl) ? [new URL(officeScriptUrl).origin] : [])];
  const policy = [
    "default-src 'self'",
    `script-src ${scriptSources.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${OFFICE_PAGES.join(" ")}`,
  ];
  return {
    "content-security-policy": policy.join("; "),
    "permissions-policy": PERMISSIONS_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}

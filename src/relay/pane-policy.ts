/**
 * Where Excel on the web puts a task pane: every page around it must be listed, from the frame that holds the pane to
 * the page in the address bar. Source: Microsoft 365 URLs and IP address ranges (Excel for the web, SharePoint,
 * OneDrive, Microsoft 365 and Teams, worldwide and US government).
 */
const OFFICE_PAGES = [
  "https://*.officeapps.live.com",
  "https://*.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.microsoft365.com",
  "https://*.cloud.microsoft",
  "https://*.sharepoint.com",
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
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}

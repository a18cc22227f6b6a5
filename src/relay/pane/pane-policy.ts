import officeScript from "../../protocol/office-script.json";
import { PERMISSIONS_POLICY } from "../../web/default-headers";

/**
 * Where Excel on the web puts a task pane: every page around it must be listed, from the frame that holds the pane to
 * the page in the address bar. Microsoft publishes no such list (github.com/OfficeDev/office-js issue 1005). Sources of
 * the first three: issues 3342 and 3835 there, and github.com/OfficeDev/office-js-docs-pr issue 4911, where add-ins
 * for Excel were refused without them. The others are further hosts of Excel, OneDrive, Teams, the US government clouds
 * and the cloud that 21Vianet operates in China in "Microsoft 365 URLs and IP address ranges" and its counterparts;
 * they are not confirmed one by one. Left out, as nobody tells of a pane in them: `*.office.net`, and the hosts of others
 * who show Excel on the web in pages of their own (issue 6844 there). Whoever runs a relay may add them.
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
  "https://*.sharepoint-mil.us",
  "https://*.partner.officewebapps.cn",
  "https://*.sharepoint.cn",
];

/**
 * Where Microsoft publishes Office.js; production pages must load it from there. The build writes the same address into the pane's page.
 * Source: Microsoft Learn, "Referencing the Office JavaScript API library"; the former address stood there until September 2026.
 */
export const OFFICE_SCRIPT_URL = officeScript.current;

const ORIGINS_OF_MICROSOFT = [officeScript.current, officeScript.former].map((url) => new URL(url).origin);

/**
 * Where Office.js and all that it loads may come from: scripts, and the page that it frames when it does not know the page around it
 * (its `AgaveErrorUX/`). Both of Microsoft's origins where it is one of them: a policy is checked again after each redirect.
 * Source: W3C, "Content Security Policy Level 3", 4.1.2.
 * @param officeScriptUrl a whole address, or a path of our own, which `'self'` allows
 */
export function officeScriptOrigins(officeScriptUrl: string): readonly string[] {
  if (!URL.canParse(officeScriptUrl)) return [];
  const { origin } = new URL(officeScriptUrl);
  return ORIGINS_OF_MICROSOFT.includes(origin) ? ORIGINS_OF_MICROSOFT : [origin];
}

/**
 * The headers of the pane's page and files. No X-Frame-Options and no cross-origin isolation: Excel on the web frames
 * the page. Fluent UI writes its styles into the page, hence `unsafe-inline` for styles alone.
 * @param officeScriptUrl where Office.js comes from; it loads more scripts from the same place
 * @param frameAncestors further pages that may show the pane, as CSP writes them: `https://*.example.com`
 */
export function paneSecurityHeaders(
  officeScriptUrl = OFFICE_SCRIPT_URL,
  frameAncestors: readonly string[] = [],
): Readonly<Record<string, string>> {
  const office = ["'self'", ...officeScriptOrigins(officeScriptUrl)].join(" ");
  const policy = [
    "default-src 'self'",
    `script-src ${office}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${office}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${[...OFFICE_PAGES, ...frameAncestors].join(" ")}`,
  ];
  return {
    "content-security-policy": policy.join("; "),
    "permissions-policy": PERMISSIONS_POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}

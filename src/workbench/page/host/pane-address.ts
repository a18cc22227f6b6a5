/** Ids of the one conversation the page holds with its pane. */
export const CONVERSATION_ID = "scoresheet";
export const APP_ID = "00000000-0000-0000-0000-00005c02e5e7";
/** Name of the pane's frame: Office.js reads it as JSON when it opens a dialog, and passes it on with more in it. */
export const PANE_NAME = "{}";

/** The flag of the host by which Office.js begins to run functions. Source: OSF.HostInfoFlags of @microsoft/office-js. */
const RUNS_FUNCTIONS = "2";

/**
 * Address of the task pane with what Office.js on the web reads from it. `_xdm_Info` stands last, because it is read to the end.
 * @param hostOrigin origin of this page: Office.js posts to it and trusts nobody else
 * @param runsFunctions whether formulas call functions of the pane's page, which Excel calls a shared runtime
 */
export function paneAddress(hostOrigin: string, locale: string, runsFunctions = false): string {
  const flags = runsFunctions ? RUNS_FUNCTIONS : "0";
  const hostInfo = ["Excel", "Web", "16.01", locale, CONVERSATION_ID, "", "", flags].join("$");
  const xdmInfo = [CONVERSATION_ID, APP_ID, hostOrigin].join("|");
  return `/taskpane.html?_host_Info=${hostInfo}#&_serializer_version=1&_xdm_Info=${xdmInfo}`;
}

/**
 * Lets Office.js trust this page where it is served without TLS: it asks a page of its own first, which looks here for an earlier
 * answer. Over https it trusts the pane's own host name without asking.
 */
export function trustThisHost(location: Location, storage: Storage): void {
  if (location.protocol !== "http:") return;
  storage.setItem(`OfficeJSTrustKeyV2_http_${location.hostname}`, JSON.stringify({ Result: 1 }));
}

import { parseEndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { EndpointCatalog } from "../../endpoint/catalogue/endpoint-catalog";
import { EndpointClient } from "../../endpoint/endpoint-client";
import type { Fetch } from "../../endpoint/http/send-once";
import { listUpstreams } from "../../endpoint/relay-client/list-upstreams";
import { listSessions, signOutOfRelay } from "../../endpoint/relay-client/relay-session";
import { staticToken } from "../../endpoint/sign-in/token-provider";
import { ExcelWorkbook } from "../../excel/excel-workbook";
import { ExcelQueue, type ExcelHost } from "../../excel/host/excel-queue";
import { SelectionReader } from "../../excel/reading/selection-reader";
import { relayPath } from "../../protocol/paths";
import { ScoringRun } from "../../scoring/scoring-run";
import type { Connection, PaneEngine } from "../services/pane-services";
import { openBrowserWindow, type OpeningPage } from "./open-browser-window";
import { openOfficeDialog, type DialogUi } from "./open-office-dialog";
import { readColumn } from "./read-column";
import { signInPerson, type SignInParts } from "./sign-in-person";

export interface PaneEngineParts {
  readonly fetch: Fetch;
  readonly excel: ExcelHost;
  readonly now: () => number;
  readonly page: OpeningPage;
  readonly crypto: SignInParts["crypto"];
  /** What opens dialogs; undefined where Office has none. Asked when one is needed, as Office.js may not be ready before. */
  readonly dialogUi: () => DialogUi | undefined;
}

/** These steps are short, each a turn of its own in Excel: by the time one could be cancelled it is over. */
const NEVER = new AbortController().signal;

/** Everything of the pane that talks to Excel, to the relay and to endpoints. Loaded beside the first screen, not before it. */
export function createPaneEngine(parts: PaneEngineParts): PaneEngine {
  const { fetch, excel, now, page, crypto } = parts;
  const queue = new ExcelQueue(excel);
  const workbook = new ExcelWorkbook(queue);
  const selection = new SelectionReader(queue);
  const catalogOf = (connection: Connection) =>
    new EndpointCatalog({ baseUrl: relayPath(connection.upstream.id, ""), fetch, token: tokenOf(connection) });
  const endpointOf = (connection: Connection, route: string) =>
    new EndpointClient({ url: relayPath(connection.upstream.id, route), fetch, token: tokenOf(connection) });
  return {
    readAddress: async (text) => parseEndpointAddress(text),
    listUpstreams: (signal) => listUpstreams({ fetch }, signal),
    listSessions: (signal) => listSessions({ fetch }, signal),
    signInPerson(upstreamId, signal) {
      const openWindow = windowOpener(parts);
      return signInPerson(upstreamId, { fetch, crypto, pageOrigin: page.location.origin, openWindow }, signal);
    },
    signOutPeople: (signal) => signOutOfRelay(fetch, signal),
    listModels: async (connection, signal) => catalogOf(connection).list(signal),
    describeModel: async (connection, name, signal) => catalogOf(connection).describe(name, signal),
    loadSchema: async (connection, name, signal, servedModelName) =>
      catalogOf(connection).schema(name, signal, servedModelName),
    async readSignature(text) {
      const { parseSignatureText } = await import("../../endpoint/catalogue/signature-file");
      return parseSignatureText(text);
    },
    readSelection: (hasHeaders) => selection.current(NEVER, hasHeaders),
    followSelection: (listener) => selection.subscribe(listener),
    goToCell: (sheetName, address) => workbook.selectCell(sheetName, address, NEVER),
    async createRun(connection, route) {
      return new ScoringRun({ workbook, endpoint: endpointOf(connection, route), now });
    },
    async previewRows(connection, route, plan, query) {
      const { previewRows } = await import("../../scoring/preview-rows");
      return previewRows({ workbook, endpoint: endpointOf(connection, route) }, plan, query);
    },
    async nextRequest(plan, signal) {
      const { nextRequest } = await import("../../scoring/next-request");
      return nextRequest(workbook, plan, signal);
    },
    async sendRequest(connection, route, body, signal) {
      const { sendRaw } = await import("../../endpoint/send-raw");
      const url = relayPath(connection.upstream.id, route);
      return sendRaw({ url, fetch, token: tokenOf(connection), now }, body, signal);
    },
    removeResultColumns: (resultColumns) => workbook.removeResultColumns(resultColumns, NEVER),
    readColumn: (resultColumns, header) => readColumn(workbook, resultColumns, header, NEVER),
  };
}

/** Office's own dialog, or where Office has none a window of the browser. */
function windowOpener({ page, dialogUi }: PaneEngineParts): SignInParts["openWindow"] {
  const ui = dialogUi();
  return (url, until) => (ui === undefined ? openBrowserWindow(page, url, until) : openOfficeDialog(ui, url, until));
}

/** None where the relay signs in or nobody asks. */
function tokenOf({ token }: Connection) {
  return token === undefined ? undefined : staticToken(token);
}

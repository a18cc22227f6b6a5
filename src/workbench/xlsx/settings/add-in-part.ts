import { addContentType, addRelationship, readRelationships } from "../package/relationships";
import { appendToRoot } from "../package/root-element";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";
import { ADD_IN } from "./add-in";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WEB_EXTENSIONS = "http://schemas.microsoft.com/office/webextensions";
const LINKS = "http://schemas.microsoft.com/office/2011/relationships/";
const CONTENT = "application/vnd.ms-office.";

/**
 * The part that says what our add-in keeps in the document; undefined where it keeps nothing. Parts of other add-ins, and of other
 * kinds than a pane, are passed over. Source: MS-OWEXML 2.1, 2.2.7, 2.2.9.
 */
export function findAddInPart(zip: ZipPackage): string | undefined {
  const panes = paneList(zip);
  if (panes === undefined) return undefined;
  return readRelationships(zip, panes)
    .filter(({ kind, target }) => kind === "webextension" && zip.has(target))
    .find(({ target }) => isOurs(zip.read(target)))?.target;
}

/** Makes that part, without settings, and a closed pane that it belongs to. @returns its name */
export function addAddInPart(zip: ZipPackage): string {
  const panes = paneList(zip) ?? addPaneList(zip);
  let number = 1;
  while (zip.has(`xl/webextensions/webextension${number}.xml`)) number++;
  const partName = `xl/webextensions/webextension${number}.xml`;
  zip.write(partName, emptyPart());
  addContentType(zip, partName, `${CONTENT}webextension+xml`);
  listPane(zip, panes, addRelationship(zip, panes, "webextension", partName, LINKS));
  return partName;
}

function paneList(zip: ZipPackage): string | undefined {
  return readRelationships(zip, "").find(({ kind, target }) => kind === "webextensiontaskpanes" && zip.has(target))
    ?.target;
}

/** Whatever store it came from: `reference` is where it was installed from, `alternateReferences` are other stores that have it. */
function isOurs(xml: string): boolean {
  const scanner = new XmlScanner(xml);
  while (scanner.next()) {
    if (scanner.name !== "reference" || scanner.isClosing) continue;
    if ((scanner.attribute("id") ?? "").replace(/[{}]/g, "").toLowerCase() === ADD_IN.id) return true;
  }
  return false;
}

/** As Excel writes it for an add-in that was installed by its manifest. */
function emptyPart(): string {
  return (
    `${XML}<we:webextension xmlns:we="${WEB_EXTENSIONS}/webextension/2010/11" id="{${ADD_IN.id.toUpperCase()}}">` +
    `<we:reference id="${ADD_IN.id}" version="${ADD_IN.version}" store="developer" storeType="Registry"/>` +
    `<we:alternateReferences/><we:properties/><we:bindings/><we:snapshot xmlns:r="${RELATIONSHIPS}"/></we:webextension>`
  );
}

function addPaneList(zip: ZipPackage): string {
  const partName = "xl/webextensions/taskpanes.xml";
  zip.write(partName, `${XML}<wetp:taskpanes xmlns:wetp="${WEB_EXTENSIONS}/taskpanes/2010/11"/>`);
  addContentType(zip, partName, `${CONTENT}webextensiontaskpanes+xml`);
  addRelationship(zip, "", "webextensiontaskpanes", partName, LINKS);
  return partName;
}

function listPane(zip: ZipPackage, panes: string, link: string): void {
  const xml = zip.read(panes);
  const scanner = new XmlScanner(xml);
  let count = 0;
  while (scanner.next()) if (scanner.name === "taskpane" && !scanner.isClosing) count++;
  const pane = (prefix: string): string =>
    `<${prefix}taskpane dockstate="right" visibility="0" width="350" row="${count}">` +
    `<${prefix}webextensionref xmlns:r="${RELATIONSHIPS}" r:id="${link}"/></${prefix}taskpane>`;
  zip.write(panes, appendToRoot(xml, pane));
}

import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import { encodeXml } from "../package/xml-text";
import type { ZipPackage } from "../package/zip-package";
import { addAddInPart, findAddInPart } from "./add-in-part";

interface Property {
  readonly name: string;
  readonly value: unknown;
  /** As it stands in the part: its opening tag, and what follows to its end. */
  readonly tag: string;
  readonly rest: string;
}

/** What our add-in keeps in the document, by name: `Office.context.document.settings` and `workbook.settings` are the same. */
export function readDocumentSettings(zip: ZipPackage): ReadonlyMap<string, unknown> {
  const partName = findAddInPart(zip);
  const properties = partName === undefined ? [] : readProperties(zip.read(partName));
  return new Map(properties.map(({ name, value }) => [name, value]));
}

/** Writes those settings that are not as the file has them; the file stays as it is where all of them are. */
export function saveDocumentSettings(zip: ZipPackage, settings: ReadonlyMap<string, unknown>): void {
  const found = findAddInPart(zip);
  if (found === undefined && settings.size === 0) return;
  const partName = found ?? addAddInPart(zip);
  const before = zip.read(partName);
  const after = withProperties(before, settings);
  if (after !== before) zip.write(partName, after);
}

function readProperties(xml: string): Property[] {
  const scanner = new XmlScanner(xml);
  const found: Property[] = [];
  while (scanner.next()) {
    if (scanner.name !== "property" || scanner.isClosing) continue;
    const { start, end } = scanner;
    const name = scanner.attribute("name") ?? "";
    const value = parsed(scanner.attribute("value") ?? "");
    scanner.skipElement();
    found.push({ name, value, tag: xml.slice(start, end), rest: xml.slice(end, scanner.end) });
  }
  return found;
}

/** Office.js hands values over as JSON; what another program wrote otherwise is a text. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A part without a list of properties gets one in its place, behind the add-in's references: MS-OWEXML 2.2.7. */
function withProperties(xml: string, settings: ReadonlyMap<string, unknown>): string {
  const known = readProperties(xml);
  const scanner = new XmlScanner(xml);
  let prefix = "";
  let place: [start: number, end: number] = [0, 0];
  while (scanner.next()) {
    const { name, start } = scanner;
    if (name === "webextension" && !scanner.isClosing) ({ prefix } = scanner);
    if (!["reference", "alternateReferences", "properties"].includes(name) || scanner.isClosing) continue;
    scanner.skipElement();
    place = [name === "properties" ? start : scanner.end, scanner.end];
  }
  const before = known.map(({ tag, rest }) => tag + rest).join("");
  const kept = known.flatMap((property) => (settings.has(property.name) ? writtenAnew(property, settings) : []));
  const added = [...settings].filter(([name]) => !known.some((property) => property.name === name));
  const all = kept.join("") + added.map(([name, value]) => newProperty(prefix, name, value)).join("");
  if (all === before) return xml;
  return `${xml.slice(0, place[0])}<${prefix}properties>${all}</${prefix}properties>${xml.slice(place[1])}`;
}

function writtenAnew({ name, value, tag, rest }: Property, settings: ReadonlyMap<string, unknown>): string {
  const wanted = jsonOf(settings.get(name));
  return (wanted === jsonOf(value) ? tag : withAttribute(tag, "value", wanted)) + rest;
}

function newProperty(prefix: string, name: string, value: unknown): string {
  return `<${prefix}property name="${encodeXml(name)}" value="${encodeXml(jsonOf(value))}"/>`;
}

/** JSON escapes all that XML cannot carry but for two characters. */
function jsonOf(value: unknown): string {
  const json = JSON.stringify(value) ?? "null";
  return json.replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
}

import { parsePart } from "./parse-part";
import { isSamePart, plainPartName } from "./part-name";
import { appendToRoot } from "./root-element";
import { inDialectOf } from "./strict-dialect";
import { patchText, type TextPatch } from "./text-patches";
import { XmlScanner } from "./xml-scanner";
import { encodeXml } from "./xml-text";
import type { ZipPackage } from "./zip-package";

/** A link from one part to another. `target` is the other part's name in the package, whatever way it was written. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type's address: "worksheet", "table", "styles" ... Strict and transitional files differ before it. */
  readonly kind: string;
  readonly target: string;
}

const CONTENT_TYPES = "[Content_Types].xml";
const TYPE_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** The links of a part ("" for the package itself) to other parts; links out of the package are left out. */
export function readRelationships(zip: ZipPackage, partName: string): Relationship[] {
  const relsName = relationshipsPartOf(partName);
  if (!zip.has(relsName)) return [];
  return parsePart(zip, relsName, (xml) => {
    const scanner = new XmlScanner(xml);
    const links: Relationship[] = [];
    const targets = new Map<string, string>();
    while (scanner.next()) {
      if (scanner.name !== "Relationship" || scanner.isClosing) continue;
      if (scanner.attribute("TargetMode") === "External") continue;
      const type = scanner.attribute("Type") ?? "";
      const id = scanner.attribute("Id") ?? "";
      const target = resolveTarget(partName, scanner.attribute("Target") ?? "");
      if ((targets.get(id) ?? target) !== target) throw new SyntaxError(`the link "${id}" leads to two parts`);
      targets.set(id, target);
      links.push({ id, kind: type.slice(type.lastIndexOf("/") + 1), target });
    }
    return links;
  });
}

/**
 * Links a part to another one.
 * @param typeBase what stands before the kind in the address of its type; the standard's own unless told
 * @returns the id of the link
 */
export function addRelationship(
  zip: ZipPackage,
  partName: string,
  kind: string,
  target: string,
  typeBase = TYPE_BASE,
): string {
  const relsName = relationshipsPartOf(partName);
  const xml = zip.has(relsName) ? zip.read(relsName) : EMPTY;
  const known = idsIn(xml);
  let number = 1;
  while (known.has(`rId${number}`)) number++;
  const id = `rId${number}`;
  const attributes = `Id="${id}" Type="${inDialectOf(zip, typeBase)}${kind}" Target="${encodeXml(relativeTarget(partName, target))}"`;
  zip.write(
    relsName,
    appendToRoot(xml, (prefix) => `<${prefix}Relationship ${attributes}/>`),
  );
  return id;
}

/** Takes the links to a part away. */
export function removeRelationship(zip: ZipPackage, partName: string, target: string): void {
  const relsName = relationshipsPartOf(partName);
  const isLink = (scanner: XmlScanner): boolean =>
    scanner.name === "Relationship" &&
    scanner.attribute("TargetMode") !== "External" &&
    isSamePart(resolveTarget(partName, scanner.attribute("Target") ?? ""), target);
  zip.write(relsName, withoutElements(zip.read(relsName), isLink));
}

/** Declares what a new part is, in `[Content_Types].xml`. */
export function addContentType(zip: ZipPackage, partName: string, contentType: string): void {
  const attributes = `PartName="/${encodeXml(partName)}" ContentType="${contentType}"`;
  const xml = appendToRoot(zip.read(CONTENT_TYPES), (prefix) => `<${prefix}Override ${attributes}/>`);
  zip.write(CONTENT_TYPES, xml);
}

/** Takes a part out of the package, with its declaration. Links to it are the caller's. */
export function removePart(zip: ZipPackage, partName: string): void {
  const isDeclared = (scanner: XmlScanner): boolean =>
    scanner.name === "Override" && isSamePart(scanner.attribute("PartName") ?? "", partName);
  zip.write(CONTENT_TYPES, withoutElements(zip.read(CONTENT_TYPES), isDeclared));
  zip.remove(partName);
}

function idsIn(xml: string): Set<string | undefined> {
  const ids = new Set<string | undefined>();
  const scanner = new XmlScanner(xml);
  while (scanner.next()) if (!scanner.isClosing) ids.add(scanner.attribute("Id"));
  return ids;
}

function withoutElements(xml: string, isGone: (scanner: XmlScanner) => boolean): string {
  const scanner = new XmlScanner(xml);
  const patches: TextPatch[] = [];
  while (scanner.next()) {
    if (scanner.isClosing || !isGone(scanner)) continue;
    const { start } = scanner;
    scanner.skipElement();
    patches.push({ start, end: scanner.end, text: "" });
  }
  return patchText(xml, patches);
}

/** The name of the part that holds the links of another one. */
export function relationshipsPartOf(partName: string): string {
  const slash = partName.lastIndexOf("/") + 1;
  return `${partName.slice(0, slash)}_rels/${partName.slice(slash)}.rels`;
}

/** ECMA-376 Part 2, 6.5.3: a target is relative to the folder of the part, or begins with "/" at the package's root. */
function resolveTarget(partName: string, target: string): string {
  if (/^[\\/]/.test(target)) return plainPartName(target);
  return plainPartName(`${partName.slice(0, partName.lastIndexOf("/") + 1)}${target}`);
}

/** The target as most writers put it, because some readers know no other way: "../tables/table1.xml". */
function relativeTarget(partName: string, target: string): string {
  const from = partName.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return "../".repeat(from.length - shared) + to.slice(shared).join("/");
}

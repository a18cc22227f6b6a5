import { inDialectOf } from "./strict-dialect";
import { encodeXml } from "./xml-text";
import { XmlScanner } from "./xml-scanner";
import type { ZipPackage } from "./zip-package";

/** A link from one part to another. `target` is the other part's name in the package, whatever way it was written. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type's address: "worksheet", "table", "styles" ... Strict and transitional files differ before it. */
  readonly kind: string;
  readonly target: string;
}

const TYPE_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** The links of a part ("" for the package itself) to other parts; links out of the package are left out. */
export function readRelationships(zip: ZipPackage, partName: string): Relationship[] {
  const relsName = relationshipsPartOf(partName);
  if (!zip.has(relsName)) return [];
  const scanner = new XmlScanner(zip.read(relsName));
  const links: Relationship[] = [];
  while (scanner.next()) {
    if (scanner.name !== "Relationship" || scanner.isClosing) continue;
    if (scanner.attribute("TargetMode") === "External") continue;
    const type = scanner.attribute("Type") ?? "";
    links.push({
      id: scanner.attribute("Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      target: resolveTarget(partName, scanner.attribute("Target") ?? ""),
    });
  }
  return links;
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
  let number = 1;
  while (new RegExp(`\\sId\\s*=\\s*["']rId${number}["']`).test(xml)) number++;
  const id = `rId${number}`;
  const { text, prefix } = openedRoot(xml);
  const element = `<${prefix}Relationship Id="${id}" Type="${inDialectOf(zip, typeBase)}${kind}" Target="${encodeXml(relativeTarget(partName, target))}"/>`;
  zip.write(relsName, beforeClosingTag(text, element));
  return id;
}

/** Takes the links to a part away. */
export function removeRelationship(zip: ZipPackage, partName: string, target: string): void {
  const relsName = relationshipsPartOf(partName);
  const scanner = new XmlScanner(zip.read(relsName));
  let kept = "";
  let from = 0;
  while (scanner.next()) {
    if (scanner.name !== "Relationship" || scanner.isClosing) continue;
    if (resolveTarget(partName, scanner.attribute("Target") ?? "") !== target) continue;
    kept += scanner.xml.slice(from, scanner.start);
    scanner.skipElement();
    from = scanner.end;
  }
  zip.write(relsName, kept + scanner.xml.slice(from));
}

/** Declares what a new part is, in `[Content_Types].xml`. */
export function addContentType(zip: ZipPackage, partName: string, contentType: string): void {
  const { text, prefix } = openedRoot(zip.read("[Content_Types].xml"));
  const element = `<${prefix}Override PartName="/${encodeXml(partName)}" ContentType="${contentType}"/>`;
  zip.write("[Content_Types].xml", beforeClosingTag(text, element));
}

/** Takes a part out of the package, with its declaration. Links to it are the caller's. */
export function removePart(zip: ZipPackage, partName: string): void {
  const pattern = partName.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const types = zip.read("[Content_Types].xml");
  const override = new RegExp(`<(?:[\\w.-]+:)?Override\\s[^>]*PartName\\s*=\\s*["']/${pattern}["'][^>]*/>`, "i");
  zip.write("[Content_Types].xml", types.replace(override, ""));
  zip.remove(partName);
}

function beforeClosingTag(xml: string, element: string): string {
  const at = xml.lastIndexOf("</");
  return xml.slice(0, at) + element + xml.slice(at);
}

function openedRoot(xml: string): { text: string; prefix: string } {
  const scanner = new XmlScanner(xml);
  scanner.next();
  const { prefix, name, start, end, isSelfClosing } = scanner;
  if (!isSelfClosing) return { text: xml, prefix };
  const open = xml.slice(start, end).replace(/\s*\/>$/, ">");
  return { text: `${xml.slice(0, start)}${open}</${prefix}${name}>`, prefix };
}

/** The name of the part that holds the links of another one. */
export function relationshipsPartOf(partName: string): string {
  const slash = partName.lastIndexOf("/") + 1;
  return `${partName.slice(0, slash)}_rels/${partName.slice(slash)}.rels`;
}

/** ECMA-376 Part 2, 6.5.3: a target is relative to the folder of the part, or begins with "/" at the package's root. */
function resolveTarget(partName: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const folders = partName.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== ".") folders.push(step);
  }
  return folders.join("/");
}

/** The target as most writers put it, because some readers know no other way: "../tables/table1.xml". */
function relativeTarget(partName: string, target: string): string {
  const from = partName.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return "../".repeat(from.length - shared) + to.slice(shared).join("/");
}

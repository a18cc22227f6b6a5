import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";

const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The sheet part with one more `<tablePart>`. The list stands last but for extensions: ECMA-376 Part 1, 18.3.1.99. */
export function withTableLink(xml: string, linkId: string): string {
  const scanner = new XmlScanner(xml);
  scanner.next();
  const { prefix: root, depth } = scanner;
  let insertAt: number | undefined;
  while (scanner.next() && scanner.depth >= depth) {
    if (scanner.isClosing) continue;
    if (scanner.name === "tableParts") return extendedList(scanner, linkId);
    if (scanner.name === "extLst") insertAt = scanner.start;
    scanner.skipElement();
  }
  insertAt ??= scanner.start;
  const list = `<${root}tableParts count="1">${link(root, linkId)}</${root}tableParts>`;
  return xml.slice(0, insertAt) + list + xml.slice(insertAt);
}

/** The sheet part without the `<tablePart>` of a link, and without an empty list. */
export function withoutTableLink(xml: string, linkId: string): string {
  const scanner = new XmlScanner(xml);
  while (scanner.next() && scanner.name !== "tableParts");
  const { start, end: openEnd } = scanner;
  let kept = "";
  let count = 0;
  while (scanner.next() && !(scanner.isClosing && scanner.name === "tableParts")) {
    if (scanner.isClosing || scanner.namespacedAttribute("id") === linkId) continue;
    kept += `${xml.slice(scanner.start, scanner.end).replace(/\s*\/?>$/, "")}/>`;
    count++;
  }
  if (count === 0) return xml.slice(0, start) + xml.slice(scanner.end);
  const open = withAttribute(xml.slice(start, openEnd), "count", String(count));
  return xml.slice(0, start) + open + kept + xml.slice(scanner.start);
}

function extendedList(scanner: XmlScanner, linkId: string): string {
  const { xml, start, end, prefix } = scanner;
  if (scanner.isSelfClosing) {
    const open = withAttribute(xml.slice(start, end), "count", "1").replace(/\s*\/>$/, ">");
    return `${xml.slice(0, start)}${open}${link(prefix, linkId)}</${prefix}tableParts>${xml.slice(end)}`;
  }
  scanner.skipElement();
  const closing = scanner.start;
  const inner = xml.slice(end, closing) + link(prefix, linkId);
  const count = inner.match(/tablePart\s/g)?.length ?? 1;
  return `${xml.slice(0, start)}${withAttribute(xml.slice(start, end), "count", String(count))}${inner}${xml.slice(closing)}`;
}

/** The namespace is declared on the spot, because the sheet may not have needed it before. */
function link(prefix: string, linkId: string): string {
  return `<${prefix}tablePart xmlns:r="${RELATIONSHIPS}" r:id="${linkId}"/>`;
}

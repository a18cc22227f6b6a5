import { XmlScanner } from "./xml-scanner";

/** A part whose root has an opening and a closing tag, so that something can be put between them; the same text where it has. */
export function withOpenRoot(xml: string): string {
  const scanner = new XmlScanner(xml);
  if (!scanner.next() || !scanner.isSelfClosing) return xml;
  const { prefix, name, start, end } = scanner;
  const open = xml.slice(start, end).replace(/\s*\/>$/, ">");
  return `${xml.slice(0, start)}${open}</${prefix}${name}>${xml.slice(end)}`;
}

/**
 * A part with one more element at the end of its root.
 * @param element is given the root's prefix ("x:" or ""), which it must carry too
 * @throws SyntaxError when the part is not well-formed
 */
export function appendToRoot(xml: string, element: (prefix: string) => string): string {
  const scanner = new XmlScanner(withOpenRoot(xml));
  scanner.next();
  const { prefix } = scanner;
  scanner.skipElement();
  return scanner.xml.slice(0, scanner.start) + element(prefix) + scanner.xml.slice(scanner.start);
}

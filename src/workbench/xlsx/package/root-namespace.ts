import { holdsForbiddenCharacter } from "./part-text";
import { XmlScanner } from "./xml-scanner";
import { decodeXml } from "./xml-text";

/** What prefixes stand for; "" is the namespace of names without one. */
type Prefixes = ReadonlyMap<string, string>;

const KNOWN: Prefixes = new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]);

/**
 * The namespace of an XML text's root element, "" for none. The text is read to its end, as strictly as a parser that knows namespaces.
 * @throws SyntaxError when it is not well-formed, uses a prefix that nothing declares, or has a document type declaration
 */
export function rootNamespace(xml: string): string {
  if (xml === "") throw new SyntaxError("it is empty");
  if (holdsForbiddenCharacter(xml)) throw new SyntaxError("it holds a character that no XML may hold");
  const scanner = new XmlScanner(xml);
  const scopes: Prefixes[] = [KNOWN];
  let root: string | undefined;
  while (scanner.next()) {
    decodeXml(scanner.rawTextBefore());
    if (scanner.isClosing) continue;
    const outer = scanner.isSelfClosing ? scanner.depth : scanner.depth - 1;
    const scope = scopeOf(scanner, scopes[outer]!);
    scopes[outer + 1] = scope;
    const { prefix } = scanner;
    root ??= scope.get(prefix.slice(0, -1)) ?? "";
    for (const name of [`${prefix}${scanner.name}`, ...scanner.attributeNames]) checkPrefix(name, scope);
  }
  return root ?? "";
}

/** Also proves that no attribute stands twice and none holds what is no reference. */
function scopeOf(scanner: XmlScanner, outer: Prefixes): Prefixes {
  const declared = scanner.attributeNames.flatMap((name): [string, string][] => {
    const value = scanner.attribute(name) ?? "";
    const prefix = /^xmlns(?::(.+))?$/.exec(name);
    return prefix === null ? [] : [[prefix[1] ?? "", value]];
  });
  if (declared.some(([prefix, uri]) => prefix !== "" && uri === ""))
    throw new SyntaxError("a prefix stands for nothing");
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

function checkPrefix(name: string, scope: Prefixes): void {
  const [prefix = "", local, ...more] = name.split(":");
  if (local === undefined || prefix === "xmlns") return;
  if (local === "" || more.length > 0 || !scope.has(prefix)) throw new SyntaxError(`nothing declares "${name}"`);
}

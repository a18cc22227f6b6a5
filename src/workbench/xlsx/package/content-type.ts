import { parsePart } from "./parse-part";
import { isSamePart } from "./part-name";
import { XmlScanner } from "./xml-scanner";
import type { ZipPackage } from "./zip-package";

/**
 * What the package declares a part to be: by the part's own name, else by the ending of its name. Undefined where it declares nothing.
 * Source: ECMA-376 Part 2, 6.2.3; names match without regard to case.
 */
export function contentTypeOf(zip: ZipPackage, partName: string): string | undefined {
  if (!zip.has("[Content_Types].xml")) return undefined;
  return parsePart(zip, "[Content_Types].xml", (xml) => {
    const scanner = new XmlScanner(xml);
    const ending = partName.slice(partName.lastIndexOf(".") + 1).toLowerCase();
    let ofPart: string | undefined;
    let ofEnding: string | undefined;
    // To the end, although it may be known before: saving adds to the part.
    while (scanner.next()) {
      if (scanner.isClosing) continue;
      const contentType = scanner.attribute("ContentType");
      if (scanner.name === "Override" && isSamePart(scanner.attribute("PartName") ?? "", partName))
        ofPart ??= contentType;
      if (scanner.name === "Default" && scanner.attribute("Extension")?.toLowerCase() === ending)
        ofEnding = contentType;
    }
    return ofPart ?? ofEnding;
  });
}

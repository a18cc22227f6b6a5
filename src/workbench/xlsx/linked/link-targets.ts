import { relationshipsPartOf } from "../package/relationships";
import { patchText, type TextPatch } from "../package/text-patches";
import { withAttribute } from "../package/xml-attributes";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";
import { followedPlace } from "../around/shifted-part";

/** Lets the links of a part that lead to a place in the workbook ("#Sheet1!H2"), as shapes have them, follow their cells. */
export function followInLinkTargets(zip: ZipPackage, partName: string, followed: (formula: string) => string): void {
  const relsName = relationshipsPartOf(partName);
  if (!zip.has(relsName)) return;
  const scanner = new XmlScanner(zip.read(relsName));
  const patches: TextPatch[] = [];
  while (scanner.next()) {
    const target = scanner.name === "Relationship" ? scanner.attribute("Target") : undefined;
    if (target?.startsWith("#") !== true) continue;
    const place = decoded(target.slice(1));
    const after = followedPlace(place, followed);
    if (after === place) continue;
    const { start, end, xml } = scanner;
    const written = target.includes("%") ? encodeURI(after) : after;
    patches.push({ start, end, text: withAttribute(xml.slice(start, end), "Target", `#${written}`) });
  }
  if (patches.length > 0) zip.write(relsName, patchText(scanner.xml, patches));
}

/** Targets are addresses of the web, in which a blank is "%20"; not every writer knows. */
function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

import type { CustomXmlParts } from "../../model/parts/custom-xml-parts";
import { partKey } from "../package/part-name";
import { readRelationships } from "../package/relationships";
import { rootNamespace } from "../package/root-namespace";
import { WorkbookFileError } from "../package/workbook-file-error";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";

/**
 * Tells the model of the file's custom XML parts, those of other add-ins and programs included. What is no XML, or cannot be read, is
 * left to the file: a workbook opens without it.
 * Source: ECMA-376 Part 1, 15.2.5 and 15.2.6.
 * @returns names of their parts by id
 */
export function loadCustomXmlParts(
  zip: ZipPackage,
  workbookPartName: string,
  parts: CustomXmlParts,
): ReadonlyMap<string, string> {
  const partNames = new Map<string, string>();
  const seen = new Set<string>();
  for (const { kind, target } of ["", workbookPartName].flatMap((from) => readRelationships(zip, from))) {
    if (kind !== "customXml" || !zip.has(target) || seen.has(partKey(target))) continue;
    seen.add(partKey(target));
    const content = attempt(() => {
      const xml = zip.read(target);
      return { xml, namespaceUri: rootNamespace(xml) };
    });
    if (content === undefined) continue;
    const id = attempt(() => itemId(zip, target));
    partNames.set(parts.add(content, id).id, target);
  }
  return partNames;
}

/** The part that says of another one which id it has. */
export function propertiesPartOf(zip: ZipPackage, partName: string): string | undefined {
  return readRelationships(zip, partName).find(({ kind, target }) => kind === "customXmlProps" && zip.has(target))
    ?.target;
}

function itemId(zip: ZipPackage, partName: string): string | undefined {
  const properties = propertiesPartOf(zip, partName);
  if (properties === undefined) return undefined;
  const scanner = new XmlScanner(zip.read(properties));
  scanner.next();
  return scanner.namespacedAttribute("itemID") || undefined;
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof WorkbookFileError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

import type { ZipPackage } from "./zip-package";

/** Names that begin alike in all other files, and what they are in a Strict Open XML workbook (ECMA-376 Part 1, Annex A). */
const STRICT_NAMES = [
  [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ],
  ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"],
  [
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "http://purl.oclc.org/ooxml/officeDocument/customXml",
  ],
] as const;

/**
 * What is new in a package, in the names that the package itself uses: Excel opens no file that mixes those of Strict Open XML with the
 * usual ones.
 * @param text XML, or one of the names
 */
export function inDialectOf(zip: ZipPackage, text: string): string {
  const isStrict = zip.has("_rels/.rels") && zip.read("_rels/.rels").includes(STRICT_NAMES[0][1]);
  if (!isStrict) return text;
  return STRICT_NAMES.reduce((written, [usual, strict]) => written.replaceAll(usual, strict), text);
}

import { addContentType, addRelationship, readRelationships } from "../package/relationships";
import { inDialectOf } from "../package/strict-dialect";
import { XmlScanner } from "../package/xml-scanner";
import type { ZipPackage } from "../package/zip-package";

const LINK = "sheetMetadata";
const CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";
/** The kind of metadata that tells a result that spills from an array formula. Source: [MS-XLSX] 2.6.31, CT_DynamicArrayProperties. */
const DYNAMIC_ARRAYS = "XLDAPR";

/** The part as Excel writes it into a workbook that has no other metadata. Source: [MS-XLSX] 2.6.31; ECMA-376 Part 1, 18.9. */
const METADATA = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
  '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
  ' xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">',
  `<metadataTypes count="1"><metadataType name="${DYNAMIC_ARRAYS}" minSupportedVersion="120000" copy="1" pasteAll="1"`,
  ' pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1"',
  ` cellMeta="1"/></metadataTypes><futureMetadata name="${DYNAMIC_ARRAYS}" count="1"><bk><extLst>`,
  '<ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext>',
  '</extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
].join("");

/**
 * The mark (`cm`) by which a cell says that its formula spills; the part that explains it is written where the file has none.
 * @returns undefined where the file has metadata, and none of this kind among them: its cells become array formulas
 */
export function dynamicArrayMark(zip: ZipPackage, workbookPartName: string): string | undefined {
  const partName = readRelationships(zip, workbookPartName).find(({ kind }) => kind === LINK)?.target;
  if (partName !== undefined) return zip.has(partName) ? markIn(zip.read(partName)) : undefined;
  const newPart = "xl/metadata.xml";
  if (zip.has(newPart)) return undefined;
  zip.write(newPart, inDialectOf(zip, METADATA));
  addContentType(zip, newPart, CONTENT_TYPE);
  addRelationship(zip, workbookPartName, LINK, newPart);
  return "1";
}

/** The place of the first entry of cell metadata that is of the kind, from 1. */
function markIn(xml: string): string | undefined {
  const scanner = new XmlScanner(xml);
  const types: (string | undefined)[] = [];
  let list = "";
  let place = 0;
  while (scanner.next()) {
    if (scanner.isClosing) continue;
    const { name } = scanner;
    if (name === "cellMetadata" || name === "valueMetadata" || name === "futureMetadata") list = name;
    else if (name === "metadataType") types.push(scanner.attribute("name"));
    else if (list === "cellMetadata" && name === "bk") place++;
    else if (list === "cellMetadata" && name === "rc") {
      if (types[Number(scanner.attribute("t")) - 1] === DYNAMIC_ARRAYS) return String(place);
    }
  }
  return undefined;
}

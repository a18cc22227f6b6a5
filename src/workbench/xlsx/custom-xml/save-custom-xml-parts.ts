import type { CustomXmlPart, CustomXmlParts } from "../../model/parts/custom-xml-parts";
import { contentTypeOf } from "../package/content-type";
import { isSamePart } from "../package/part-name";
import {
  addContentType,
  addRelationship,
  readRelationships,
  relationshipsPartOf,
  removePart,
  removeRelationship,
} from "../package/relationships";
import { inDialectOf } from "../package/strict-dialect";
import { encodeXml } from "../package/xml-text";
import type { ZipPackage } from "../package/zip-package";
import { propertiesPartOf } from "./load-custom-xml-parts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';
const CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const CONTENT_TYPE = "application/xml";
const PROPERTIES_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

/**
 * Writes custom XML parts that are new or say something else, and takes those away that are gone. All others stay byte for byte.
 * @param partNames of the parts that were in the file, by id
 */
export function saveCustomXmlParts(
  zip: ZipPackage,
  workbookPartName: string,
  parts: CustomXmlParts,
  partNames: ReadonlyMap<string, string>,
): void {
  for (const [id, partName] of partNames) {
    const part = parts.get(id);
    if (part === undefined) removeItem(zip, workbookPartName, partName);
    else if (part.xml !== zip.read(partName)) zip.write(partName, part.xml);
  }
  for (const part of parts.all) if (!partNames.has(part.id)) addItem(zip, workbookPartName, part);
}

function addItem(zip: ZipPackage, workbookPartName: string, { id, xml, namespaceUri }: CustomXmlPart): void {
  let number = 1;
  while (zip.has(`customXml/item${number}.xml`) || zip.has(`customXml/itemProps${number}.xml`)) number++;
  const item = `customXml/item${number}.xml`;
  const properties = `customXml/itemProps${number}.xml`;
  zip.write(item, xml);
  if (contentTypeOf(zip, item) !== CONTENT_TYPE) addContentType(zip, item, CONTENT_TYPE);
  addRelationship(zip, workbookPartName, "customXml", item);
  const schema = namespaceUri === "" ? "" : `<ds:schemaRef ds:uri="${encodeXml(namespaceUri)}"/>`;
  const element = `<ds:datastoreItem ds:itemID="${encodeXml(id)}" xmlns:ds="${CUSTOM_XML}">`;
  zip.write(
    properties,
    XML + inDialectOf(zip, element) + `<ds:schemaRefs>${schema}</ds:schemaRefs></ds:datastoreItem>`,
  );
  addContentType(zip, properties, PROPERTIES_CONTENT_TYPE);
  addRelationship(zip, item, "customXmlProps", properties);
}

function removeItem(zip: ZipPackage, workbookPartName: string, partName: string): void {
  const properties = propertiesPartOf(zip, partName);
  if (properties !== undefined) removePart(zip, properties);
  zip.remove(relationshipsPartOf(partName));
  for (const from of ["", workbookPartName]) {
    if (readRelationships(zip, from).some(({ target }) => isSamePart(target, partName))) {
      removeRelationship(zip, from, partName);
    }
  }
  removePart(zip, partName);
}

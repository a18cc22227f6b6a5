import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { link, partsOf, workbookPackage } from "../../support/workbook-package";

const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const ID = "{0F3B5C1E-2B7A-4C57-9D0E-2F3D1B6A7C88}";

const xml = (text: string): string => `<memory xmlns="urn:example:memory">${text}</memory>`;

function rels(kind: string, target: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/></Relationships>`;
}

/** A file with parts of another program, by number; each has an id unless it is left out. */
function file(items: Readonly<Record<number, { text: string; id?: string }>>): Uint8Array {
  const entries = Object.entries(items);
  return workbookPackage({
    sheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    workbookLinks: entries.map(([n]) => link(Number(n) + 10, "customXml", `../customXml/item${n}.xml`)).join(""),
    extra: Object.fromEntries(
      entries.flatMap(([n, { text, id }]) => [
        [`customXml/item${n}.xml`, text],
        ...(id === undefined
          ? []
          : [
              [`customXml/_rels/item${n}.xml.rels`, rels("customXmlProps", `itemProps${n}.xml`)],
              [`customXml/itemProps${n}.xml`, `<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${DATASTORE}"/>`],
            ]),
      ]),
    ),
  });
}

function custom(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(partsOf(bytes)).filter(([name]) => name.startsWith("customXml/")));
}

describe("custom XML parts in files", () => {
  it("are known by their ids, and stay byte for byte when nobody touches them", async () => {
    const bytes = file({
      1: { text: '<?xml version="1.0"?>\r\n<a:b xmlns:a="urn:a"  />', id: ID },
      7: { text: xml("7") },
    });
    const opened = await openWorkbook(bytes);
    const [first, second] = opened.model.customXmlParts.all;
    expect([first?.id, first?.namespaceUri, second?.xml]).toEqual([ID, "urn:a", xml("7")]);
    opened.model.sheets[0]!.setValue(0, 0, 2);
    const saved = await saveWorkbook(opened);
    expect(custom(saved)).toEqual(custom(bytes));
    expect(partsOf(saved)["xl/_rels/workbook.xml.rels"]).toBe(partsOf(bytes)["xl/_rels/workbook.xml.rels"]);
  });

  it("come back with their ids after being saved, in a file that had none and in a new one", async () => {
    const made = newWorkbook();
    made.model.addSheet("Data");
    for (const opened of [made, await openWorkbook(file({}))]) {
      const added = ["1 & <b/>", "2"].map((text) =>
        opened.model.customXmlParts.add({ xml: xml(text.replace("&", "&amp;")), namespaceUri: "urn:example:memory" }),
      );
      const saved = await saveWorkbook(opened);
      expect((await openWorkbook(saved)).model.customXmlParts.all).toEqual(added);
      expect(await saveWorkbook(await openWorkbook(saved))).toEqual(saved);
      const parts = partsOf(saved);
      expect(parts["customXml/itemProps2.xml"]).toContain('<ds:schemaRef ds:uri="urn:example:memory"/>');
      expect(parts["[Content_Types].xml"]).toContain(
        'PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"',
      );
    }
  });

  it("change, come and go beside those of others", async () => {
    const bytes = file({
      1: { text: xml("1"), id: ID },
      2: { text: xml("2"), id: ID.replace("0", "1") },
      3: { text: xml("3") },
    });
    const opened = await openWorkbook(bytes);
    const [first, second, third] = opened.model.customXmlParts.all;
    opened.model.customXmlParts.delete(first!.id);
    opened.model.customXmlParts.replace(second!.id, { xml: xml("new"), namespaceUri: "urn:example:memory" });
    opened.model.customXmlParts.add({ xml: "<plain/>", namespaceUri: "" });
    const saved = await saveWorkbook(opened);
    const parts = custom(saved);
    expect(parts["customXml/item1.xml"]).toBe("<plain/>");
    expect(parts["customXml/itemProps1.xml"]).not.toContain(ID);
    expect([parts["customXml/item2.xml"], parts["customXml/item3.xml"]]).toEqual([xml("new"), xml("3")]);
    const again = (await openWorkbook(saved)).model.customXmlParts.all;
    expect(again.map((part) => part.xml)).toEqual([xml("new"), third!.xml, "<plain/>"]);
    expect(again[0]!.id).toBe(second!.id);
  });

  it("leave nothing behind when they go", async () => {
    const bytes = file({ 1: { text: xml("1"), id: ID } });
    const opened = await openWorkbook(bytes);
    opened.model.customXmlParts.delete(ID);
    const saved = await saveWorkbook(opened);
    expect(custom(saved)).toEqual({});
    expect(JSON.stringify(partsOf(saved))).not.toMatch(/customXml/i);
  });

  it("are left to the file where they cannot be read, and keep it from nothing", async () => {
    const bytes = file({ 1: { text: "no XML", id: ID }, 2: { text: xml("2"), id: ID }, 3: { text: xml("3"), id: ID } });
    const opened = await openWorkbook(bytes);
    const { all } = opened.model.customXmlParts;
    expect(all.map((part) => part.xml)).toEqual([xml("2"), xml("3")]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(2);
    expect(custom(await saveWorkbook(opened))).toEqual(custom(bytes));
  });
});

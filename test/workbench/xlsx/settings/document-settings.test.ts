import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createOfficeRuntime } from "../../../../src/headless/run/office-runtime";
import { RequestProcessor } from "../../../../src/workbench/processor/request-processor";
import { newWorkbook } from "../../../../src/workbench/xlsx/new-workbook";
import { openWorkbook } from "../../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../../src/workbench/xlsx/save-workbook";
import { ADD_IN } from "../../../../src/workbench/xlsx/settings/add-in";
import { packed, partsOf, workbookPackage } from "../../../support/workbook-package";
import { scoreFile } from "../../../headless/scored-file";

const LINKS = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS = "http://schemas.microsoft.com/office/2011/relationships";
const TYPES = "application/vnd.ms-office.";
const PANES = "xl/webextensions/taskpanes.xml";

const plain = () =>
  workbookPackage({
    sheet:
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData>',
    tables: [
      '<table xmlns="m" id="1" name="T" displayName="T" ref="A1:A2"><tableColumns count="1"><tableColumn id="1" name="a"/></tableColumns></table>',
    ],
  });

/** The part of an add-in as Excel writes it. */
function addIn(
  id: string,
  properties: string,
  more = '<we:reference id="x" version="1" store="en-US" storeType="OMEX"/>',
): string {
  return (
    '<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{1}">' +
    `<we:reference id="${id}" version="1.0.0.0" store="\\\\share" storeType="FileSystem"/><we:alternateReferences>${more}</we:alternateReferences>` +
    `${properties}<we:bindings/><we:snapshot/></we:webextension>`
  );
}

/** A file with these add-ins in its panes. */
function withAddIns(...addIns: readonly string[]): Uint8Array {
  const parts = partsOf(plain());
  const links = addIns.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${KINDS}/webextension" Target="webextension${i + 1}.xml"/>`,
  );
  const panes = addIns.map(
    (_, i) =>
      `<wetp:taskpane dockstate="right" visibility="1" width="350" row="${i}"><wetp:webextensionref r:id="rId${i + 1}"/></wetp:taskpane>`,
  );
  return packed({
    ...parts,
    "_rels/.rels": parts["_rels/.rels"]!.replace(
      "</Rel",
      `<Relationship Id="rId9" Type="${KINDS}/webextensiontaskpanes" Target="${PANES}"/></Rel`,
    ),
    [PANES]: `<wetp:taskpanes xmlns:wetp="t" xmlns:r="r">${panes.join("")}</wetp:taskpanes>`,
    "xl/webextensions/_rels/taskpanes.xml.rels": `<Relationships xmlns="${LINKS}">${links.join("")}</Relationships>`,
    ...Object.fromEntries(addIns.map((xml, i) => [`xl/webextensions/webextension${i + 1}.xml`, xml])),
  });
}

const OURS = ADD_IN.id;
const OTHER = "11111111-2222-3333-4444-555555555555";
const list = (...properties: string[]) => `<we:properties>${properties.join("")}</we:properties>`;

describe("settings that the add-in keeps in the document", () => {
  it("are kept under the id and the version of the manifest", () => {
    const manifest = readFileSync(resolve(__dirname, "../../../../manifest.xml"), "utf8");
    expect(manifest).toContain(`<Id>${ADD_IN.id}</Id>`);
    expect(manifest).toContain(`<Version>${ADD_IN.version}</Version>`);
  });

  it("are written where Excel keeps them, and read again", async () => {
    const opened = await openWorkbook(plain());
    const values = { recipe: { a: [1, null, 'ü\n"<&>'] }, "na<m>e & co": "text", yes: true, end: "\uffff\ud800" };
    for (const [name, value] of Object.entries(values)) opened.model.settings.set(name, value);
    const file = await saveWorkbook(opened);
    const parts = partsOf(file);
    expect(parts["_rels/.rels"]).toContain(`Type="${KINDS}/webextensiontaskpanes" Target="${PANES}"`);
    expect(parts["xl/webextensions/_rels/taskpanes.xml.rels"]).toContain(
      `Type="${KINDS}/webextension" Target="webextension1.xml"`,
    );
    expect(parts[PANES]).toMatch(
      /<wetp:taskpane [^>]*visibility="0"[^>]*><wetp:webextensionref [^>]*r:id="rId1"\/><\/wetp:taskpane>/,
    );
    expect(parts["[Content_Types].xml"]).toContain(
      `PartName="/${PANES}" ContentType="${TYPES}webextensiontaskpanes+xml"`,
    );
    expect(parts["[Content_Types].xml"]).toContain(
      `PartName="/xl/webextensions/webextension1.xml" ContentType="${TYPES}webextension+xml"`,
    );
    expect(parts["xl/webextensions/webextension1.xml"]).toContain(`<we:reference id="${ADD_IN.id}" version="1.1.0.0" `);
    expect(parts["xl/webextensions/webextension1.xml"]).toContain('<we:property name="yes" value="true"/>');
    expect(parts["xl/webextensions/webextension1.xml"]).toContain(
      '<we:property name="na&lt;m&gt;e &amp; co" value="&quot;text&quot;"/>',
    );
    const again = await openWorkbook(file);
    expect(Object.fromEntries(again.model.settings)).toEqual(values);
    expect(Buffer.from(await saveWorkbook(again)).equals(Buffer.from(file))).toBe(true);
  });

  it("make no part where there are none, also in a new workbook", async () => {
    expect(Object.keys(partsOf(await saveWorkbook(await openWorkbook(plain())))).join()).not.toContain("webextension");
    const made = newWorkbook();
    made.model.addSheet("Sheet1");
    made.model.settings.set("a", 1);
    expect((await openWorkbook(await saveWorkbook(made))).model.settings.get("a")).toBe(1);
  });

  it.each([
    ["by its manifest", addIn(OURS.toUpperCase(), list('<we:property name="a" value="1"/>'))],
    ["with braces", addIn(`{${OURS}}`, list('<we:property name="a" value="1"/>'))],
    [
      "from another store",
      addIn(
        "wa1",
        list('<we:property name="a" value="1"/>'),
        `<we:reference id="${OURS}" version="1" store="developer" storeType="Registry"/>`,
      ),
    ],
  ])("are found beside those of other add-ins, which stay as they are: %s", async (_what, ours) => {
    const other = addIn(OTHER, list('<we:property name="a" value="&quot;theirs&quot;"/>'));
    const opened = await openWorkbook(withAddIns(other, ours));
    expect([...opened.model.settings]).toEqual([["a", 1]]);
    opened.model.settings.set("a", 2);
    const parts = partsOf(await saveWorkbook(opened));
    expect(parts["xl/webextensions/webextension1.xml"]).toBe(other);
    expect(parts["xl/webextensions/webextension2.xml"]).toBe(ours.replace('value="1"', 'value="2"'));
  });

  it("get a part and a pane of their own beside those of another add-in", async () => {
    const other = addIn(OTHER, list());
    const opened = await openWorkbook(withAddIns(other));
    expect(opened.model.settings.size).toBe(0);
    opened.model.settings.set("a", null);
    const parts = partsOf(await saveWorkbook(opened));
    expect(parts["xl/webextensions/webextension1.xml"]).toBe(other);
    expect(parts["xl/webextensions/webextension2.xml"]).toContain('<we:property name="a" value="null"/>');
    expect(parts[PANES]).toContain('row="1"><wetp:webextensionref xmlns:r=');
    expect(parts["_rels/.rels"]!.match(/webextensiontaskpanes"/g)).toHaveLength(1);
  });

  it("change one by one: what stays, stays letter by letter", async () => {
    const strange = "<we:property name='b' value='{ \"x\" :  1 }'></we:property>";
    const raw = '<we:property name="c" value="no JSON"/>';
    const opened = await openWorkbook(withAddIns(addIn(OURS, list('<we:property name="a" value="1"/>', strange, raw))));
    expect([...opened.model.settings]).toEqual([
      ["a", 1],
      ["b", { x: 1 }],
      ["c", "no JSON"],
    ]);
    opened.model.settings.delete("a");
    opened.model.settings.set("d", "new");
    const parts = partsOf(await saveWorkbook(opened));
    expect(parts["xl/webextensions/webextension1.xml"]).toBe(
      addIn(OURS, list(strange, raw, '<we:property name="d" value="&quot;new&quot;"/>')),
    );
  });

  it.each([
    ["an empty list", "<we:properties/>"],
    ["no list", ""],
  ])("come into a part with %s", async (_what, properties) => {
    const opened = await openWorkbook(withAddIns(addIn(OURS, properties)));
    opened.model.settings.set("a", [1]);
    const parts = partsOf(await saveWorkbook(opened));
    expect(parts["xl/webextensions/webextension1.xml"]).toBe(addIn(OURS, list('<we:property name="a" value="[1]"/>')));
  });

  it.each([
    ["nothing behind its reference", `<we:reference id="${OURS}"/>`, ""],
    ["its other stores last", `<we:reference id="${OURS}"/><we:alternateReferences/>`, ""],
    ["a picture behind it", `<we:reference id="${OURS}"></we:reference>`, "<we:snapshot/>"],
  ])("come into a part with neither list nor bindings: %s", async (_what, before, after) => {
    const part = (inside: string) => `<?xml version="1.0"?><we:webextension xmlns:we="w">${inside}</we:webextension>`;
    const opened = await openWorkbook(withAddIns(part(before + after)));
    opened.model.settings.set("a", 1);
    const parts = partsOf(await saveWorkbook(opened));
    expect(parts["xl/webextensions/webextension1.xml"]).toBe(
      part(`${before}${list('<we:property name="a" value="1"/>')}${after}`),
    );
  });

  it("open a list of panes that is closed in itself, as one that lost all of them", async () => {
    const parts = partsOf(withAddIns());
    const opened = await openWorkbook(packed({ ...parts, [PANES]: '<wetp:taskpanes xmlns:wetp="t" />' }));
    opened.model.settings.set("a", 1);
    const saved = await saveWorkbook(opened);
    expect(partsOf(saved)[PANES]).toMatch(/^<wetp:taskpanes xmlns:wetp="t"><wetp:taskpane .*<\/wetp:taskpanes>$/);
    expect((await openWorkbook(saved)).model.settings.get("a")).toBe(1);
  });

  it("are those of Office.js, from one opening to the next", async () => {
    const opened = await openWorkbook(plain());
    const runtime = createOfficeRuntime(new RequestProcessor(opened.model));
    await runtime.Excel.run(async (context) => {
      context.workbook.settings.add("kept", { when: "now" });
      await context.sync();
    });
    runtime.dispose();
    const again = createOfficeRuntime(new RequestProcessor((await openWorkbook(await saveWorkbook(opened))).model));
    const value = await again.Excel.run(async (context) => {
      const setting = context.workbook.settings.getItem("kept").load("value");
      await context.sync();
      return setting.value as unknown;
    });
    expect(value).toEqual({ when: "now" });
    again.dispose();
  });

  it("pass through the command line untouched, other add-ins' too", async () => {
    const before = withAddIns(
      addIn(OTHER, list('<we:property name="a" value="1"/>')),
      addIn(OURS, list('<we:property name="b" value="2"/>')),
    );
    const after = partsOf((await scoreFile(before)).file!);
    for (const [name, xml] of Object.entries(partsOf(before)))
      if (name.includes("webextension")) expect(after[name]).toBe(xml);
  });
});

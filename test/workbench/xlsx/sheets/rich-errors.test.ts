import { openWorkbook } from "../../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../../src/workbench/xlsx/save-workbook";
import { link, partsOf, workbookPackage } from "../../../support/workbook-package";

const RICH_DATA = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata";

interface RichParts {
  readonly metadata?: string | undefined;
  readonly values?: string | undefined;
  readonly structures?: string | undefined;
}

/** As Excel writes it: dynamic arrays first, then rich values; cells name their values from 1 on. */
const METADATA =
  '<metadata xmlns:xlrd="urn:r"><metadataTypes count="3"><metadataType name="XLDAPR"/><metadataType name="XLRICHVALUE"/><metadataType name="XLMDX"/></metadataTypes>' +
  '<mdxMetadata count="1"><mdx n="0" f="m"><t c="1"><n x="0"/></t></mdx></mdxMetadata>' +
  '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{b}"><xda/></ext></extLst></bk></futureMetadata>' +
  '<futureMetadata name="XLRICHVALUE" count="4">' +
  [0, 3, 1, 2].map((i) => `<bk><extLst><ext uri="{3}"><xlrd:rvb i="${i}"/></ext></extLst></bk>`).join("") +
  '</futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata><valueMetadata count="5">' +
  [0, 1, 2, 3].map((v) => `<bk><rc t="2" v="${v}"/></bk>`).join("") +
  '<bk><rc t="3" v="0"/></bk></valueMetadata></metadata>';
const VALUES =
  '<rvData count="4"><rv s="0"><v>0</v><v>8</v><v>1</v></rv><rv s="1"><v>0</v><v>5</v></rv><rv s="2"><fb t="e">#VALUE!</fb><v>13</v></rv><rv s="0"><v>0</v><v>12</v><v/></rv></rvData>';
const STRUCTURES =
  '<rvStructures count="3"><s t="_error"><k n="colOffset" t="i"/><k n="errorType" t="i"/><k n="subType" t="i"/></s>' +
  '<s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s><s t="_error"><k n="errorType" t="i"/></s></rvStructures>';

/** A file with one cell a value of `vm`, in column A, each of which shows `shown`. */
function fileOf(vms: readonly (string | undefined)[], parts: RichParts = {}, shown = "#VALUE!"): Uint8Array {
  const { metadata = METADATA, values = VALUES, structures = STRUCTURES } = parts;
  const rows = vms.map((vm, i) => {
    const mark = vm === undefined ? "" : ` vm="${vm}"`;
    return `<row r="${i + 1}"><c r="A${i + 1}" t="e"${mark}><v>${shown}</v></c></row>`;
  });
  const others = { metadata, "richData/rdrichvalue": values, "richData/rdrichvaluestructure": structures };
  return workbookPackage({
    sheet: `<sheetData>${rows.join("")}</sheetData>`,
    workbookLinks:
      link(7, "sheetMetadata", "metadata.xml") +
      link(8, "rdRichValue", "richData/rdrichvalue.xml") +
      link(9, "rdRichValueStructure", "richData/rdrichvaluestructure.xml"),
    extra: Object.fromEntries(
      Object.entries(others).flatMap(([name, xml]) =>
        xml === "" ? [] : [[`xl/${name}.xml`, xml.replace(/^<(rvData|rvStructures)/, `<$1 xmlns="${RICH_DATA}"`)]],
      ),
    ),
  });
}

async function valuesOf(file: Uint8Array): Promise<unknown[]> {
  const { model } = await openWorkbook(file);
  const sheet = model.sheets[0]!;
  return sheet.readValues(sheet.usedRange(true)!).map(([value]) => value);
}

const RICH = { error: "#VALUE!", isRich: true };

describe("errors among the rich values of a file", () => {
  it("are the errors that they are, by the structure of their value, and an image stays what it is", async () => {
    expect(await valuesOf(fileOf(["1", "2", "3", "4"]))).toEqual([
      { error: "#SPILL!" },
      { error: "#FIELD!" },
      RICH,
      { error: "#CALC!" },
    ]);
  });

  it.each([
    ["9", "#CONNECT!"],
    ["10", "#BLOCKED!"],
    ["11", "#UNKNOWN!"],
    ["99", "#VALUE!"],
    ["", "#VALUE!"],
  ])("of the number %j are %s", async (number, error) => {
    const values = `<rvData><rv s="2"><v>${number}</v></rv></rvData>`;
    expect(await valuesOf(fileOf(["1"], { values }))).toEqual([{ error }]);
  });

  it("show what a cell shows that names a cube's value", async () => {
    expect(await valuesOf(fileOf(["5"], {}, "#N/A"))).toEqual([{ error: "#N/A" }]);
  });

  it("need none of these parts where no cell names them", async () => {
    expect(await valuesOf(fileOf([undefined], { metadata: "<metadata>" }).slice())).toEqual([{ error: "#VALUE!" }]);
  });

  it.each<[string, RichParts]>([
    ["no metadata", { metadata: "" }],
    ["no values", { values: "" }],
    ["no structures", { structures: "" }],
    ["metadata that says nothing", { metadata: "<metadata/>" }],
    ["values that are cut short", { values: "<rvData><rv>" }],
    ["structures of something else", { structures: '<s><s t="_error"/></s>' }],
    ["a block without a value", { metadata: METADATA.replaceAll("xlrd:rvb", "xlrd:other") }],
    ["numbers that are none", { values: VALUES.replaceAll(/s="\d"/g, 's="constructor"') }],
  ])("count as data types where the file has %s", async (_what, parts) => {
    expect(await valuesOf(fileOf(["1"], parts))).toEqual([RICH]);
  });

  it.each(["0", "17", "-1", "length", ""])("count as data types where a cell names the value %j", async (vm) => {
    expect(await valuesOf(fileOf([vm]))).toEqual([RICH]);
  });

  it("stand in the file as they stood when something beside them is saved", async () => {
    const file = fileOf(["1", "3"]);
    const opened = await openWorkbook(file);
    opened.model.sheets[0]!.setValue(0, 1, 5);
    const saved = await saveWorkbook(opened);
    const xml = partsOf(saved)["xl/worksheets/sheet1.xml"];
    expect(xml).toContain('<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>');
    expect(xml).toContain('<c r="A2" t="e" vm="3"><v>#VALUE!</v></c>');
    expect(await valuesOf(saved)).toEqual([{ error: "#SPILL!" }, RICH]);
  });
});

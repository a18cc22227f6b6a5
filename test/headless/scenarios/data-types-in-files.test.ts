import { link, workbookPackage, type WorkbookXml } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

const text = (value: string) => `t="inlineStr"><is><t>${value}</t></is></c>`;
/** A stock, a place or an image, as Excel saves it: the cell says "#VALUE!", and where the rest of it stands. */
const DATA_TYPE = 't="e" vm="1"><v>#VALUE!</v></c>';
const IMAGE = 't="e" vm="2"><f>_xlfn.IMAGE("https://example.com/a.png")</f><v>#VALUE!</v></c>';

function fileOf(
  rows: readonly (readonly string[])[],
  rich: Pick<WorkbookXml, "workbookLinks" | "extra"> = {},
): Uint8Array {
  const written = [["n", "note"].map(text), ...rows].map((cells, r) => {
    return `<row r="${r + 1}">${cells.map((cell, c) => `<c r="${"AB"[c]}${r + 1}" ${cell}`).join("")}</row>`;
  });
  const area = `A1:B${rows.length + 1}`;
  return workbookPackage({
    ...rich,
    sheet: `<sheetData>${written.join("")}</sheetData><tableParts><tablePart r:id="rId1"/></tableParts>`,
    tables: [
      `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="${area}"><autoFilter ref="${area}"/><tableColumns count="2"><tableColumn id="1" name="n"/><tableColumn id="2" name="note"/></tableColumns></table>`,
    ],
  });
}

describe("data types in a workbook file", () => {
  it("are not sent where their column is, and told with what can be done", async () => {
    const { sent, said } = await scoreFile(
      fileOf([
        [text("a"), DATA_TYPE],
        [DATA_TYPE, text("x")],
        [IMAGE, text("x")],
        [text("b"), IMAGE],
      ]),
      "--columns",
      "n",
    );
    expect(sent).toEqual(['{"n":"a"}', '{"n":"b"}']);
    expect(said).toContain("2 rows have no prediction: The cell holds a data type");
    expect(said).toContain("=A2.Price");
    expect(said).toContain("Sheet1!A3:A4");
  });

  it("are not what an error is", async () => {
    const { said } = await scoreFile(
      fileOf([
        ['t="e"><v>#VALUE!</v></c>', text("x")],
        [text("b"), text("x")],
      ]),
      "--columns",
      "n",
    );
    expect(said).toContain("The cell holds an error such as #N/A");
  });

  it("are not what an error is that came with them", async () => {
    const rich = {
      workbookLinks:
        link(7, "sheetMetadata", "metadata.xml") +
        link(8, "rdRichValue", "richData/rdrichvalue.xml") +
        link(9, "rdRichValueStructure", "richData/rdrichvaluestructure.xml"),
      extra: {
        "xl/metadata.xml":
          '<metadata><metadataTypes><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLRICHVALUE"><bk><extLst><ext><rvb i="0"/></ext></extLst></bk></futureMetadata><valueMetadata><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>',
        "xl/richData/rdrichvalue.xml": '<rvData><rv s="0"><v>8</v></rv></rvData>',
        "xl/richData/rdrichvaluestructure.xml":
          '<rvStructures><s t="_error"><k n="errorType" t="i"/></s></rvStructures>',
      },
    };
    const rows = [
      [DATA_TYPE, text("x")],
      [text("b"), text("x")],
    ];
    const { said } = await scoreFile(fileOf(rows, rich), "--columns", "n");
    expect(said).toContain("The cell holds an error such as #N/A");
    expect(said).not.toContain("data type");
  });
});

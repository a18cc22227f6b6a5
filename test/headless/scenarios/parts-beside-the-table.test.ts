import { linkedPackage, OTHER_SHEET, SHEET, WORKBOOK, type LinkedPart } from "../../support/linked-package";
import { packed, partsOf } from "../../support/workbook-package";
import { scoreFile } from "../scored-file";

const TYPES = "[Content_Types].xml";

function pivotTable(from: string | undefined, location: string, source: string, filters = ""): LinkedPart[] {
  const name = "xl/pivotTables/pivotTable1.xml";
  const cache = "xl/pivotCache/pivotCacheDefinition1.xml";
  const table = `<pivotTableDefinition name="Sales" cacheId="1"><location ref="${location}"${filters}/></pivotTableDefinition>`;
  const place = from === undefined ? {} : { from };
  return [
    { ...place, kind: "pivotTable", target: "../pivotTables/pivotTable1.xml", name, xml: table },
    {
      from: name,
      kind: "pivotCacheDefinition",
      target: "../pivotCache/pivotCacheDefinition1.xml",
      name: cache,
      xml: source,
    },
  ];
}

const source = (inside: string): string =>
  `<pivotCacheDefinition><cacheSource type="worksheet">${inside}</cacheSource></pivotCacheDefinition>`;

function query(area: string): [LinkedPart, string] {
  const part = { kind: "queryTable", target: "../queryTables/queryTable1.xml", name: "xl/queryTables/queryTable1.xml" };
  const name = `<definedNames><definedName name="Rates_from_bank" localSheetId="0" hidden="1">Sheet1!${area}</definedName></definedNames>`;
  return [{ ...part, xml: `<queryTable name="Rates from bank" connectionId="1"/>` }, name];
}

/** The file with defined names. */
function naming(file: Uint8Array, names: string): Uint8Array {
  const parts = partsOf(file);
  return packed({ ...parts, [WORKBOOK]: parts[WORKBOOK]!.replace("</sheets>", `</sheets>${names}`) });
}

/** The file with a workbook part of this content type. */
function ofKind(file: Uint8Array, contentType: string): Uint8Array {
  const parts = partsOf(file);
  const override = `<Override PartName="/xl/workbook.xml" ContentType="${contentType}"/>`;
  return packed({ ...parts, [TYPES]: parts[TYPES]!.replace("</Types>", `${override}</Types>`) });
}

const unknown = (xml: string): LinkedPart => ({
  kind: "http://maker.example/relationships/marks",
  target: "../marks/marks1.xml",
  name: "xl/marks/marks1.xml",
  xml,
});

const REFUSED: readonly [string, Uint8Array, string][] = [
  [
    "a PivotTable",
    linkedPackage(pivotTable(undefined, "H1:J3", source(`<worksheetSource name="T"/>`))),
    "the PivotTable Sales in H1:J3",
  ],
  [
    "the filters of a PivotTable that stands below them and the table",
    linkedPackage(
      pivotTable(undefined, "H7:J12", source(`<worksheetSource name="T"/>`), ' rowPageCount="3" colPageCount="2"'),
    ),
    "the PivotTable Sales in H3:L5",
  ],
  [
    "the source of a PivotTable elsewhere, of which only some rows would move",
    linkedPackage(pivotTable(OTHER_SHEET, "A1:B3", source(`<worksheetSource ref="H1:J20" sheet="sheet1"/>`))),
    "the source of the PivotTable Sales in H1:J20",
  ],
  [
    "one of several sources of a PivotTable",
    linkedPackage(
      pivotTable(
        OTHER_SHEET,
        "A1:B3",
        `<rangeSets><rangeSet ref="A1:B2" sheet="Other one"/><rangeSet ref="F1:H6" sheet="Sheet1"/></rangeSets>`,
      ),
    ),
    "the source of the PivotTable Sales in F1:H6",
  ],
  [
    "cells that a query fills, of which only some rows would move",
    naming(linkedPackage([query("$H$1:$I$9")[0]]), query("$H$1:$I$9")[1]),
    "the query table Rates_from_bank in H1:I9",
  ],
  [
    "cells of a workbook whose changes are tracked",
    linkedPackage([
      {
        from: WORKBOOK,
        kind: "revisionHeaders",
        target: "revisions/revisionHeaders.xml",
        name: "xl/revisions/revisionHeaders.xml",
        xml: "<headers/>",
      },
    ]),
    "the history of this shared workbook in A:XFD",
  ],
  [
    "cells that an unknown part names",
    linkedPackage([unknown(`<m:marks><m:mark cell="H2"/></m:marks>`)]),
    "the part xl/marks/marks1.xml with its cells H2",
  ],
  [
    "cells that an unknown part names in a list and in a formula",
    linkedPackage([unknown(`<marks><sqref>H3:H4 K9</sqref><f>SUM(Sheet1!$H$1:$H$2,'Other one'!H1)</f></marks>`)]),
    "the part xl/marks/marks1.xml with its cells H3:H4, H1:H2",
  ],
];

const SCORED: readonly [string, Uint8Array][] = [
  [
    "a PivotTable that sums up the table itself, below",
    linkedPackage(pivotTable(undefined, "A9:B20", source(`<worksheetSource name="T"/>`))),
  ],
  [
    "a source of a PivotTable whose rows all move",
    linkedPackage(pivotTable(OTHER_SHEET, "A1:B3", source(`<worksheetSource ref="H1:H4" sheet="Sheet1"/>`))),
  ],
  [
    "a source that is larger than what is in it",
    linkedPackage(pivotTable(OTHER_SHEET, "A1:B3", source(`<worksheetSource ref="A1:F5000" sheet="Sheet1"/>`))),
  ],
  [
    "a source in another workbook",
    linkedPackage(
      pivotTable(OTHER_SHEET, "A1:B3", source(`<worksheetSource ref="H1:H9" sheet="Sheet1" r:id="rId1"/>`)),
    ),
  ],
  ["a query whose rows all move", naming(linkedPackage([query("$H$1:$I$4")[0]]), query("$H$1:$I$4")[1])],
  ["a query below", naming(linkedPackage([query("$H$6:$I$9")[0]]), query("$H$6:$I$9")[1])],
  [
    "an unknown part that names other cells",
    linkedPackage([unknown(`<marks><mark cell="A2" ref="H6:H9"/><f>'Other one'!H2</f></marks>`)]),
  ],
  ["an unknown part that is no XML", linkedPackage([unknown(`<H2 ref="H2"`)])],
];

describe("what other parts say of the cells right of the table", () => {
  it.each(REFUSED)("is named before anything is sent where it cannot follow: %s", async (_, bytes, named) => {
    const { sent, said, file } = await scoreFile(bytes);
    expect([sent, file]).toEqual([[], undefined]);
    expect(said).toBe(
      `Table "T" has no room for a result column. This would move or cut ${named}. ` +
        "Move that out of the table's rows in Excel, or the table to a sheet of its own.",
    );
  });

  it.each(SCORED)("keeps no table from being scored otherwise: %s", async (_, bytes) => {
    const { sent, said } = await scoreFile(bytes);
    expect([sent.length, said]).toEqual([3, ""]);
  });

  it("follows with a query whose rows all move: the name of its cells", async () => {
    const [part, names] = query("$H$1:$I$4");
    const { file } = await scoreFile(naming(linkedPackage([part]), names));
    expect(partsOf(file!)[WORKBOOK]).toContain(">Sheet1!$I$1:$J$4</definedName>");
  });

  it("is not known of macros, which are told of where cells moved aside", async () => {
    const table = (file: Uint8Array): Uint8Array =>
      ofKind(file, "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    const line =
      'The macros of the workbook are kept as they are, but what stood right of table "T" has moved aside: ' +
      "a macro that names these cells by their addresses has to be changed.";
    const macros = {
      from: WORKBOOK,
      kind: "vbaProject",
      target: "vbaProject.bin",
      name: "xl/vbaProject.bin",
      xml: "VBA",
    };
    const file = linkedPackage([macros]);
    const scored = await scoreFile(table(file), "--out", "out.xlsm");
    expect(scored.told).toContain(line);
    expect(partsOf(scored.file!)["xl/vbaProject.bin"]).toBe("VBA");
    expect((await scoreFile(file)).told).not.toContain(line);
    const alone = packed({ ...partsOf(file), [SHEET]: partsOf(file)[SHEET]!.replace(/<c r="H[1-4]">.*?<\/c>/g, "") });
    expect((await scoreFile(table(alone), "--out", "out.xlsm")).told).not.toContain(line);
  });
});

import { patchQueryTable, readQueryTable } from "../../../../src/workbench/xlsx/tables/query-table";

const FIELDS =
  '<queryTableField id="1" name="a&amp;b" tableColumnId="11"/><queryTableField id="2" name="c" tableColumnId="12"/>' +
  '<queryTableField id="3" dataBound="0" tableColumnId="13"><extLst/></queryTableField>';

function part(fields = FIELDS, after = ""): string {
  return (
    '<?xml version="1.0"?>\n<queryTable xmlns="m" name="Q 1"><queryTableRefresh nextId="4" unboundColumnsRight="1">' +
    `<queryTableFields count="3">${fields}</queryTableFields>${after}<extLst/></queryTableRefresh><extLst/></queryTable>`
  );
}

const kept = (...ids: number[]) => ids.map((id) => ({ id, fieldId: undefined }));

describe("the part of a query that feeds a table", () => {
  it("is read with the name of the table's cells and the next id, also where the part counts too low", () => {
    expect(readQueryTable(part())).toMatchObject({ definedName: "Q_1", nextFieldId: 4 });
    expect(readQueryTable(part(FIELDS.replace('id="3"', 'id="9"'))).nextFieldId).toBe(10);
    expect(readQueryTable('<queryTable name="x"/>')).toEqual({ definedName: "x", nextFieldId: 1, fields: [] });
  });

  it("stays as it is where no column came or went", () => {
    expect(patchQueryTable(part(), kept(11, 12, 13))).toBe(part());
  });

  it("gets fields for columns that came, wherever they came", () => {
    const patched = patchQueryTable(part(), [{ id: 14, fieldId: 4 }, ...kept(11, 12, 13), { id: 15, fieldId: 5 }]);
    expect(patched).toContain('<queryTableRefresh nextId="6" unboundColumnsRight="2" unboundColumnsLeft="1">');
    expect(patched).toContain(
      '<queryTableFields count="5"><queryTableField id="4" dataBound="0" tableColumnId="14"/>' +
        `${FIELDS}<queryTableField id="5" dataBound="0" tableColumnId="15"/></queryTableFields>`,
    );
  });

  it("lists columns as deleted that the query fills, and forgets those of the analyst's own", () => {
    const patched = patchQueryTable(part(), kept(12));
    expect(patched).toContain(
      '<queryTableRefresh nextId="4"><queryTableFields count="1"><queryTableField id="2" name="c" tableColumnId="12"/>' +
        '</queryTableFields><queryTableDeletedFields count="1"><deletedField name="a&amp;b"/></queryTableDeletedFields><extLst/>',
    );
    const before = '<queryTableDeletedFields count="1"><deletedField name="z"/></queryTableDeletedFields>';
    expect(patchQueryTable(part(FIELDS, before), kept(11, 13))).toContain(
      '<queryTableDeletedFields count="2"><deletedField name="z"/><deletedField name="c"/></queryTableDeletedFields><extLst/>',
    );
  });

  it("keeps fields that stand for no column of the table", () => {
    const clipped = '<queryTableField id="8" name="far" clipped="1"/>';
    expect(patchQueryTable(part(FIELDS + clipped), [...kept(11, 12, 13), { id: 14, fieldId: 9 }])).toContain(
      `<queryTableField id="9" dataBound="0" tableColumnId="14"/>${clipped}</queryTableFields>`,
    );
  });

  it("is on the right alone where the query fills no column", () => {
    const own = '<queryTableField id="3" dataBound="0" tableColumnId="13"/>';
    expect(patchQueryTable(part(own), kept(13))).toContain('<queryTableRefresh nextId="4" unboundColumnsRight="1">');
  });
});

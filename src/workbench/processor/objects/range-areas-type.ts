import { containsArea, intersectionOf, SHEET_COLUMNS, SHEET_ROWS } from "../../model/areas/area";
import { flag, wholeNumber } from "../object-model/arguments";
import { hostObject, type ObjectType } from "../object-model/host-object";
import { ExcelError } from "../wire/excel-error";
import { addressOf, cellCountOf, identifyRange, keepRange, rangeObject, type RangeTarget } from "./area-of-range";
import { tableScopedCollectionType } from "./table-collection-types";
import { worksheetObject } from "./worksheet-type";

const rangeCollectionType: ObjectType<RangeTarget> = {
  name: "RangeCollection",
  items: ({ session, sheetId, areas }) => areas.map((area) => rangeObject(session, sheetId, area)),
  methods: { GetCount: ({ areas }) => areas.length },
  finders: {
    GetItemAt: ({ session, sheetId, areas }, [index]) => {
      const area = areas[wholeNumber(index)];
      if (!area) throw new ExcelError("InvalidArgument");
      return rangeObject(session, sheetId, area);
    },
  },
};

/** Several areas of one sheet, as a person selects them with Ctrl held. */
export const rangeAreasType: ObjectType<RangeTarget> = {
  name: "RangeAreas",
  identify: identifyRange,
  scalars: {
    Address: { read: addressOf },
    AddressLocal: { read: addressOf },
    AreaCount: { read: ({ areas }) => areas.length },
    CellCount: { read: ({ areas }) => cellCountOf(areas) },
    IsEntireColumn: { read: ({ areas }) => areas.every((area) => area.rowCount === SHEET_ROWS) },
    IsEntireRow: { read: ({ areas }) => areas.every((area) => area.columnCount === SHEET_COLUMNS) },
    _ReferenceId: { read: (range) => range.referenceId ?? null },
  },
  links: {
    Areas: (range) => hostObject(rangeCollectionType, range),
    Worksheet: ({ session, sheetId }) => worksheetObject(session, sheetId),
  },
  methods: { _KeepReference: (range) => keepRange(range, hostObject(rangeAreasType, range)) },
  finders: {
    GetTables: ({ session, sheetId, areas }, [fullyContained]) => {
      const isWhole = flag(fullyContained);
      const tables = session.workbook
        .tablesOf(sheetId)
        .filter(({ area: table }) =>
          areas.some((area) => (isWhole ? containsArea(area, table) : intersectionOf(area, table))),
        );
      return hostObject(tableScopedCollectionType, { session, tableIds: tables.map(({ id }) => id) });
    },
  },
};

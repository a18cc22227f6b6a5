import { containsArea, intersectionOf, SHEET_COLUMNS, SHEET_ROWS } from "../../model/areas/area";
import { flag, wholeNumber } from "../object-model/arguments";
import { hostObject } from "../object-model/host-object";
import type { ObjectType } from "../object-model/object-type";
import type { RangeTarget } from "../object-model/targets";
import { ExcelError } from "../wire/excel-error";
import { addressOf, cellCountOf } from "./area-of-range";
import { identifyRange, keepRange, rangeObject } from "./range-object";

/** The areas of a RangeAreas, one by one. */
export const rangeCollectionType: ObjectType<RangeTarget> = {
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
    Format: (range) => hostObject("RangeFormat", range),
    Areas: (range) => hostObject("RangeCollection", range),
    Worksheet: ({ session, sheetId }) => hostObject("Worksheet", { session, sheetId }),
  },
  methods: { _KeepReference: (range) => keepRange(range, hostObject("RangeAreas", range)) },
  finders: {
    GetTables: ({ session, sheetId, areas }, [fullyContained]) => {
      const isWhole = flag(fullyContained);
      const tables = session.workbook
        .tablesOf(sheetId)
        .filter(({ area: table }) =>
          areas.some((area) => (isWhole ? containsArea(area, table) : intersectionOf(area, table))),
        );
      return hostObject("TableScopedCollection", { session, tableIds: tables.map(({ id }) => id) });
    },
  },
};

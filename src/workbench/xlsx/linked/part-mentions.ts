import type { CellMentions } from "../around/shifted-part";

const CHART: CellMentions = { formulas: ["f", "nf", "sqref"] };

/**
 * Where parts beside the sheets speak of cells, by the kind of the link to them. Kinds that are not listed name no cells (styles,
 * metadata, rich values, slicers, persons), or those of other workbooks only (`externalLink`).
 *
 * Sources: ECMA-376 Part 1, 18.7 (comments), 18.10 (PivotTable caches), 18.13 (connections), 18.5.1 (formulas of table columns), 18.5.2
 * (single cells mapped to XML), 18.15 (values that come on their own), 21.2 (charts), 20.5 (drawings); MS-XLSX for `f` and `sqref` in
 * charts' extensions, `formControlPr` and `nsvFilter`; MS-ODRAWXML for the charts of Excel 2016 and `cameraTool`.
 */
export const PART_MENTIONS: Readonly<Partial<Record<string, CellMentions>>> = {
  comments: { areas: { comment: "ref" } },
  threadedComment: { areas: { threadedComment: "ref" } },
  chart: CHART,
  chartEx: CHART,
  chartUserShapes: { formulaAttributes: { sp: ["textlink"] } },
  drawing: { formulaAttributes: { sp: ["textlink"], cameraTool: ["cellRange"] } },
  ctrlProp: { formulaAttributes: { formControlPr: ["fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx"] } },
  pivotCacheDefinition: {
    areasOfSheets: { worksheetSource: { areas: "ref", sheet: "sheet" }, rangeSet: { areas: "ref", sheet: "sheet" } },
  },
  // Where the table stands is the model's.
  table: { formulas: ["calculatedColumnFormula", "totalsRowFormula"] },
  tableSingleCells: { areas: { singleXmlCell: "r" } },
  connections: { formulaAttributes: { parameter: ["cell"] } },
  namedSheetView: { areas: { nsvFilter: "ref" } },
  dialogsheet: { formulaAttributes: { controlPr: ["linkedCell", "listFillRange"] } },
  xlMacrosheet: { formulas: ["f"] },
};

/** The same for values that come on their own (`RTD` and cubes), which name the sheets by their ids. */
export const TOPIC_MENTIONS: CellMentions = { areasOfSheets: { tr: { areas: "r", sheet: "s" } } };

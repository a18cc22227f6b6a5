import { callsScore } from "../../core/formulas/calls-score";
import type { OpenedWorkbook } from "../../workbench/xlsx/open-workbook";
import { ZipPackage } from "../../workbench/xlsx/package/zip-package";
import { readColumnFormula } from "../../workbench/xlsx/tables/column-formula";
import { readTablePart } from "../../workbench/xlsx/tables/table-part";

/** A column of a table that fills rows which are added later with a formula of ours. Source: ECMA-376 Part 1, 18.5.1.1. */
export interface FillingColumn {
  readonly table: string;
  readonly column: string;
}

/** The columns of a workbook's tables that do so. */
export function formulasOfNewRows({ model, tableParts, bytes, packing }: OpenedWorkbook): FillingColumn[] {
  const zip = new ZipPackage(bytes, packing);
  return [...tableParts].flatMap(([tableId, { partName }]) =>
    readTablePart(zip.read(partName))
      .columns.filter(({ element }) => callsScore(readColumnFormula(element) ?? ""))
      .map(({ name }) => ({ table: model.tableById(tableId)?.name ?? "", column: name })),
  );
}

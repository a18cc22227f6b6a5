import type { Area } from "../areas/area";

/** Kinds of conditional formats that the workbench plays. Source: Microsoft Learn, "Excel.ConditionalFormatType". */
export const LOOK_KINDS = ["DataBar", "ColorScale", "CellValue"] as const;
export type LookKind = (typeof LOOK_KINDS)[number];

/** A conditional format: cells look otherwise by what they hold. It is kept while the workbook is open, and not saved in the file. */
export interface LookRule {
  readonly id: string;
  readonly kind: LookKind;
  readonly area: Area;
  /** By name of the property on the wire: "Criteria", "FillColor" ... */
  readonly settings: Readonly<Record<string, unknown>>;
}

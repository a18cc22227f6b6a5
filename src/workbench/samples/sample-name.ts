/** File name of the sample workbook. */
export const SAMPLE_WORKBOOK_NAME = "Scoresheet sample.xlsx";

import carRecords from "../../../node_modules/vega-datasets/data/cars.json";
import { cellError, type CellValue } from "../model/texts/cell-content";
import { columns, type SampleTable } from "./sample-table";

/** One car in so many, of those of which everything is known. */
const EVERY = 9;

const NUMBERS = ["Cylinders", "Displacement", "Horsepower", "Weight_in_lbs", "Acceleration"] as const;

/** What somebody left in the table: cells that a model refuses, or would take for something else. */
const SPOILT: readonly SpoiltCell[] = [
  { row: 2, header: "Horsepower", value: "n/a" },
  { row: 24, header: "Horsepower", value: "unknown" },
  { row: 5, header: "Weight_in_lbs", value: null },
  { row: 9, header: "Displacement", value: cellError("#N/A") },
  { row: 13, header: "Weight_in_lbs", value: "2124" },
  { row: 19, header: "Weight_in_lbs", value: "3169" },
  // 16.5, typed into an Excel that takes it for the 16th of May.
  { row: 15, header: "Acceleration", value: 46_158, numberFormat: "d-mmm" },
];

interface SpoiltCell {
  readonly row: number;
  readonly header: (typeof NUMBERS)[number];
  readonly value: CellValue;
  readonly numberFormat?: string;
}

/** Some of the cars, as a table looks that several people kept: texts and an error among numbers, a blank, numbers as text, a date. */
export function untidyTable(): SampleTable {
  const complete = carRecords.filter((car) => NUMBERS.every((header) => car[header] !== null));
  const rows: CellValue[][] = complete
    .filter((_, index) => index % EVERY === 0)
    .map((car) => [car.Name, ...NUMBERS.map((header) => car[header])]);
  const cellFormats = SPOILT.flatMap(({ row, header, value, numberFormat }) => {
    const column = 1 + NUMBERS.indexOf(header);
    rows[row]![column] = value;
    return numberFormat === undefined ? [] : [{ row, column, numberFormat }];
  });
  return {
    name: "Untidy",
    columns: columns(
      ["Name", 32],
      ["Cylinders", 11],
      ["Displacement", 14],
      ["Horsepower", 13],
      ["Weight_in_lbs", 15],
      ["Acceleration", 14],
    ),
    rows,
    cellFormats,
  };
}

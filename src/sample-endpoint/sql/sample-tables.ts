import { carRows, irisData, PENGUIN_FEATURES, penguinData } from "../models/training-data";
import { duckName, duckString } from "./duckdb-text";

/** The catalog of tables to read, and the one in which tables can be made. */
export const SAMPLES = "samples";
export const WORKSPACE = "workspace";

/** A schema that this account may see and not read. */
export const LOCKED_SCHEMA = "locked";

/** Statements that make all catalogs, schemas and tables but the large one. */
export function sampleStatements(): string[] {
  const catalogs = [SAMPLES, WORKSPACE].map((name) => `ATTACH ':memory:' AS ${duckName(name)}`);
  const schemas = [`${SAMPLES}.demo`, `${SAMPLES}.${LOCKED_SCHEMA}`, `${WORKSPACE}."default"`].map(
    (name) => `CREATE SCHEMA ${name}`,
  );
  const { features: flowers } = irisData();
  const { features: penguins } = penguinData();
  return [
    ...catalogs,
    ...schemas,
    tableOf(`${SAMPLES}.demo.iris`, IRIS_FEATURES.map(double), flowers),
    tableOf(`${SAMPLES}.demo.penguins`, PENGUIN_FEATURES.map(double), penguins),
    tableOf(`${SAMPLES}.demo.cars`, CAR_COLUMNS, carRows()),
    `CREATE TABLE ${SAMPLES}.${LOCKED_SCHEMA}.payroll AS SELECT 1 AS id`,
  ];
}

/** 100,000 flowers, each a little other than one of the 150; made when it is first named. */
export const LARGE_TABLE = "iris_100k";

export function largeStatement(): string {
  const columns = IRIS_FEATURES.map(
    (name, place) => `round(${name} + ((i * ${7 + place}) % 11 - 5) / 100, 2) AS ${name}`,
  );
  const from = `FROM ${SAMPLES}.demo.iris, range(667) AS copies(i)`;
  return `CREATE TABLE ${SAMPLES}.demo.${LARGE_TABLE} AS SELECT row_number() OVER () AS id, ${columns.join(", ")} ${from} LIMIT 100000`;
}

const IRIS_FEATURES = ["sepal_length", "sepal_width", "petal_length", "petal_width"];

const CAR_COLUMNS = [
  "Name VARCHAR",
  "Cylinders BIGINT",
  "Displacement DOUBLE",
  "Horsepower DOUBLE",
  "Weight_in_lbs BIGINT",
  "Acceleration DOUBLE",
];

function double(name: string): string {
  return `${duckName(name)} DOUBLE`;
}

type Value = string | number | null;

function tableOf(name: string, columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  const values = rows.map((row) => `(${row.map(valueText).join(", ")})`);
  const names = columns.map((column) => column.replace(/ \w+$/, ""));
  const typed = columns.map((column, place) => `CAST(c${place} AS ${/\w+$/.exec(column)![0]}) AS ${names[place]}`);
  const aliases = columns.map((_, place) => `c${place}`).join(", ");
  return `CREATE TABLE ${name} AS SELECT ${typed.join(", ")} FROM (VALUES ${values.join(", ")}) AS v(${aliases})`;
}

function valueText(value: Value): string {
  return value === null ? "NULL" : typeof value === "number" ? String(value) : duckString(value);
}

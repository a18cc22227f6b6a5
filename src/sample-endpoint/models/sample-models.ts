import { flightData, learnDelays } from "./flights";
import { growClassifier, growRegressor } from "./forest";
import type { ModelColumnType, ModelCell, ModelColumn, SampleModel } from "./sample-model";
import { CAR_FEATURES, PENGUIN_FEATURES, carData, irisData, penguinData } from "./training-data";

/**
 * The models of the sample endpoint, each trained at its first request (0.1 to 0.4 s), always to the same trees.
 * Measured on the rows they learnt from: iris accuracy 0.98, cars-mpg R2 0.95, penguins accuracy 0.99. Of two flights they have never seen,
 * one late and one not, flight-delay finds the late one the likelier in 61 of 100 pairs: what is known before a flight leaves tells no more.
 */
export function createSampleModels(): readonly SampleModel[] {
  return [irisModel(), carsModel(), penguinsModel(), flightsModel()];
}

function irisModel(): SampleModel {
  const data = irisData();
  const forest = once(() => growClassifier(data));
  return {
    name: "iris",
    version: "1",
    description: "The species of an iris from its four measurements in cm.",
    inputs: columns(["sepal_length", "sepal_width", "petal_length", "petal_width"], "double"),
    outputs: "string",
    predict: (rows) => rows.map((row) => likeliest(forest()(numbers(row)), data.labels)),
  };
}

/** Whole-number columns are declared `long`, as MLflow infers them: a blank there is refused, in a double it is NaN. */
function carsModel(): SampleModel {
  const forest = once(() => growRegressor(carData()));
  const wholeNumbers: readonly string[] = ["Cylinders", "Weight_in_lbs"];
  return {
    name: "cars-mpg",
    version: "3",
    description: "Miles per gallon of a car of 1970 to 1982.",
    inputs: CAR_FEATURES.map((name) => ({ name, type: wholeNumbers.includes(name) ? "long" : "double" })),
    outputs: "double",
    predict: (rows) => rows.map((row) => forest()(numbers(row))[0] ?? NaN),
  };
}

function penguinsModel(): SampleModel {
  const data = penguinData();
  const forest = once(() => growClassifier(data));
  return {
    name: "penguins-probabilities",
    version: "2",
    description: "The likeliest species of a penguin, and how likely each is.",
    inputs: columns(PENGUIN_FEATURES, "double"),
    outputs: [{ name: "label", type: "string" }, ...columns(data.labels, "double")],
    predict: (rows) =>
      rows.map((row) => {
        const shares = forest()(numbers(row));
        const named = data.labels.map((label, index) => [label, shares[index] ?? NaN] as const);
        return { label: likeliest(shares, data.labels), ...Object.fromEntries(named) };
      }),
  };
}

function flightsModel(): SampleModel {
  const delays = once(() => learnDelays(flightData()));
  return {
    name: "flight-delay",
    version: "1",
    description: "How likely a US flight is more than 15 minutes late.",
    inputs: [
      { name: "date", type: "datetime" },
      { name: "distance", type: "double" },
      ...columns(["origin", "destination"], "string"),
    ],
    outputs: "double",
    predict: (rows) =>
      rows.map(([date, distance, origin, destination]) => {
        const [departsAtMs = NaN, miles = NaN] = numbers([date ?? null, distance ?? null]);
        return delays()({ departsAtMs, distance: miles, origin: String(origin), destination: String(destination) });
      }),
  };
}

function once<Learnt>(learn: () => Learnt): () => Learnt {
  let learnt: Learnt | undefined;
  return () => (learnt ??= learn());
}

function columns(names: readonly string[], type: ModelColumnType): ModelColumn[] {
  return names.map((name) => ({ name, type }));
}

function numbers(row: readonly ModelCell[]): number[] {
  return row.map((cell) => (cell === null ? NaN : Number(cell)));
}

function likeliest(shares: readonly number[], labels: readonly string[]): string {
  return labels[shares.indexOf(Math.max(...shares))] ?? "";
}

import { growClassifier, growRegressor } from "../../../src/sample-endpoint/models/forest";
import type { ModelPrediction, SampleModel } from "../../../src/sample-endpoint/models/sample-model";
import { createSampleModels } from "../../../src/sample-endpoint/models/sample-models";
import {
  carData,
  irisData,
  penguinData,
  type LabelledData,
  type TrainingData,
} from "../../../src/sample-endpoint/models/training-data";

const [iris, cars, penguins, flights] = createSampleModels() as readonly [
  SampleModel,
  SampleModel,
  SampleModel,
  SampleModel,
];

describe("the sample models", () => {
  it("tell the species of at least 95% of the irises they learnt from", () => {
    const data = irisData();
    expect(data.features).toHaveLength(150);
    expect(accuracy(iris.predict(data.features), data)).toBeGreaterThanOrEqual(0.95);
  });

  it("explain at least 80% of the variance of the cars' consumption", () => {
    const data = carData();
    expect(data.features).toHaveLength(392);
    expect(r2(cars.predict(data.features).map(Number), data.targets)).toBeGreaterThanOrEqual(0.8);
  });

  it("tell the species of at least 95% of the penguins they learnt from", () => {
    const data = penguinData();
    expect(data.features).toHaveLength(342);
    expect(accuracy(penguins.predict(data.features).map(labelOf), data)).toBeGreaterThanOrEqual(0.95);
  });

  it("answer well for flowers and birds they have never seen", () => {
    for (const data of [irisData(), penguinData()]) {
      const { learnt, unseen } = holdOut(data);
      const forest = growClassifier({ ...data, ...learnt });
      const labels = unseen.features.map((row) => data.labels[indexOfLargest(forest(row))] ?? "");
      expect(accuracy(labels, { ...data, ...unseen })).toBeGreaterThanOrEqual(0.9);
    }
  });

  it("answer usefully for cars they have never seen", () => {
    const { learnt, unseen } = holdOut(carData());
    const forest = growRegressor(learnt);
    const predictions = unseen.features.map((row) => forest(row)[0] ?? NaN);
    expect(r2(predictions, unseen.targets)).toBeGreaterThanOrEqual(0.7);
  });

  it("are the same models whenever they are trained", () => {
    const rows = penguinData().features;
    const again = createSampleModels().find((model) => model.name === penguins.name);
    expect(again?.predict(rows)).toEqual(penguins.predict(rows));
  });

  it("give shares that add up to one, the label being the likeliest", () => {
    for (const prediction of penguins.predict(penguinData().features)) {
      const { label, ...shares } = prediction as { readonly label: string } & Readonly<Record<string, number>>;
      expect(Object.keys(shares)).toEqual(["Adelie", "Chinstrap", "Gentoo"]);
      expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
      expect((shares as Readonly<Record<string, number>>)[label]).toBe(Math.max(...Object.values(shares)));
    }
  });

  it("answer for blanks too, and differently depending on the cells that are there", () => {
    const big = [8, 400, NaN, 4500, NaN];
    const small = [4, 90, NaN, 2000, NaN];
    const [bigMpg, smallMpg] = cars.predict([big, small]).map(Number);
    expect(bigMpg).toBeLessThan(20);
    expect(smallMpg).toBeGreaterThan(25);
    expect(["setosa", "versicolor", "virginica"]).toContain(iris.predict([[NaN, NaN, NaN, NaN]])[0]);
  });
});

describe("the model of flights", () => {
  it("takes a moment and texts, and answers one number from 0 to 1 a row, blanks or not", () => {
    const answers = flights.predict([
      [Date.UTC(2001, 0, 1, 22), 500, "LAX", "SFO"],
      [NaN, NaN, null, null],
    ]);
    expect(answers.map(Number).every((answer) => answer > 0 && answer < 1)).toBe(true);
  });
});

function accuracy(
  predictions: readonly ModelPrediction[],
  { labels, targets }: Pick<LabelledData, "labels" | "targets">,
) {
  return predictions.filter((label, row) => label === labels[targets[row] ?? -1]).length / targets.length;
}

function r2(predictions: readonly number[], targets: readonly number[]): number {
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
  const squares = (expected: readonly number[]) =>
    targets.reduce((sum, target, row) => sum + (target - (expected[row] ?? NaN)) ** 2, 0);
  return 1 - squares(predictions) / squares(targets.map(() => mean));
}

/** Every fourth row is kept from the training. */
function holdOut(data: TrainingData<number>): { learnt: TrainingData<number>; unseen: TrainingData<number> } {
  const part = (isWanted: (row: number) => boolean) => ({
    features: data.features.filter((_, row) => isWanted(row)),
    targets: data.targets.filter((_, row) => isWanted(row)),
  });
  return { learnt: part((row) => row % 4 !== 0), unseen: part((row) => row % 4 === 0) };
}

function labelOf(prediction: ModelPrediction): string {
  return (prediction as { readonly label: string }).label;
}

function indexOfLargest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

import fc from "fast-check";
import { matchColumns } from "../../../src/core/inputs/match-columns";
import { cpuSeconds } from "../../support/cpu-seconds";

describe("column matching", () => {
  it("takes exact names first and guesses by letters and digits alone", () => {
    expect(matchColumns(["sepal_length_cm", "b", "c"], ["B", "b", "Sepal length (cm)", "d"])).toEqual([
      { input: "sepal_length_cm", column: "Sepal length (cm)", how: "guess" },
      { input: "b", column: "b", how: "exact" },
      { input: "c", how: "none" },
    ]);
  });

  it("guesses nothing when two columns or two inputs are alike", () => {
    expect(matchColumns(["a b"], ["A B", "a_b"])).toEqual([{ input: "a b", how: "none" }]);
    expect(matchColumns(["a b", "a_b"], ["A-B"])).toEqual([
      { input: "a b", how: "none" },
      { input: "a_b", how: "none" },
    ]);
  });

  it("guesses nothing for names of punctuation alone, which leave nothing to compare", () => {
    expect(matchColumns(["%"], ["#"])).toEqual([{ input: "%", how: "none" }]);
  });

  it("matches a thousand inputs whose names differ in case, each with its own column", () => {
    const inputs = Array.from({ length: 1000 }, (_, place) => `Input ${place}`);
    const matches = matchColumns(inputs, inputs.map((name) => name.toLowerCase()).reverse());
    expect(matches.map(({ column }) => column)).toEqual(inputs.map((name) => name.toLowerCase()));
  });

  it("does not take a column twice", () => {
    expect(matchColumns(["a", "A"], ["a"])).toEqual([
      { input: "a", column: "a", how: "exact" },
      { input: "A", how: "none" },
    ]);
  });

  it("guesses all columns of scikit-learn's iris in a table whose headers have no units", () => {
    const inputs = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"];
    const columns = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"];
    expect(matchColumns(inputs, columns)).toEqual(
      inputs.map((input, place) => ({ input, column: columns[place], how: "guess" })),
    );
  });

  it.each([
    ["sepal length (cm)", "sepal_length"],
    ["sepal_length", "Sepal Length [cm]"],
    ["weight", "Weight （kg）"],
    ["speed {km/h}", "Speed"],
    ["sepalLength", "sepal_length"],
    ["HTTPStatusCode", "http status code"],
    ["age", "Applicant Age"],
    ["is_existing_customer", "Existing customer?"],
    ["annualIncome", "Income, annual"],
    ["loan_amount", "Amount of the loan (EUR)"],
    ["age (years)", "Applicant age"],
    ["number_of_rooms", "Rooms (number)"],
    ["previous_purchase", "Previous purchases"],
    ["duree", "Durée du crédit"],
    ["month", "ContractMonths"],
  ])("guesses for %s the column %s, when nothing else fits", (input, column) => {
    const others = ["Notes", "Total price", "Customer number"];
    expect(matchColumns([input], [...others, column])).toEqual([{ input, column, how: "guess" }]);
    expect(matchColumns(["total", column, "id"], [input])[1]).toEqual({ input: column, column: input, how: "guess" });
  });

  it.each([
    ["units that are not the same", "length (cm)", ["Length (in)"]],
    ["a unit that the header writes without brackets", "sepal length (cm)", ["sepal_length_mm"]],
    ["a unit in full", "length (cm)", ["Length inches"]],
    ["opposites", "paid", ["Not paid"]],
    ["an opposite that the model asks for", "no_default", ["Default"]],
    ["two columns that have its words", "age", ["Applicant age", "Age of spouse"]],
    ["two columns with units", "length", ["Length (cm)", "Length [in]"]],
    ["words of which only some are shared", "annual_income", ["Annual costs"]],
    ["a letter", "x", ["x axis"]],
    ["a year", "2023", ["Sales 2023"]],
    ["other years", "sales_2023", ["Sales 2024"]],
    ["filler alone", "is_the", ["The is"].map((name) => `${name} flag of a`)],
    ["a unit alone", "(cm)", ["[cm] of"]],
  ])("guesses nothing for %s", (_what, input, columns) => {
    expect(matchColumns([input], columns)).toEqual([{ input, how: "none" }]);
  });

  it("leaves a column to the input that it fits best, and guesses nothing where several inputs are left", () => {
    expect(matchColumns(["age", "co_applicant_age"], ["Co-applicant Age", "Applicant Age"])).toEqual([
      { input: "age", column: "Applicant Age", how: "guess" },
      { input: "co_applicant_age", column: "Co-applicant Age", how: "guess" },
    ]);
    expect(matchColumns(["age", "applicant"], ["Applicant Age"]).map(({ how }) => how)).toEqual(["none", "none"]);
  });

  it("uses each column once and only for names that share letters, whatever they are and in whichever order they stand", () => {
    const words = ["age", "Applicant", "(cm)", "length", "of", "_", " ", "SEPAL", "not", "é", "7"];
    const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" "));
    const names = fc.uniqueArray(name, { maxLength: 8 });
    fc.assert(
      fc.property(names, names, (inputs, columns) => {
        const matches = matchColumns(inputs, columns);
        const used = matches.flatMap(({ column }) => column ?? []);
        expect(new Set(used).size).toBe(used.length);
        for (const { input, column, how } of matches) {
          if (how === "exact") expect(column).toBe(input);
          expect(columns.includes(input)).toBe(how === "exact");
        }
        const turned = matchColumns([...inputs].reverse(), [...columns].reverse());
        expect(turned.reverse()).toEqual(matches);
      }),
    );
  });

  it("is quick for the widest tables", () => {
    const inputs = Array.from({ length: 4_000 }, (_, place) => `Mean of sensor ${place} (mm)`);
    const columns = Array.from({ length: 16_000 }, (_, place) => `sensor ${place} raw`);
    const seconds = cpuSeconds(() => {
      matchColumns(inputs, columns);
      matchColumns(inputs.slice(0, 500), columns.slice(0, 500));
    });
    expect(seconds).toBeLessThan(20);
  });
});

import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { expectGolden } from "../support/golden-file";

/** What the comments cannot say. Source: Microsoft Learn, "Manually create JSON metadata for custom functions". */
const BY_HAND = {
  $schema: "https://developer.microsoft.com/json-schemas/office-js/custom-functions.schema.json",
  // One cell with an error is told from the others of its row and of a spill.
  allowErrorForDataTypeAny: true,
};

interface Metadata {
  readonly functions: readonly {
    readonly id: string;
    readonly description: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly description: string;
      readonly optional?: boolean;
    }[];
  }[];
}

async function made(): Promise<Metadata> {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata("src/functions/cell-functions.ts");
  expect(errors).toEqual([]);
  return { ...BY_HAND, ...(JSON.parse(metadataJson) as Metadata) };
}

describe("what Excel is told of our functions", () => {
  it("is made of their comments, and stands in functions.json", async () => {
    expectGolden(
      "src/functions/functions.json",
      `${JSON.stringify(await made(), null, 2)}
`,
    );
  });

  it("teaches each function and each argument, in as much as a wizard shows", async () => {
    const { functions } = await made();
    const [predict, model] = functions;
    expect(predict!.parameters.map(({ name, optional = false }) => [name, optional])).toEqual([
      ["model", false],
      ["data", false],
      ["headers", true],
      ["output", true],
      ["options", true],
    ]);
    expect(model!.parameters.map(({ name }) => name)).toEqual(["name"]);
    const texts = functions.flatMap(({ description, parameters }) => [
      description,
      ...parameters.map((it) => it.description),
    ]);
    expect(texts.filter((text) => !/^[A-Z].{20,250}\.$/.test(text))).toEqual([]);
  });
});

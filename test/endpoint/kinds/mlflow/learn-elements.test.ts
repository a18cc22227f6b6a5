import { learnElements, wantsElements } from "../../../../src/endpoint/kinds/mlflow/learn-elements";

const REFUSAL = "Failed to predict data '[[{}], {}]'. \nError: Failed to validate data against type hint";

/** The answer of MLflow 3.17 to odd elements. */
function learned(sentence: string) {
  const text = JSON.stringify({ error_code: "INVALID_PARAMETER_VALUE", message: `${REFUSAL} ${sentence}` });
  return learnElements({ status: 400, text });
}

/** How pydantic prints a class with the fields of the sentence, inside the quotes that Python takes for it. */
const ofFields = (fields: string) =>
  `\`list[Item]\`, invalid elements: [('[{}]', "Expecting example to be a dictionary"), ('{}', "Data doesn't match type hint, error: 2 validation errors. Expected fields in the type hint: {${fields}}; passed data: {}. Check https://mlflow.org for more details.")]`;

describe("What elements a model takes, from its refusal of odd ones", () => {
  it("is asked only where a request for a table is refused because of a type hint", () => {
    const wants =
      "Request payload must be a dictionary with 'inputs' key when the model contains a valid type hint. Found keys in payload: dict_keys(['dataframe_split']).";
    expect(wantsElements(JSON.stringify({ message: wants }))).toBe(true);
    for (const message of ["Model is missing inputs ['a'].", "", { text: wants }])
      expect(wantsElements(JSON.stringify({ message }))).toBe(false);
  });

  it.each([
    ["`list[str]`, invalid elements: [('[{}]', 'Expected type str, but got list')]", { type: "string" }],
    ["`list[bool]`, invalid elements: []", { type: "boolean" }],
    [
      "`list[list[float]]`, invalid elements: [('[{}]', \"Failed to validate data against type hint `list[float]`, invalid elements: []\")]",
      { type: "array", content: { type: "array", items: { type: "double" } } },
    ],
    [
      "`list[dict[str, int]]`, invalid elements: [('[{}]', 'Expected dict, but got list')]",
      { type: "map", content: { type: "map", values: { type: "long" } } },
    ],
    // A class of which it tells no fields: an empty object is one of its values.
    ["`list[AllOptional]`, invalid elements: []", { type: "map", content: { type: "map", values: { type: "any" } } }],
  ])("is a value of one type: %s", (sentence, type) => {
    expect(learned(sentence)).toEqual({
      elements: "values",
      columns: [{ name: "0", naming: "position", ...type, isRequired: true }],
      tensors: [],
    });
  });

  it("is an object with the fields of a class, null where they may be None", () => {
    const fields =
      "'name': FieldInfo(annotation=str, required=True, description='a, b'), 'price': FieldInfo(annotation=float, required=False, default=1.5), 'tags': FieldInfo(annotation=Union[list[str], NoneType], required=False, default=None), 'at': FieldInfo(annotation=Point, required=True)";
    const expected = {
      elements: "objects",
      columns: [
        { name: "name", type: "string", isRequired: true },
        { name: "price", type: "double", isRequired: true },
        { name: "tags", type: "array", content: { type: "array", items: { type: "string" } }, isRequired: false },
        { name: "at", type: "map", content: { type: "map", values: { type: "any" } }, isRequired: true },
      ],
      tensors: [],
    };
    expect(learned(ofFields(fields))).toEqual(expected);
    expect(learned(ofFields(fields.replaceAll("'", "\\'")))).toEqual(expected);
  });

  it("is anything where the model takes odd ones, too, and unknown where the answer tells nothing", () => {
    expect(learnElements({ status: 200, text: "whatever" })).toEqual({
      elements: "values",
      columns: [{ name: "0", naming: "position", isRequired: true }],
      tensors: [],
    });
    for (const text of ["", "{}", '{"message": "Encountered an unexpected error while evaluating the model."}'])
      expect(learnElements({ status: 400, text })).toBeUndefined();
  });
});

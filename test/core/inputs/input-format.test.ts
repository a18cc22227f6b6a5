import { canCarry, chooseFormat, fittingFormats, INPUT_FORMATS } from "../../../src/core/inputs/input-format";
import { readSignature } from "../../../src/core/inputs/read-signature";

const COLUMNS = readSignature({ inputs: [{ type: "double", name: "a" }] });
const TENSOR = readSignature({ inputs: [{ type: "tensor", "tensor-spec": { dtype: "float64", shape: [-1, 4] } }] });

const NUMBERED = readSignature({
  inputs: [
    { type: "double", name: 3 },
    { type: "double", name: "b" },
  ],
});
const UNNAMED = readSignature({ inputs: [{ type: "double" }, { type: "string" }] });
const ELEMENTS = readSignature({ inputs: [{ type: "string" }] });

describe("the input format of a model", () => {
  test("is the one that carries numbers as names, names of no column, or elements of a list", () => {
    for (const wanted of INPUT_FORMATS) {
      expect(chooseFormat(wanted, NUMBERED)).toBe("dataframe_split");
      expect(chooseFormat(wanted, UNNAMED)).toBe("dataframe_split");
      expect(chooseFormat(wanted, ELEMENTS)).toBe("inputs");
    }
  });

  test("may be another only where that one carries them, too", () => {
    const carrying = (schema: typeof NUMBERED) => INPUT_FORMATS.filter((format) => canCarry(format, schema));
    expect(carrying(NUMBERED)).toEqual(["dataframe_split"]);
    expect(carrying(ELEMENTS)).toEqual(["inputs"]);
    for (const schema of [COLUMNS, TENSOR]) expect(carrying(schema)).toEqual(INPUT_FORMATS);
    expect(INPUT_FORMATS.every((format) => canCarry(format, undefined))).toBe(true);
  });

  test.each(["string", "binary"])(
    "is none of arrays for a column of %s, whose cells would arrive as others",
    (type) => {
      for (const name of ["a", undefined]) {
        const schema = readSignature({
          inputs: [
            { type: "double", name: name && "b" },
            { type, name },
          ],
        });
        expect(INPUT_FORMATS.filter((format) => canCarry(format, schema))).toEqual([
          "dataframe_records",
          "dataframe_split",
        ]);
      }
    },
  );

  test("is none of a table for a nameless tensor whose rows are no list of numbers", () => {
    const image = { type: "tensor", "tensor-spec": { dtype: "uint8", shape: [-1, 2, 2] } };
    const carrying = (schema: typeof TENSOR) => INPUT_FORMATS.filter((format) => canCarry(format, schema));
    expect(carrying(readSignature({ inputs: [image] }))).toEqual(["instances", "inputs"]);
    expect(carrying(readSignature({ inputs: [{ ...image, name: "image" }] }))).toEqual(INPUT_FORMATS);
  });

  test("is the wanted one where the model takes it", () => {
    expect(chooseFormat("dataframe_split", COLUMNS)).toBe("dataframe_split");
    expect(chooseFormat("inputs", TENSOR)).toBe("inputs");
  });

  test("is one that fits where the wanted one does not", () => {
    expect(chooseFormat("dataframe_records", TENSOR)).toBe("instances");
    expect(chooseFormat("inputs", COLUMNS)).toBe("dataframe_records");
  });

  test("is one that the endpoint reads, even where none of these fits what the model says", () => {
    expect(fittingFormats(undefined, ["instances"])).toEqual(["instances"]);
    expect(chooseFormat("inputs", TENSOR, ["dataframe_split", "instances"])).toBe("instances");
    expect(chooseFormat("dataframe_records", COLUMNS, ["instances"])).toBe("instances");
  });

  test("may be any where the model does not say what it takes", () => {
    expect(fittingFormats(undefined)).toEqual(INPUT_FORMATS);
    expect(fittingFormats({ columns: [], tensors: [], parameters: [] })).toEqual(INPUT_FORMATS);
  });
});

import type {
  ModelColumnType,
  ModelCell,
  ModelColumn,
  SampleModel,
} from "../../src/sample-endpoint/models/sample-model";

const DTYPES: Readonly<Record<ModelColumnType, string>> = {
  double: "float64",
  float: "float32",
  integer: "int32",
  long: "int64",
  boolean: "bool",
  string: "object",
  datetime: "datetime64[ns]",
};

/** The model behind the recorded transcripts: it answers what reached it, each cell as Python shows it. */
export function echoModel(name: string, inputs: readonly ModelColumn[]): SampleModel {
  const dtypes = JSON.stringify(Object.fromEntries(inputs.map((input) => [input.name, DTYPES[input.type]])));
  return {
    name,
    version: "1",
    description: "Answers what it was sent.",
    inputs,
    outputs: "string",
    predict: (rows) =>
      rows.map((row) => {
        const echoed = inputs.map((input, index) => [input.name, shown(row[index] ?? null, input.type)]);
        return { ...Object.fromEntries(echoed), __dtypes__: dtypes };
      }),
  };
}

function shown(cell: ModelCell, type: ModelColumnType): string {
  if (cell === null) return "None";
  if (typeof cell === "string") return `'${cell}'`;
  if (typeof cell === "boolean") return cell ? "np.True_" : "np.False_";
  if (type === "string") return String(cell);
  return `np.${DTYPES[type]}(${isFloat(type) ? floatText(cell, type) : cell})`;
}

function isFloat(type: ModelColumnType): boolean {
  return type === "double" || type === "float";
}

function floatText(value: number, type: ModelColumnType): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (type === "float" && Math.abs(value) >= 1e8) return exponentText(value);
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** NumPy shows a large float32 with the fewest digits that read back as the same float32. */
function exponentText(value: number): string {
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((count) => Math.fround(Number(value.toPrecision(count))) === value);
  const [mantissa = "", exponent = ""] = value.toExponential((digits ?? 9) - 1).split("e+");
  return `${mantissa}e+${exponent.padStart(2, "0")}`;
}

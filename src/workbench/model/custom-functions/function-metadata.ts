/** What a parameter takes. Source: Microsoft Learn, "Manually create JSON metadata for custom functions". */
const PARAMETER_TYPES = ["any", "number", "string", "boolean"] as const;

export type ParameterType = (typeof PARAMETER_TYPES)[number];

export interface CustomParameter {
  readonly name: string;
  /** For people; "" where there is none. */
  readonly description: string;
  readonly type: ParameterType;
  /** It takes a block of values, row by row, instead of one. */
  readonly isMatrix: boolean;
  readonly isOptional: boolean;
  /** The last one: all further arguments go to it, as a list. */
  readonly isRepeating: boolean;
}

/** A function of an add-in, as its metadata tell Excel of it. */
export interface CustomFunction {
  /** By which the add-in's page knows it. */
  readonly id: string;
  /** As people write it, with its namespace: "SCORE.PREDICT". */
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly CustomParameter[];
  readonly isCancelable: boolean;
  /** It answers again and again. */
  readonly isStreaming: boolean;
  readonly wantsAddress: boolean;
  readonly wantsParameterAddresses: boolean;
  /** Errors among its arguments are handed to it, instead of being its result. */
  readonly takesErrors: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * The functions of an add-in.
 * @param namespace what stands before the names of all of them: "SCORE"
 * @param metadata what its functions.json holds, as custom-functions-metadata writes it
 * @throws TypeError when that is something else
 */
export function readFunctionMetadata(namespace: string, metadata: unknown): CustomFunction[] {
  const { functions, ...settings } = objectOf(metadata, "The metadata");
  const takesErrors = settings.allowErrorForDataTypeAny === true;
  return listOf(functions, "functions").map((entry) => {
    const { id, name, description, parameters, options } = objectOf(entry, "A function");
    if (typeof id !== "string" || typeof name !== "string") throw new TypeError("A function has no id or no name.");
    const wanted = options === undefined ? {} : objectOf(options, `options of ${id}`);
    return {
      id,
      name: `${namespace}.${name}`.toUpperCase(),
      description: typeof description === "string" ? description : "",
      parameters: listOf(parameters ?? [], `parameters of ${id}`).map((parameter) => readParameter(parameter, id)),
      isCancelable: wanted.cancelable === true,
      isStreaming: wanted.stream === true,
      wantsAddress: wanted.requiresAddress === true,
      wantsParameterAddresses: wanted.requiresParameterAddresses === true,
      takesErrors: takesErrors || wanted.allowErrorForDataTypeAny === true,
    };
  });
}

function readParameter(parameter: unknown, functionId: string): CustomParameter {
  const {
    name,
    description,
    type = "any",
    dimensionality,
    optional,
    repeating,
  } = objectOf(parameter, `parameter of ${functionId}`);
  const known = PARAMETER_TYPES.find((each) => each === type);
  if (typeof name !== "string" || known === undefined) {
    throw new TypeError(`A parameter of ${functionId} has no name, or a type that Excel does not know.`);
  }
  return {
    name,
    description: typeof description === "string" ? description : "",
    type: known,
    isMatrix: dimensionality === "matrix",
    isOptional: optional === true,
    isRepeating: repeating === true,
  };
}

function objectOf(value: unknown, what: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError(`${what}: no object.`);
  return value as Json;
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${what}: no list.`);
  return value;
}

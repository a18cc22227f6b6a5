import type { Property, ValueType } from "../../../core/columns/nested-value";
import { columnsOrElements } from "../../../core/inputs/columns-or-elements";
import { typeOfValue } from "../../../core/inputs/read-value-type";
import type { Schema } from "../../../core/inputs/schema";
import { messageOf } from "./message-of";
import { readPythonType } from "./read-python-type";

/** Source: `_parse_json_data` in `mlflow/pyfunc/scoring_server/__init__.py`, from 2.20 on. */
const WANTS_ELEMENTS =
  "Request payload must be a dictionary with 'inputs' key when the model contains a valid type hint.";

/** A list in a list and an empty object: no element that a type hint allows, but for one of anything. */
export const ODD_ELEMENTS = '{"inputs":[[{}],{}]}';

/** Source: `_validate_list_elements` in `mlflow/types/type_hints.py`. */
const HINT = /Failed to validate data against type hint `list\[([^`]*)\]`, invalid elements: /;
/** Source: `_validate_data_against_type_hint` in the same; fields as pydantic prints them. */
const FIELDS = /Expected fields in the type hint: \{(.*?)\}; passed data: \{\}/s;
const FIELD = /'([^'\\]+)': FieldInfo\(annotation=(.*?), required=(?:True|False)/gs;

/** Whether an answer says that the model takes a list of elements, rather than a table. */
export function wantsElements(answer: string): boolean {
  return messageOf(answer).startsWith(WANTS_ELEMENTS);
}

/**
 * What the elements are that a model takes, from its answer to `ODD_ELEMENTS`. Of a class the refusal tells the fields, but not what is
 * in those that are of a class themselves. Parameters are not told, so that none is refused.
 * @param answer with status 200, of a model that takes anything
 * @returns undefined where it tells nothing
 */
export function learnElements({
  status,
  text,
}: {
  readonly status: number;
  readonly text: string;
}): Schema | undefined {
  if (status === 200) return schemaOf({ type: "any" });
  const message = messageOf(text);
  const hint = HINT.exec(message);
  if (hint === null) return undefined;
  const fields = FIELDS.exec(message)?.[1];
  return schemaOf(
    fields === undefined ? readPythonType(hint[1]!).value : { type: "object", properties: propertiesOf(fields) },
  );
}

/** Of a text that Python printed in quotes of the one kind, it has escaped these. */
function propertiesOf(fields: string): Property[] {
  return [...fields.replaceAll("\\'", "'").matchAll(FIELD)].map(([, name, annotation]) => {
    const { value, takesNone } = readPythonType(annotation!);
    return { name: name!, value, isRequired: !takesNone };
  });
}

function schemaOf(value: ValueType): Schema {
  const element = { name: "0", naming: "position", ...typeOfValue(value), isRequired: true } as const;
  return { ...columnsOrElements([element], true), tensors: [] };
}

import type * as z from "zod";

/** The fields as the schema says they are, or one sentence a mistake, all of them. */
export type CheckedFields<Schema extends z.ZodObject> =
  { readonly fields: z.infer<Schema>; readonly mistakes: readonly [] } | { readonly mistakes: readonly string[] };

/**
 * Checks one object of the config file. The sentences begin with the place and hold no value, which could be a secret.
 * @param schema its messages are the rest of a sentence: "must be a text."
 * @param place of the object: "upstreams[0]"
 * @param fieldPlace what comes before a field's name
 */
export function checkFields<Schema extends z.ZodObject>(
  schema: Schema,
  value: unknown,
  place: string,
  fieldPlace = `${place}.`,
): CheckedFields<Schema> {
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return { fields: data, mistakes: [] };
  const sentences = error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => `${place} ${unknownField(key, schema)}`);
    // An entry of a list has no place of its own: the sentence is about the list, and said once.
    return [`${issue.path.length === 0 ? place : fieldPlace + String(issue.path[0])} ${issue.message}`];
  });
  return { mistakes: [...new Set(sentences)] };
}

/** Most fields that nobody reads are misspelled ones. `$schema` is for editors: nobody needs to hear of it. */
function unknownField(name: string, { shape }: z.ZodObject): string {
  const known = Object.keys(shape).filter((field) => field !== "$schema");
  return `has no field "${name}"; it may have ${known.join(", ")}.`;
}

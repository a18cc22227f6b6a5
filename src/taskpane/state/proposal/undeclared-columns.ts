import type { Proposal } from "./proposal";

/** Columns that are sent and whose type no schema says, so that the analyst may. A tensor says the type of all its columns. */
export function undeclaredColumns({ schema, matches, sent }: Pick<Proposal, "schema" | "matches" | "sent">): string[] {
  if (schema?.phase === "known" && schema.schema.tensors.length > 0) return [];
  const declared = new Set(matches?.filter((match) => match.input.type !== undefined).map((match) => match.column));
  return [...new Set(sent.map((one) => one.column))].filter((column) => !declared.has(column));
}

import { BulkError } from "../bulk-error";

/** Half of a pair of UTF-16, which no server reads as it was written. */
const HALF_CHARACTER = /\p{Cs}/u;

/** Characters that turn the order of others about on a screen: whoever reads a statement would read another one. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;
const NOT_SHOWN = new RegExp(`[\\p{Cc}\\u2028\\u2029]|${TURNING.source}`, "gu");

/**
 * A name in backticks, those within it doubled: whatever stands in it, it is one name and the statement one statement.
 * Source: Databricks SQL reference, "Identifiers", delimited identifiers.
 * @throws BulkError `name-invalid` for what no quotes help
 */
export function quoteName(name: string): string {
  checkName(name);
  return `\`${name.replaceAll("`", "``")}\``;
}

/**
 * A text as a literal in which only printable characters stand as they are. Source: Databricks SQL reference, "STRING type", escapes; a
 * dollar sign is escaped, too, because Spark fills in `${...}` before it reads a statement, also within quotes (`spark.sql.variable.substitute`).
 * @throws BulkError `name-invalid` for half a character
 */
export function quoteText(text: string): string {
  if (HALF_CHARACTER.test(text)) throw halfCharacter();
  return `'${shownText(text.replace(/[\\']/g, "\\$&")).replaceAll("$", escapeUnit)}'`;
}

/** A text as people read it: one line, its letters in their order. */
export function shownText(text: string): string {
  return text.replace(NOT_SHOWN, escapeUnit);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A name cannot be escaped, only quoted: what Spark would fill in before it looks for quotes is refused. */
function checkName(name: string): void {
  if (name === "") throw new BulkError("name-invalid", "A name is empty.");
  if (HALF_CHARACTER.test(name)) throw halfCharacter();
  if (TURNING.test(name)) {
    throw new BulkError(
      "name-invalid",
      "A name holds characters that turn others about, so that it reads as another one.",
    );
  }
  if (!name.includes("${")) return;
  throw new BulkError("name-invalid", "A name with ${ in it cannot be sent to a warehouse, which would fill it in.");
}

function halfCharacter(): BulkError {
  return new BulkError("name-invalid", "A name holds half a character.");
}

import { isNestedType, type ColumnType, type PlainType } from "../../../core/columns/column-type";

/** Types as an analyst calls them. */
const TYPE_WORDS: Readonly<Record<ColumnType, string>> = {
  double: "number",
  float: "number",
  integer: "whole number",
  long: "whole number",
  boolean: "yes or no",
  string: "text",
  datetime: "date",
  binary: "binary",
  array: "list",
  object: "object",
  map: "object",
};

/** How a value of a type is typed. */
const TYPING_WORDS: Readonly<Record<ColumnType, string>> = {
  double: "A number such as 0.5",
  float: "A number such as 0.5",
  integer: "A whole number",
  long: "A whole number",
  boolean: "true or false",
  string: "A text",
  datetime: "A date such as 2024-02-29",
  binary: "Base64 text",
  array: "A list such as [1, 2]",
  object: 'An object such as {"a": 1}',
  map: 'An object such as {"a": 1}',
};

/** A type that the schema does not say is any value. */
export function typeWord(type: ColumnType | undefined): string {
  return type === undefined ? "value" : TYPE_WORDS[type];
}

/** How to type one value of a type, or a list of them; a value that the schema gives no type is typed as JSON. */
export function typingWords(type: ColumnType | undefined, isList = false): string {
  if (type === undefined) return 'JSON such as {"name": 5}';
  if (!isList || isNestedType(type)) return TYPING_WORDS[type];
  return `A list of ${LISTED_WORDS[type]}`;
}

const LISTED_WORDS: Readonly<Record<PlainType, string>> = {
  double: "numbers in brackets, such as [0.5, 1]",
  float: "numbers in brackets, such as [0.5, 1]",
  integer: "whole numbers in brackets, such as [1, 2]",
  long: "whole numbers in brackets, such as [1, 2]",
  boolean: "true and false in brackets, such as [true, false]",
  string: 'texts in brackets, such as ["a", "b"]',
  datetime: 'dates in brackets, such as ["2024-02-29"]',
  binary: 'base64 texts in brackets, such as ["AQID"]',
};

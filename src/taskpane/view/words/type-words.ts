import { msg, t } from "@lingui/core/macro";
import { isNestedType, type ColumnType, type PlainType } from "../../../core/columns/column-type";
import { told } from "./language/told";

/** How an object is typed: JSON, which is the same in every language. */
export const OBJECT_EXAMPLE = '{"a": 1}';
const ANY_EXAMPLE = '{"name": 5}';

/** Types as an analyst calls them. */
const TYPE_WORDS: Readonly<Record<ColumnType, string>> = told({
  double: msg`number`,
  float: msg`number`,
  integer: msg`whole number`,
  long: msg`whole number`,
  boolean: msg`yes or no`,
  string: msg`text`,
  datetime: msg`date`,
  binary: msg`binary`,
  array: msg`list`,
  object: msg`object`,
  map: msg`object`,
});

/** How a value of a type is typed. */
const TYPING_WORDS: Readonly<Record<ColumnType, string>> = told({
  double: msg`A number such as 0.5`,
  float: msg`A number such as 0.5`,
  integer: msg`A whole number`,
  long: msg`A whole number`,
  boolean: msg`true or false`,
  string: msg`A text`,
  datetime: msg`A date such as 2024-02-29`,
  binary: msg`Base64 text`,
  array: msg`A list such as [1, 2]`,
  object: msg`An object such as ${OBJECT_EXAMPLE}`,
  map: msg`An object such as ${OBJECT_EXAMPLE}`,
});

/** A type that the schema does not say is any value. */
export function typeWord(type: ColumnType | undefined): string {
  return type === undefined ? t`value` : TYPE_WORDS[type];
}

/** How to type one value of a type, or a list of them; a value that the schema gives no type is typed as JSON. */
export function typingWords(type: ColumnType | undefined, isList = false): string {
  if (type === undefined) return t`JSON such as ${ANY_EXAMPLE}`;
  if (!isList || isNestedType(type)) return TYPING_WORDS[type];
  const values = LISTED_WORDS[type];
  return t`A list of ${values}`;
}

const LISTED_WORDS: Readonly<Record<PlainType, string>> = told({
  double: msg`numbers in brackets, such as [0.5, 1]`,
  float: msg`numbers in brackets, such as [0.5, 1]`,
  integer: msg`whole numbers in brackets, such as [1, 2]`,
  long: msg`whole numbers in brackets, such as [1, 2]`,
  boolean: msg`true and false in brackets, such as [true, false]`,
  string: msg`texts in brackets, such as ["a", "b"]`,
  datetime: msg`dates in brackets, such as ["2024-02-29"]`,
  binary: msg`base64 texts in brackets, such as ["AQID"]`,
});

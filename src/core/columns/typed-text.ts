import { isJsonObject } from "../json/json-object";
import { parsedJson } from "../json/parsed-json";
import { isBase64 } from "../table/base64-text";
import type { DateCell } from "../table/cell";
import { isoToDateSerial, type DateSystem } from "../table/date-serial";
import { isInFloat32Range, isInt32 } from "../table/number-range";
import type { ColumnType } from "./column-type";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * What a person typed into a field, as a value of a type. Nothing is guessed: "5.7" is no whole number and "yes" no boolean.
 * @returns undefined when the text is no such value; a blank is none of any type
 */
export function readTypedText(text: string, type: ColumnType): string | number | boolean | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  switch (type) {
    case "double":
      return readNumber(trimmed);
    case "float":
      return readNumber(trimmed, isInFloat32Range);
    case "integer":
      return readNumber(trimmed, isInt32);
    case "long":
      return readNumber(trimmed, Number.isSafeInteger);
    case "boolean":
      return /^(true|false)$/i.test(trimmed) ? trimmed.toLowerCase() === "true" : undefined;
    case "datetime":
      return isoToDateSerial(trimmed, 1900) === undefined ? undefined : trimmed;
    case "binary":
      return isBase64(trimmed) ? trimmed : undefined;
    case "array":
      return Array.isArray(parsedJson(trimmed)) ? trimmed : undefined;
    case "object":
    case "map":
      return isJsonObject(parsedJson(trimmed)) ? trimmed : undefined;
    case "string":
      return text;
  }
}

/** The same as a cell of the sheet would hold it: a date as its serial. */
export function readTypedCell(
  text: string,
  type: ColumnType,
  system: DateSystem,
): string | number | boolean | DateCell | undefined {
  if (type !== "datetime") return readTypedText(text, type);
  const serial = isoToDateSerial(text, system);
  return serial === undefined ? undefined : { kind: "date", serial };
}

function readNumber(text: string, isFit: (value: number) => boolean = Number.isFinite): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return isFit(value) ? value : undefined;
}

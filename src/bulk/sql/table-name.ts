import { BulkError } from "../bulk-error";
import { quoteName } from "./sql-text";

/** A table of Unity Catalog. */
export interface TableName {
  readonly catalog: string;
  readonly schema: string;
  readonly table: string;
}

/** Source: Databricks SQL reference, "Names", rules for object names: none of these stands in the name of a catalog, schema, table or volume. */
const NEVER_IN_NAMES = /[. /\p{Cc}]/u;
const MOST_CHARACTERS = 255;

/**
 * Reads `catalog.schema.table`, parts in backticks or not.
 * @throws BulkError `name-invalid`
 */
export function parseTableName(text: string): TableName {
  const parts = [...text.trim().matchAll(/(?:^|\.)(?:`((?:[^`]|``)+)`|([^`.]+))(?=\.|$)/g)];
  const isWhole = parts.map(([part]) => part).join("") === text.trim();
  const [catalog, schema, table, ...more] = parts.map(([, quoted, plain]) => quoted?.replaceAll("``", "`") ?? plain);
  if (!isWhole || more.length > 0 || catalog === undefined || schema === undefined || table === undefined) {
    throw new BulkError("name-invalid", "A table is named by three parts, as in catalog.schema.table.");
  }
  for (const part of [catalog, schema, table]) checkObjectName(part);
  return { catalog, schema, table };
}

/** @throws BulkError `name-invalid` for a name that no catalog, schema, table or volume can have */
export function checkObjectName(name: string): void {
  if (name !== "" && name.length <= MOST_CHARACTERS && !NEVER_IN_NAMES.test(name)) return;
  const rule = `names of catalogs, schemas, tables and volumes have up to ${MOST_CHARACTERS} characters, and no blank, dot or slash`;
  throw new BulkError("name-invalid", `There can be no such table or volume: ${rule}.`);
}

/** As a statement names it. */
export function quoteTable({ catalog, schema, table }: TableName): string {
  return [catalog, schema, table].map(quoteName).join(".");
}

/** As people write it. */
export function showTable({ catalog, schema, table }: TableName): string {
  return [catalog, schema, table].map((part) => (/^\w+$/.test(part) ? part : quoteName(part))).join(".");
}

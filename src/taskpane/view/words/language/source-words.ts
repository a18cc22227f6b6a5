import { t } from "@lingui/core/macro";

const TABLE = /^Table (.*)$/s;

/** The name of a table, of which a label says that it is one; undefined of an address. */
export function tableName(label: string): string | undefined {
  return TABLE.exec(label)?.[1];
}

/** A source by its label: "Table Iris", and an address as it is. */
export function sourceWords(label: string): string {
  const name = tableName(label);
  return name === undefined ? label : t`Table ${name}`;
}

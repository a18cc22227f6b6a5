import { t } from "@lingui/core/macro";

const TABLE = /^Table (.*)$/s;

/** The name of a table, of which a label says that it is one; undefined of an address. */
export function tableName(label: string): string | undefined {
  return TABLE.exec(label)?.[1];
}

/** What our own start script calls the server of the demo models. */
const DEMO_LABEL = "Demo models";

/** A server by what its operator calls it; ours of the demo models in the language of the reader. */
export function serverWords(label: string): string {
  return label === DEMO_LABEL ? t`Demo models` : label;
}

/** A source by its label: "Table Iris", and an address as it is. */
export function sourceWords(label: string): string {
  const name = tableName(label);
  return name === undefined ? label : t`Table ${name}`;
}

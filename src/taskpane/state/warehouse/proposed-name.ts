/** Where a new table is proposed when nothing else says so. Source: Databricks, "Catalogs": every workspace has the catalog main or one of its own. */
const USUAL_PLACE = "main.default";

const VOLUME = /^\/Volumes\/([^/]+)\/([^/]+)\//;
const QUALIFIED = /^(\w+)\.(\w+)\.(\w+)$/;

/** What there is to find a name by. */
export interface NameFacts {
  /** "Iris" of a table of the sheet, "samples.demo.iris" of one over there. */
  readonly sourceName: string;
  /** A path of a volume in which this account has a place; empty where none is known. */
  readonly volume: string;
  /** Names that are in use as far as anybody knows. */
  readonly taken: ReadonlySet<string>;
}

/** A name that is most likely free. Whether it is, the workspace alone knows. */
export function proposedName({ sourceName, volume, taken }: NameFacts): string {
  const [, catalog, schema, table] = QUALIFIED.exec(sourceName.trim()) ?? [];
  const [, volumeCatalog, volumeSchema] = VOLUME.exec(volume) ?? [];
  const ofVolume = volumeCatalog === undefined ? undefined : `${volumeCatalog}.${volumeSchema}`;
  const place = ofVolume ?? (catalog === undefined ? USUAL_PLACE : `${catalog}.${schema}`);
  const name = `${place}.${plainName(table ?? sourceName)}_scored`;
  return nextFreeName(name, taken);
}

/** The name itself, or the first one with a number that is not taken. */
export function nextFreeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const stem = name.replace(/_\d+$/, "");
  for (let number = 2; ; number++) {
    const candidate = `${stem}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Letters that every catalog takes without quotes. */
function plainName(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return plain === "" ? "table" : plain.slice(0, 60);
}

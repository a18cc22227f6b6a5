import { keptKey, originsOfKept } from "../../../composition/kept-key";
import type { DeviceMemory } from "../../../composition/device-memory";
import type { Schema } from "../../../core/inputs/schema";
import { readSchema } from "../../../core/inputs/schema-json";
import {
  aList,
  anObject,
  aText,
  aWholeNumber,
  eitherOf,
  oneOf,
  UnfitJson,
  type Check,
} from "../../../core/json/checked-json";
import { isJsonObject } from "../../../core/json/json-object";
import { BLANK_RECIPE, type Recipe } from "../../../core/recipe/recipe";
import { readRecipe, RECIPE_VERSION } from "../../../core/recipe/recipe-json";
import type { RowsWanted } from "../data/rows-wanted";
import { keptIn } from "../settings/stored";

/** What was chosen for a table and an endpoint. A workbook has no identity of its own, so that a table is known again by name and headers. */
export interface TableChoices {
  readonly table: string;
  /** Those that stood there, but for result columns. */
  readonly headers: readonly string[];
  /** The endpoint on its host. */
  readonly route: string;
  /** The endpoint was picked by hand, not suggested for the table. */
  readonly isPicked?: true;
  readonly recipe: Partial<Recipe>;
  /** Absent for all of them. */
  readonly rows?: RowsWanted;
}

/** The analyst's own copy of what a model takes. */
export interface OwnSignature {
  readonly route: string;
  readonly schema: Schema;
}

/** What this device remembers of one origin, the latest first. */
export interface OriginChoices {
  readonly tables: readonly TableChoices[];
  readonly signatures: readonly OwnSignature[];
}

type Device = Pick<DeviceMemory, "read" | "write" | "forget" | "keys">;

/** Of another version nothing is read: it would be taken for something else. */
const VERSION = 1;
/** Of each kind, for one origin. */
const MOST_KEPT = 20;
const MOST_ORIGINS = 10;
/** Characters for one origin: with all of them a third of what a browser keeps for a site. */
const MAX_LENGTH = 150_000;
/** Columns of a sheet, and rows. Source: Microsoft Support, "Excel specifications and limits". */
const [MOST_COLUMNS, MOST_ROWS] = [16_384, 1_048_576];

const NOTHING: OriginChoices = { tables: [], signatures: [] };

const text = aText(MAX_LENGTH);
const rows: Check<RowsWanted> = eitherOf<RowsWanted, RowsWanted>(
  anObject<{ kind: "visible" }>({ kind: oneOf(["visible"]) }),
  anObject<{ kind: "first"; rowCount: number }>({ kind: oneOf(["first"]), rowCount: aWholeNumber(1, MOST_ROWS) }),
);
const recipe: Check<Partial<Recipe>> = (given) => {
  const said = isJsonObject(given) ? given : {};
  const read = readRecipe({ ...BLANK_RECIPE, ...said, version: RECIPE_VERSION });
  return keptIn("choices", Object.fromEntries(Object.entries(read).filter(([key]) => Object.hasOwn(said, key))));
};
const picked: Check<true> = (given) => {
  if (given !== true) throw new UnfitJson("is not true");
  return given;
};
const tableChoices = anObject<TableChoices>({
  table: text,
  headers: aList(text, MOST_COLUMNS),
  route: text,
  isPicked: { optional: picked },
  recipe,
  rows: { optional: rows },
});
const ownSignature = anObject<OwnSignature>({ route: text, schema: readSchema });

/** All that is remembered for an origin; what does not fit is as good as nothing, each entry by itself. */
export function choicesAt(device: Pick<DeviceMemory, "read">, origin: string): OriginChoices {
  const kept = parsed(device.read(keptKey(origin)));
  if (!isJsonObject(kept) || kept["version"] !== VERSION) return NOTHING;
  return {
    tables: fitting(kept["tables"], tableChoices),
    signatures: fitting(kept["signatures"], ownSignature),
  };
}

/** Takes note of what was chosen for a table and an endpoint, in place of what was chosen there before. */
export function rememberTable(device: Device, origin: string, chosen: TableChoices): void {
  const { tables, signatures } = choicesAt(device, origin);
  const others = tables.filter((one) => !isSamePlace(one, chosen));
  write(device, origin, { signatures, tables: [chosen, ...others] }, chosen);
}

/** Nothing is chosen for them any more. */
export function forgetTable(device: Device, origin: string, gone: Pick<TableChoices, "table" | "route">): void {
  const { tables, signatures } = choicesAt(device, origin);
  const left = tables.filter((one) => !isSamePlace(one, gone));
  if (left.length < tables.length) write(device, origin, { signatures, tables: left });
}

/** Takes note of a signature; undefined forgets it. */
export function rememberSignature(device: Device, origin: string, route: string, schema: Schema | undefined): void {
  const { tables, signatures } = choicesAt(device, origin);
  const others = signatures.filter((one) => one.route !== route);
  if (schema === undefined && others.length === signatures.length) return;
  if (schema === undefined) return write(device, origin, { tables, signatures: others });
  const latest = { route, schema };
  write(device, origin, { tables, signatures: [latest, ...others] }, latest);
}

/** The origin is at hand again: where there are too many, others go first. */
export function noteUse(device: Device, origin: string): void {
  if (device.read(keptKey(origin)) !== undefined) write(device, origin, choicesAt(device, origin));
}

/**
 * The choices for a table as it stands, latest first. Each header of then must be there; more may have come, as result columns do.
 * @param origin of the endpoint
 */
export function choicesFor(
  device: Pick<DeviceMemory, "read">,
  origin: string,
  { table, headers }: Pick<TableChoices, "table" | "headers">,
): readonly TableChoices[] {
  const standing = new Set(headers);
  return choicesAt(device, origin).tables.filter(
    (one) => one.table === table && one.headers.every((header) => standing.has(header)),
  );
}

function isSamePlace(one: Pick<TableChoices, "table" | "route">, other: Pick<TableChoices, "table" | "route">) {
  return one.table === other.table && one.route === other.route;
}

/**
 * What is older goes where there is too much; but nothing goes for an entry that does not fit by itself.
 * @param latest what has just been said
 */
function write(device: Device, origin: string, all: OriginChoices, latest?: TableChoices | OwnSignature): void {
  const others = originsOfKept(device)
    .filter((other) => other !== origin)
    .map((other) => ({ key: keptKey(other), used: lastUse(device, other) }))
    .sort((one, other) => one.used - other.used);
  const used = 1 + Math.max(0, ...others.map((one) => one.used));
  const jsonOf = (choices: Partial<OriginChoices>) =>
    JSON.stringify({ version: VERSION, used, ...NOTHING, ...choices });
  const kept = {
    tables: all.tables.filter((one) => jsonOf({ tables: [one] }).length <= MAX_LENGTH).slice(0, MOST_KEPT),
    signatures: all.signatures.filter((one) => jsonOf({ signatures: [one] }).length <= MAX_LENGTH).slice(0, MOST_KEPT),
  };
  const key = keptKey(origin);
  while (kept.tables.length + kept.signatures.length > 0) {
    const json = jsonOf(kept);
    if (json.length <= MAX_LENGTH) {
      for (const { key: gone } of others.slice(0, Math.max(0, others.length + 1 - MOST_ORIGINS))) device.forget(gone);
      return device.write(key, json);
    }
    const { tables, signatures } = kept;
    const [more, fewer] = tables.length >= signatures.length ? [tables, signatures] : [signatures, tables];
    (more.at(-1) === latest ? fewer : more).pop();
  }
  device.forget(key);
}

/** Greater the later an origin was used: the order in which a browser names its keys says nothing. 0 where it was never said. */
function lastUse(device: Pick<DeviceMemory, "read">, origin: string): number {
  const kept = parsed(device.read(keptKey(origin)));
  const used = isJsonObject(kept) ? kept["used"] : undefined;
  return Number.isSafeInteger(used) ? Number(used) : 0;
}

function fitting<Entry>(entries: unknown, check: Check<Entry>): Entry[] {
  if (!Array.isArray(entries)) return [];
  return entries.slice(0, MOST_KEPT).flatMap((entry: unknown) => {
    try {
      return [check(entry)];
    } catch {
      return []; // Written by another program, or by hand.
    }
  });
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined || json.length > MAX_LENGTH ? undefined : JSON.parse(json);
  } catch {
    return undefined; // Neither is this of ours.
  }
}

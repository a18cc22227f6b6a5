import type { DateSystem } from "../../core/table/date-serial";
import { BulkError } from "../bulk-error";
import type { BulkColumn, BulkRows } from "../bulk-runs";
import type { MadeColumns } from "../sql/scoring-statement";
import { broughtCell, type BroughtCell } from "./brought-cell";
import { structFields, structMembers } from "./struct-text";

/** A column of a sheet with what came back. */
export interface BroughtColumn {
  readonly header: string;
  /** Of what kind its dates are; undefined where it holds none. */
  readonly dates?: "days" | "moments";
}

/** Where a column's values stand in a row over there. */
interface Found extends BroughtColumn {
  readonly typeText: string;
  /** Undefined for the struct with the prediction, of which `path` leads to the value. */
  readonly place?: number;
  readonly path: readonly string[];
}

/** Characters of a table's column name. Source: ycphs/openxlsx #402. */
const MOST_CHARACTERS = 255;

/**
 * How the table that a run has made comes back as columns of a sheet: the key first, then the source's columns, then one column for each
 * output of the model, and one for what the endpoint said of rows without a prediction.
 */
export class BroughtTable {
  readonly columns: readonly BroughtColumn[];
  private readonly found: readonly Found[];
  private readonly predictionPlace: number;

  /** @throws BulkError `malformed-answer` where it is not the table of the run */
  constructor(columns: readonly BulkColumn[], own: MadeColumns) {
    const keyPlace = columns.findIndex(({ name }) => isSame(name, own.key));
    this.predictionPlace = columns.findIndex(({ name }) => isSame(name, own.prediction));
    const prediction = columns[this.predictionPlace];
    const fields = prediction && structFields(prediction.typeText);
    const result = fields?.find(({ name }) => isSame(name, "result"));
    const message = fields?.find(({ name }) => isSame(name, "errorMessage"));
    if (keyPlace < 0 || prediction === undefined || result === undefined || message === undefined) {
      throw new BulkError("malformed-answer", "The target is not the table that this run has made.");
    }
    const places = columns.map((_, place) => place).filter((place) => place !== this.predictionPlace);
    const ordered = [keyPlace, ...places.filter((place) => place !== keyPlace)];
    const plain = ordered.map((place): Found => found(columns[place]!.name, columns[place]!.typeText, [], place));
    const outputs = structFields(result.typeText)?.map(({ name, typeText }) =>
      found(`${prediction.name}.${name}`, typeText, [result.name, name]),
    ) ?? [found(prediction.name, result.typeText, [result.name])];
    const reason = found(`${prediction.name}.${message.name}`, message.typeText, [message.name]);
    this.found = withOwnHeaders([...plain, ...outputs, reason]);
    this.columns = this.found;
  }

  /** Rows as cells, in the order of the columns. @throws BulkError `malformed-answer` */
  cellsOf(rows: BulkRows["rows"], dateSystem: DateSystem): BroughtCell[][] {
    return rows.map((row) => {
      const members = membersOf(row[this.predictionPlace] ?? null);
      const results = new Map<string, ReadonlyMap<string, string | null>>();
      return this.found.map(({ place, path, typeText }) => {
        if (place !== undefined) return broughtCell(row[place] ?? null, typeText, dateSystem);
        const [member = "", output] = path;
        const value = members.get(member) ?? null;
        if (output === undefined) return broughtCell(value, typeText, dateSystem);
        const outputs = results.get(member) ?? membersOf(value);
        results.set(member, outputs);
        return broughtCell(outputs.get(output) ?? null, typeText, dateSystem);
      });
    });
  }
}

function found(header: string, typeText: string, path: readonly string[], place?: number): Found {
  const isDay = /^DATE\b/i.test(typeText);
  const isMoment = /^TIMESTAMP/i.test(typeText);
  return {
    header,
    typeText,
    path,
    ...(place !== undefined && { place }),
    ...(isDay && { dates: "days" }),
    ...(isMoment && { dates: "moments" }),
  };
}

function membersOf(json: string | null): ReadonlyMap<string, string | null> {
  return json === null ? new Map<string, null>() : structMembers(json);
}

/** A table of a sheet tells its columns apart without their case, and has none without a name. */
function withOwnHeaders(columns: readonly Found[]): Found[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    for (let number = 1; ; number++) {
      const end = number === 1 ? "" : ` ${number}`;
      const cut = (column.header.trim() === "" ? "Column" : column.header).slice(0, MOST_CHARACTERS - end.length);
      const header = cut.replace(/\p{Cs}$/u, "") + end; // Half a character, where its other half was cut off.
      if (taken.has(header.toLowerCase())) continue;
      taken.add(header.toLowerCase());
      return { ...column, header };
    }
  });
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

import { ExcelError } from "../wire/excel-error";
import { ReadyJson } from "../wire/ready-json";
import type { WireQuery } from "../wire/wire";
import type { HostObject } from "./object-type";

/** What is asked of one object: its own properties, and what is asked of the objects it leads to. */
interface Selection {
  readonly scalars: Set<string>;
  readonly links: Map<string, Selection>;
  isEverything: boolean;
}

/**
 * Answers a query (`load`): the asked properties of an object, of its members when it is a collection, and of objects it leads to.
 * @param visit hears of every property that is read, so that a scripted fault can strike there
 * @throws ExcelError InvalidArgument when a property does not exist
 */
export function answerQuery(
  object: HostObject,
  query: WireQuery,
  visit: (object: HostObject, name: string) => void,
): unknown {
  const selection = newSelection();
  for (const path of [...(query.Select ?? []), ...(query.Expand ?? []).map((path) => `${path}/*`)]) {
    select(selection, path.split(/[/.]/), object);
  }
  if ((query.Select ?? []).length === 0) selection.isEverything = true;
  return answer(object, selection, query, visit);
}

function newSelection(): Selection {
  return { scalars: new Set(), links: new Map(), isEverything: false };
}

function select(selection: Selection, [first = "", ...rest]: string[], object: HostObject): void {
  if (first === "*" || first === "") {
    selection.isEverything = true;
    return;
  }
  const name = wireName(first);
  // "items" may stand in the middle of a path; the members are what it leads to.
  if (name === "Items" && rest.length > 0) {
    select(selection, rest, object);
  } else if (rest.length === 0) {
    selection.scalars.add(name);
  } else {
    const inner = selection.links.get(name) ?? newSelection();
    selection.links.set(name, inner);
    select(inner, rest, object);
  }
}

function answer(
  object: HostObject,
  selection: Selection,
  query: WireQuery,
  visit: (object: HostObject, name: string) => void,
): unknown {
  if (!object.isCollection) return { ...object.identify(), ...properties(object, selection, visit) };
  const own = [...selection.scalars].filter((name) => object.hasScalar(name));
  const skip = query.Skip ?? 0;
  const items = object.items().slice(skip, query.Top === undefined ? undefined : skip + query.Top);
  const asked = { ...selection, scalars: new Set([...selection.scalars].filter((name) => !object.hasScalar(name))) };
  visit(object, "Items");
  return {
    ...Object.fromEntries(own.map((name) => [name, object.answer(name)])),
    _Items: items.map((item) => ({ ...item.identify(), ...properties(item, asked, visit) })),
  };
}

function properties(
  object: HostObject,
  selection: Selection,
  visit: (object: HostObject, name: string) => void,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  const names = selection.isEverything ? [...object.scalarNames, ...selection.scalars] : selection.scalars;
  for (const name of names) {
    if (object.hasScalar(name)) {
      visit(object, name);
      result[name] = object.answer(name);
    } else if (object.hasLink(name)) {
      result[name] = answer(object.link(name), { ...newSelection(), isEverything: true }, {}, visit);
    } else {
      throw new ExcelError("InvalidArgument");
    }
  }
  for (const [name, inner] of selection.links) {
    if (!object.hasLink(name)) throw new ExcelError("InvalidArgument");
    result[name] = answer(object.link(name), inner, {}, visit);
  }
  return result;
}

/** Properties are asked for as the programmer spells them ("rowCount") and answered as on the wire ("RowCount"). */
export function wireName(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** An answer as `retrieve` wants it: names in camel case, members under `items`. */
export function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== "object" || value === null || value instanceof ReadyJson) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name === "_Items" ? "items" : name.slice(0, 1).toLowerCase() + name.slice(1),
      inCamelCase(inner),
    ]),
  );
}

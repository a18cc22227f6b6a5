import path from "node:path";
import type { SourceImport } from "./source-imports";

/** The folder a file, or an import of one, stands in. */
export function folderOf(file: string): string {
  return path.posix.dirname(file);
}

/** The file itself, as imports name it: without its extension. */
export function fileOf(file: string): string {
  return file.replace(/\.tsx?$/, "");
}

/**
 * Groups of places that can each be reached from each other by imports. Sorted.
 * @param placeOf the place of a file, or of an import of one: `folderOf` for circles of folders, `fileOf` for circles of files
 */
export function circlesOf(imports: readonly SourceImport[], placeOf: (file: string) => string): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { file, target, isPackage } of imports) {
    const [from, to] = [placeOf(file), placeOf(target)];
    if (!isPackage && from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const reachable = new Map([...targets.keys()].map((place) => [place, reachedFrom(place, targets)]));
  const circles = [...reachable].map(([place, reached]) =>
    [...reached].filter((other) => other === place || reachable.get(other)?.has(place) === true).sort(),
  );
  const found = circles.filter((circle, index) => circle.includes([...reachable.keys()][index]!));
  return [...new Map(found.map((circle) => [circle.join(" "), circle])).values()];
}

function reachedFrom(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(targets.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!reached.has(next)) waiting.push(...(targets.get(next) ?? []));
    reached.add(next);
  }
  return reached;
}

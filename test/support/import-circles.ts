import path from "node:path";
import type { SourceImport } from "./source-imports";

/** The folder a file, or an import of one, stands in. */
export function folderOf(file: string): string {
  return path.posix.dirname(file);
}

/** Groups of folders that can each be reached from each other by imports; types count. Sorted. */
export function circlesOf(imports: readonly SourceImport[]): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { file, target, isPackage } of imports) {
    const [from, to] = [folderOf(file), folderOf(target)];
    if (!isPackage && from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const reachable = new Map([...targets.keys()].map((folder) => [folder, reachedFrom(folder, targets)]));
  const circles = [...reachable].map(([folder, reached]) =>
    [...reached].filter((other) => other === folder || reachable.get(other)?.has(folder) === true).sort(),
  );
  const found = circles.filter((circle, place) => circle.includes([...reachable.keys()][place]!));
  return [...new Map(found.map((circle) => [circle.join(" "), circle])).values()];
}

function reachedFrom(folder: string, targets: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(targets.get(folder) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!reached.has(next)) waiting.push(...(targets.get(next) ?? []));
    reached.add(next);
  }
  return reached;
}

import path from "node:path";

/** The project's folder: the bench runs as dist/node/bench.cjs, its tests stand in test/bench. */
export const ROOT = path.resolve(__dirname, "../..");

/** A built program of the product. */
export function builtProgram(name: string): string {
  return path.join(ROOT, "dist", "node", name);
}

/** A program that the bench measures with. */
export function programFile(name: string): string {
  return path.join(ROOT, "test", "bench", "programs", name);
}

/** A program of an analyst. */
export function pythonFile(name: string): string {
  return path.join(ROOT, "test", "bench", "python", name);
}

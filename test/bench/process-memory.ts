import { readdirSync, readFileSync } from "node:fs";

const LOOK_MS = 250;
const KB_PER_MB = 1024;

/**
 * Watches the memory of all programs that this one has started, and they in turn, while some work takes; of pages that several share each has
 * its part. Source: proc(5), smaps_rollup, Pss. Where there is no /proc it is 0.
 * @returns what the work gave, and the most memory at any look, in megabytes
 */
export async function watchMemory<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly peakMb: number }> {
  let peakMb = 0;
  const look = setInterval(() => (peakMb = Math.max(peakMb, memoryBelow(process.pid))), LOOK_MS);
  try {
    return { result: await work(), peakMb };
  } finally {
    clearInterval(look);
  }
}

function memoryBelow(program: number): number {
  const children = new Map<number, number[]>();
  for (const id of programs()) {
    // The name in parentheses may hold anything; the parent is the second field behind it.
    const parent = Number(/\) \S+ (\d+)/.exec(textOf(`/proc/${id}/stat`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const below = (id: number): number[] => (children.get(id) ?? []).flatMap((child) => [child, ...below(child)]);
  const kilobytes = below(program).map((id) => /^Pss:\s+(\d+)/m.exec(textOf(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  return kilobytes.reduce<number>((sum, kb) => sum + Number(kb), 0) / KB_PER_MB;
}

function programs(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** Nothing of a program that has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

const MICROSECONDS = 1_000_000;

/**
 * How long this process works on something, whatever else the machine does: for work that is far below a second, or minutes when a
 * pattern or a search goes over its text again and again.
 * @returns seconds of processor time
 */
export function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MICROSECONDS;
}

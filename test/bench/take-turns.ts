/**
 * Measures several things by turns (product, rival, product, rival), so that a machine that slows down in between slows them all.
 * @returns for each of them what it measured, turn by turn
 */
export async function takeTurns<Measured>(
  turns: number,
  works: readonly (() => Promise<Measured> | Measured)[],
): Promise<Measured[][]> {
  const measured = works.map((): Measured[] => []);
  for (let turn = 0; turn < turns; turn++) {
    for (const [index, work] of works.entries()) measured[index]!.push(await work());
  }
  return measured;
}

/** How long a piece of work takes that is too short for one look at the clock, in milliseconds for one time. */
export function timeOf(times: number, work: () => unknown): number {
  const startedAt = performance.now();
  for (let time = 0; time < times; time++) work();
  return (performance.now() - startedAt) / times;
}

/**
 * Runs stages side by side, started in the order given, each as soon as there is room and what it needs has ended, well or not.
 * @param {readonly {name: string, needs?: readonly string[]}[]} stages a need that is not among them counts as met
 * @param {number} atOnce how many may run at the same time
 * @param {(stage) => Promise<void>} run must not reject: a stage that fails does not stop the others
 * @throws Error when stages wait for each other
 */
export async function schedule(stages, atOnce, run) {
  const waiting = [...stages];
  const unfinished = new Set(stages.map(({ name }) => name));
  const running = new Set();
  const isReady = ({ needs = [] }) => needs.every((need) => !unfinished.has(need));
  while (unfinished.size > 0) {
    for (let next = waiting.findIndex(isReady); next >= 0 && running.size < atOnce; next = waiting.findIndex(isReady)) {
      const [stage] = waiting.splice(next, 1);
      const end = run(stage).then(() => {
        running.delete(end);
        unfinished.delete(stage.name);
      });
      running.add(end);
    }
    if (running.size === 0) throw new Error(`These wait for each other: ${[...unfinished].join(", ")}.`);
    await Promise.race(running);
  }
}

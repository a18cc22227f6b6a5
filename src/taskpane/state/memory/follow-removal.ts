import type { ForgottenColumn } from "../../../composition/memory/column-memory";
import type { RunState } from "../run/run-session";
import { rememberedBy } from "./remember-run";
import type { MemoryParts } from "./memory-parts";

/**
 * A column that is taken out by the button of its run's result is forgotten, and remembered again when it is put back there.
 * @param onDone the workbook remembers something else now
 * @returns a function that ends it
 */
export function followRemoval(
  { run, services }: Pick<MemoryParts, "run" | "services">,
  onDone: () => void,
  onFailed: (error: unknown) => void,
): () => void {
  let before = run.getState();
  let forgotten: ForgottenColumn | undefined;
  let latest: Promise<void> = Promise.resolve();
  const follow = async (was: RunState, now: RunState): Promise<void> => {
    const port = await services.columnMemory();
    if (isRemoved(now) && !isRemoved(was)) {
      const columnId = rememberedBy(now);
      forgotten = columnId === undefined ? undefined : await port.forgetColumn(columnId);
      return onDone();
    }
    const place = placeBack(now);
    if (place === undefined || forgotten === undefined) return;
    await port.rememberAgain(forgotten, place);
    forgotten = undefined;
    onDone();
  };
  return run.subscribe(() => {
    const [was, now] = [before, run.getState()];
    before = now;
    if (isRemoved(was) === isRemoved(now)) return;
    latest = latest.then(() => follow(was, now)).catch(onFailed);
  });
}

function isRemoved({ removal }: RunState): boolean {
  return removal === "removed";
}

/** Where the columns stand that were put back. */
function placeBack({ undo }: RunState) {
  return undo?.phase === "undone" && undo.was === "removed" ? undo.undone.resultColumns : undefined;
}

/** A state that can be watched: fit for React's useSyncExternalStore, and for tests without React. */
export class Subscribable<State> {
  private readonly listeners = new Set<() => void>();
  private state: State;

  constructor(initial: State) {
    this.state = initial;
  }

  readonly getState = (): State => this.state;

  /** @returns a function that ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  protected publish(next: State): void {
    if (Object.is(next, this.state)) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}

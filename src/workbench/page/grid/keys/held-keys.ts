/** A second at 60 frames: an editor that did not come, or go, by then will not. */
const MOST_FRAMES = 60;

export interface HeldKeysOptions {
  /** Whether the next key can be taken: a cell's editor is there for what is typed, or none is in the page. */
  readonly isSettled: () => boolean;
  /** Does what a key would have done, had it come now. */
  readonly replay: (key: KeyboardEvent) => void;
  readonly nextFrame: (then: () => void) => void;
}

/**
 * Keys that came while a cell's editor was on its way into the page or out of it. Who types fast, or before a busy machine, is ahead of
 * what is drawn: each key waits for its turn, so that none is lost and none lands in another cell.
 */
export class HeldKeys {
  private readonly keys: KeyboardEvent[] = [];
  private isReplaying = false;

  constructor(private readonly options: HeldKeysOptions) {}

  /** @returns whether the key is held back; it is as good as pressed then */
  hold(key: KeyboardEvent): boolean {
    if (this.isReplaying || !isHoldable(key)) return false;
    if (this.keys.length === 0 && this.options.isSettled()) return false;
    this.keys.push(key);
    if (this.keys.length === 1) this.wait(MOST_FRAMES);
    return true;
  }

  private wait(framesLeft: number): void {
    this.options.nextFrame(() => this.replayNext(framesLeft));
  }

  private replayNext(framesLeft: number): void {
    if (!this.options.isSettled() && framesLeft > 0) return this.wait(framesLeft - 1);
    this.isReplaying = true;
    // Until one of them calls for an editor, or ends one. It leaves the list last: a key that comes meanwhile is behind it.
    do {
      this.options.replay(this.keys[0]!);
      this.keys.shift();
    } while (this.keys.length > 0 && this.options.isSettled());
    this.isReplaying = false;
    if (this.keys.length > 0) this.wait(MOST_FRAMES);
  }
}

/** Shortcuts are the browser's, and what an input method composes goes where it is composed. */
function isHoldable({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  return (
    !ctrlKey && !metaKey && !altKey && !isComposing && !["Shift", "Control", "Alt", "Meta", "Process"].includes(key)
  );
}

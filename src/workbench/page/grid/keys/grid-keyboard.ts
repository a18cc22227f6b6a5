import { HeldKeys } from "./held-keys";
import { replayKey } from "./replay-key";

export interface GridKeyboardOptions {
  readonly grid: HTMLElement;
  readonly isEditing: () => boolean;
  /** @returns whether the key was one that the grid answers to */
  readonly press: (key: KeyboardEvent) => boolean;
  /** The keyboard leaves the grid, forward or back. */
  readonly leave: (step: 1 | -1) => void;
}

/** Decides which keys are the grid's, and when a cell may take the keyboard from something else. */
export class GridKeyboard {
  /** The grid had the keyboard last: where nothing of the page has it, the focused cell was scrolled away or its editor closed. */
  private isOwner = false;
  /** Escape was the latest key: Tab leaves the grid instead of going to the next cell. */
  private isLeaving = false;
  private readonly held = new HeldKeys({
    isSettled: () => this.isSettled(),
    replay: (key) => replayKey(key, this.options.isEditing() ? this.editor() : undefined, this.options.grid),
    nextFrame: (then) => requestAnimationFrame(then),
  });

  constructor(private readonly options: GridKeyboardOptions) {
    document.addEventListener("focusin", this.noteFocus);
  }

  destroy(): void {
    document.removeEventListener("focusin", this.noteFocus);
  }

  /**
   * RevoGrid hears every key of the page, and each of its parts tells of it: a key counts once, and only when meant for the grid.
   * @param notice RevoGrid's own event; when it is prevented, RevoGrid does nothing with the key
   */
  keyDown(key: KeyboardEvent, notice: Event): void {
    const { isEditing, press } = this.options;
    if (!this.isMeant(key) || key.defaultPrevented) {
      notice.preventDefault();
      return;
    }
    if (!this.held.hold(key) && (isEditing() || !(this.pressedToLeave(key) || press(key)))) return;
    key.preventDefault();
    notice.preventDefault();
  }

  /** RevoGrid keeps a click from moving the keyboard, so whoever clicks from the task pane would go on typing there. */
  readonly takeFocus = (click: Event): void => {
    this.isLeaving = false;
    if (!(click.target instanceof HTMLInputElement)) this.options.grid.focus({ preventScroll: true });
  };

  /** Takes the keyboard again that nothing has since an editor was closed. */
  readonly regain = (): void => {
    if (this.isHere && !this.options.grid.contains(document.activeElement))
      this.options.grid.focus({ preventScroll: true });
  };

  /** The grid has the keyboard, or had it last and nothing else took it: no text field of the page, not the task pane. */
  get isHere(): boolean {
    const { activeElement } = document;
    if (this.options.grid.contains(activeElement)) return true;
    return this.isOwner && (activeElement === null || activeElement === document.body);
  }

  /** What is typed or pasted is the grid's where nothing else has the keyboard, whoever had it last. */
  get isMeantForGrid(): boolean {
    return this.isHere || document.activeElement === document.body;
  }

  /** A cell takes the keyboard only when nothing else has it. */
  readonly keepFocus = (notice: Event): void => {
    if (!this.isHere) notice.preventDefault();
  };

  /** Keys of a page in which nothing has the keyboard are the grid's, but for Tab, which then begins at the page's start. */
  private isMeant({ target, key }: KeyboardEvent): boolean {
    if (target === document.body) return key !== "Tab" || this.isOwner;
    return target instanceof Node && this.options.grid.contains(target);
  }

  private pressedToLeave({ key, shiftKey }: KeyboardEvent): boolean {
    const leaves = this.isLeaving && key === "Tab";
    if (key !== "Shift") this.isLeaving = key === "Escape";
    if (leaves) this.options.leave(shiftKey ? -1 : 1);
    return leaves;
  }

  private readonly noteFocus = ({ target }: FocusEvent): void => {
    this.isOwner = target instanceof Node && this.options.grid.contains(target);
    if (!this.isOwner) this.isLeaving = false;
  };

  /** An edit has its editor in the page, and where none goes on, none is left of the one before. */
  private isSettled(): boolean {
    const editor = this.editor();
    return this.options.isEditing() ? editor !== undefined && editor === document.activeElement : editor === undefined;
  }

  private editor(): HTMLInputElement | undefined {
    return this.options.grid.querySelector<HTMLInputElement>("revogr-edit input") ?? undefined;
  }
}

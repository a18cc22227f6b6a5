/** Keys that end an edit. */
const CLOSING_KEYS = ["Enter", "Tab", "Escape"];
/** A second at 60 frames: an editor that is not there by then will not come. */
const EDITOR_WAIT_FRAMES = 60;

export interface GridKeyboardOptions {
  readonly grid: HTMLElement;
  readonly isEditing: () => boolean;
  /** @returns whether the key was one that the grid answers to */
  readonly press: (key: KeyboardEvent) => boolean;
}

/** Decides which keys are the grid's, and when a cell may take the keyboard from something else. */
export class GridKeyboard {
  constructor(private readonly options: GridKeyboardOptions) {}

  /**
   * RevoGrid hears every key of the page, and each of its parts tells of it: a key counts once, and only when meant for the grid.
   * @param notice RevoGrid's own event; when it is prevented, RevoGrid does nothing with the key
   */
  keyDown(key: KeyboardEvent, notice: Event): void {
    const { grid, isEditing, press } = this.options;
    const { target } = key;
    const isMeant = target === document.body || (target instanceof Node && grid.contains(target));
    if (!isMeant || key.defaultPrevented) {
      notice.preventDefault();
      return;
    }
    const isEarly = isEditing() && !(target instanceof HTMLInputElement);
    if (isEarly && CLOSING_KEYS.includes(key.key)) this.pressInEditor(key.key, EDITOR_WAIT_FRAMES);
    else if (isEditing() || !press(key)) return;
    key.preventDefault();
    notice.preventDefault();
  }

  /** RevoGrid keeps a click from moving the keyboard, so whoever clicks from the task pane would go on typing there. */
  readonly takeFocus = (click: Event): void => {
    if (!(click.target instanceof HTMLInputElement)) this.options.grid.focus({ preventScroll: true });
  };

  /** Nothing outside the grid has the keyboard: no text field of the page, not the task pane. */
  get isHere(): boolean {
    const { activeElement } = document;
    return activeElement === null || activeElement === document.body || this.options.grid.contains(activeElement);
  }

  /** A cell takes the keyboard only when nothing else has it. */
  readonly keepFocus = (notice: Event): void => {
    if (!this.isHere) notice.preventDefault();
  };

  /** Who types fast presses Enter before the cell's editor is there to hear it: the key is held back until it is. */
  private pressInEditor(key: string, framesLeft: number): void {
    const editor = this.options.grid.querySelector("revogr-edit input");
    if (editor && editor === document.activeElement) {
      editor.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true }));
    } else if (framesLeft > 0) {
      requestAnimationFrame(() => this.pressInEditor(key, framesLeft - 1));
    }
  }
}

import type { EditCell, EditorBase, HyperFunc, VNode } from "@revolist/revogrid";

/** Keys that end an edit and move on; arrows do only where the edit was begun by typing. */
const ENDING_KEYS = ["Enter", "Tab"];
const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

export interface CellEditorOptions {
  /** The edit was begun by typing over the cell: arrows go to other cells, not through the text. */
  readonly isTypedOver: () => boolean;
  /** Enters the text. @returns false where it cannot be entered as it is: the edit goes on, for it to be mended */
  readonly enter: (row: number, column: number, text: string) => boolean;
  /** The selection moves as the key says, at once: the next key is for the next cell. */
  readonly move: (key: KeyboardEvent) => void;
}

/** RevoGrid's constructor of an editor whose input does with keys what Excel does. RevoGrid's own moves on a moment later. */
export function cellEditorClass(options: CellEditorOptions) {
  return class extends CellEditor {
    protected readonly options = options;
  };
}

abstract class CellEditor implements EditorBase {
  element: Element | null = null;
  editCell?: EditCell;
  protected abstract readonly options: CellEditorOptions;
  private input: HTMLInputElement | undefined;

  constructor(
    _column: unknown,
    _save: unknown,
    private readonly close: (focusNext?: boolean) => void,
  ) {}

  componentDidRender(): void {
    const { input } = this;
    // The element is in the page once this turn is over.
    if (input) queueMicrotask(() => input.focus());
  }

  appendPendingInput(text: string): boolean {
    if (!this.input) return false;
    this.input.value += text;
    this.grow();
    this.input.focus();
    return true;
  }

  getValue(): string | undefined {
    return this.input?.value;
  }

  beforeDisconnect(): void {
    this.input?.blur();
  }

  render(h: HyperFunc<VNode>): VNode {
    return h("input", {
      type: "text",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      autocomplete: "off",
      spellcheck: false,
      enterKeyHint: "enter",
      "aria-label": "Cell",
      value: String(this.editCell?.val ?? ""),
      ref: (input: HTMLInputElement) => {
        this.input = input;
        this.grow();
      },
      onInput: () => this.grow(),
      onKeyDown: (event: KeyboardEvent) => this.onKeyDown(event),
    });
  }

  /** As wide as what is typed: a formula is read as a whole. */
  private grow(): void {
    if (this.input) this.input.style.inlineSize = `${this.input.value.length + 2}ch`;
  }

  private onKeyDown(event: KeyboardEvent): void {
    const { isTypedOver, enter, move } = this.options;
    const ends = ENDING_KEYS.includes(event.key) || (ARROWS.includes(event.key) && isTypedOver());
    if (!ends || event.isComposing || !this.editCell || !this.input) return;
    event.preventDefault();
    event.stopPropagation();
    const { x, y } = this.editCell;
    if (!enter(y, x, this.input.value)) return;
    this.close(false);
    move(event);
  }
}

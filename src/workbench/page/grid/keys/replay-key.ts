/**
 * Does in a cell's editor what the browser does with a key of a person there; a key that is made by a program types nothing by itself.
 * Other keys, and those without an editor, are told to the page as they came.
 */
export function replayKey(key: KeyboardEvent, editor: HTMLInputElement | undefined, grid: HTMLElement): void {
  if (editor !== undefined && key.key.length === 1) return typeInto(editor, key.key);
  if (editor !== undefined && key.key === "Backspace") {
    editor.setRangeText("", Math.max(0, editor.value.length - 1), editor.value.length, "end");
    return tellTyped(editor);
  }
  const { code, shiftKey } = key;
  const again = new KeyboardEvent("keydown", {
    key: key.key,
    code,
    shiftKey,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  (editor ?? grid).dispatchEvent(again);
}

function typeInto(editor: HTMLInputElement, text: string): void {
  editor.setRangeText(
    text,
    editor.selectionStart ?? editor.value.length,
    editor.selectionEnd ?? editor.value.length,
    "end",
  );
  tellTyped(editor);
}

/** As the browser does after a key of a person. */
function tellTyped(editor: HTMLInputElement): void {
  editor.dispatchEvent(new Event("input", { bubbles: true }));
}

import type { GridActions } from "./grid-content";

export interface GridClipboardOptions {
  /** Copy and paste are meant for the sheet: nothing else on the page has the keyboard, and no cell is edited. */
  readonly isMeant: () => boolean;
  readonly actions: Pick<GridActions, "copy" | "cut" | "paste">;
}

/** The browser's copy, cut and paste as the sheet's. @returns a function that ends it */
export function listenForClipboard({ isMeant, actions }: GridClipboardOptions): () => void {
  const take = (event: ClipboardEvent, take: () => string): void => {
    if (!isMeant() || event.clipboardData === null) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", take());
  };
  const onCopy = (event: ClipboardEvent): void => take(event, actions.copy);
  const onCut = (event: ClipboardEvent): void => take(event, actions.cut);
  const onPaste = (event: ClipboardEvent): void => {
    if (!isMeant() || event.clipboardData === null) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    if (text !== "") actions.paste(text);
  };
  document.addEventListener("copy", onCopy);
  document.addEventListener("cut", onCut);
  document.addEventListener("paste", onPaste);
  return () => {
    document.removeEventListener("copy", onCopy);
    document.removeEventListener("cut", onCut);
    document.removeEventListener("paste", onPaste);
  };
}

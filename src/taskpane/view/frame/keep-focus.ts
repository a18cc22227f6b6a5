/** What the keyboard reaches. */
const REACHABLE = "a[href], button, input, select, summary, textarea, [tabindex='0']";

/**
 * Lets the keyboard go on where it was when the element that has the focus goes away, as a button does whose work is done: from the
 * next one that is left, else from the one before. In the footer, whose buttons take each other's place while a run begins and ends, it stays,
 * and a key that is still held down does not press what has come in a button's place. Escape moves it nowhere. The focus is never taken from the sheet. Given to
 * React as a ref.
 * @returns a function that ends it
 */
export function keepFocus(root: HTMLElement | null): (() => void) | undefined {
  if (root === null) return undefined;
  /** The focused element, those after it, then those before it, the nearest first. */
  let nearest: readonly HTMLElement[] = [];
  let footer: HTMLElement | undefined;
  const note = ({ target }: FocusEvent): void => {
    if (target === footer) return;
    footer = (target instanceof Element ? target.closest("footer") : undefined) ?? undefined;
    const all = [...root.querySelectorAll<HTMLElement>(REACHABLE)];
    const at = all.findIndex((element) => element === target);
    nearest = at < 0 ? [] : [...all.slice(at), ...all.slice(0, at).reverse()];
  };
  const goOn = (): void => {
    if (footer !== undefined && document.activeElement === footer) return stayIn(footer);
    const [lost, ...others] = nearest;
    if (lost === undefined || lost.isConnected) return;
    nearest = [];
    if (!document.hasFocus() || document.activeElement !== document.body) return;
    if (footer?.isConnected === true) return stayIn(footer);
    for (const element of others) {
      element.focus(); // does nothing where it is gone, folded away or turned off
      if (document.activeElement === element) return;
    }
  };
  const changes = new MutationObserver(goOn);
  changes.observe(root, { childList: true, subtree: true });
  root.addEventListener("focusin", note);
  root.addEventListener("keydown", ignoreHeldKey, { capture: true });
  const { body } = root.ownerDocument;
  body.addEventListener("keydown", stayAtEscape);
  return () => {
    changes.disconnect();
    root.removeEventListener("focusin", note);
    root.removeEventListener("keydown", ignoreHeldKey, { capture: true });
    body.removeEventListener("keydown", stayAtEscape);
  };
}

/** On its first button; on itself only until that has come. */
function stayIn(footer: HTMLElement): void {
  const button = footer.querySelector<HTMLElement>(REACHABLE);
  if (button === null) footer.tabIndex = -1;
  (button ?? footer).focus({ preventScroll: true });
}

/**
 * Office.js on the web listens at the window and takes the keyboard to the pane's first button, out of whatever was worked in.
 * Source: Microsoft, excel-web-16.00.debug.js, `onWindowKeydown` and `dismissDialogNotification`.
 */
function stayAtEscape(event: KeyboardEvent): void {
  if (/^Esc(ape)?$/.test(event.key)) event.stopPropagation();
}

function ignoreHeldKey(event: KeyboardEvent): void {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  const isOnButton = button !== null && button.closest("footer") !== null;
  if (event.repeat && isOnButton && /^(Enter| )$/.test(event.key)) event.preventDefault();
}

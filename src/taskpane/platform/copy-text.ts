/**
 * Puts text on the clipboard. Excel on the web shows the pane in a frame that may not use the Clipboard API (OfficeDev/office-js#1991
 * and #3480), so the copy command, which needs no permission but a click, is tried second.
 *
 * @throws Error when the browser allows neither
 */
export async function copyText(text: string, clipboard: Clipboard | undefined, page: Document): Promise<void> {
  try {
    if (clipboard !== undefined) return await clipboard.writeText(text);
  } catch {
    // Refused here: by a permissions policy, or because the page is not in front. The command below may still pass.
  }
  if (!copyBySelection(text, page)) throw new Error("The browser does not let this page copy.");
}

/** What a person does: selects the text and copies it. The focus goes back to where it was. */
function copyBySelection(text: string, page: Document): boolean {
  const focused = page.activeElement;
  const field = page.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.style.position = "fixed"; // or the page would scroll to it
  field.style.opacity = "0";
  page.body.append(field);
  try {
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing newer copies where the Clipboard API is forbidden
    return page.execCommand("copy");
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

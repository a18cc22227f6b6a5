import type { WindowEnd, WindowProblem } from "../services/sign-in-outcome";

/** As much of `Office.context.ui` as is used. Status and events are words, which the types of Office.js call enumerations of numbers. */
export interface DialogUi {
  displayDialogAsync(
    url: string,
    options: { readonly width: number; readonly height: number; readonly promptBeforeOpen: boolean },
    callback: (result: DialogResult) => void,
  ): void;
}

interface DialogResult {
  readonly status: unknown;
  readonly error?: { readonly code: number };
  readonly value: OfficeDialog;
}

interface OfficeDialog {
  close(): void;
  addEventHandler(event: unknown, handler: (event: DialogEvent) => void): void;
}

type DialogEvent = { readonly message: string; readonly origin: string | undefined } | { readonly error: number };

/** Share of the screen, in per cent: the sign-in pages of identity providers are narrow. */
const SIZE = { width: 35, height: 65 } as const;

/** Source: Microsoft, "Handle errors and events in the Office dialog box". */
const OPENING_PROBLEMS: Readonly<Record<number, WindowProblem>> = {
  12007: { kind: "occupied" },
  12009: { kind: "closed" }, // the person was asked first, and said no
  12011: { kind: "blocked" },
};

/** The event that says that the person closed the dialog; others say that its page could not be shown. Same source. */
const CLOSED_BY_PERSON = 12006;

/**
 * Opens the page in a dialog of Office, which is a window of its own also where Excel is no browser.
 * @param url of the pane's own origin, over https
 */
export function openOfficeDialog(ui: DialogUi, url: string, signal: AbortSignal): Promise<WindowEnd> {
  return new Promise((resolve) => {
    // Without the prompt it opens from the click that asked for it, so the browser lets it.
    ui.displayDialogAsync(url, { ...SIZE, promptBeforeOpen: false }, (result) => {
      if (result.status === "succeeded") void endOf(result.value, signal).then(resolve);
      else resolve(OPENING_PROBLEMS[result.error?.code ?? 0] ?? { kind: "not-opened" });
    });
  });
}

function endOf(dialog: OfficeDialog, signal: AbortSignal): Promise<WindowEnd> {
  return new Promise((resolve) => {
    let isOver = false;
    const end = (how: WindowEnd, isOpen = true): void => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener("abort", leave);
      resolve(how);
      if (isOpen) dialog.close();
    };
    const leave = (): void => end({ kind: "closed" });
    if (signal.aborted) return leave();
    signal.addEventListener("abort", leave);
    dialog.addEventHandler("dialogMessageReceived", (event) => {
      if ("message" in event) end({ kind: "message", message: event.message, origin: event.origin });
    });
    dialog.addEventHandler("dialogEventReceived", (event) => {
      const isClosed = "error" in event && event.error === CLOSED_BY_PERSON;
      end({ kind: isClosed ? "closed" : "not-opened" }, !isClosed);
    });
  });
}

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

/** Where dialogs are opened. */
export interface DialogPlace {
  readonly ui: DialogUi;
  /**
   * Whether dialogs are windows of Excel's own, which no page can cut off. On the web they are the browser's. Source: Microsoft, "Best
   * practices and rules for the Office dialog API".
   */
  readonly isDesktop: boolean;
}

/** As much of the pane's `document` as is used. */
export interface NoticePage {
  getElementById(id: string): { querySelector(selector: "input"): { click(): void } | null } | null;
}

/** The browser let no window open. */
const BLOCKED = 12011;

/**
 * Why Office opens no dialog. Sources: Microsoft, "Handle errors and events in the Office dialog box"; for 12003 and from 12012 on the names
 * in excel-web-16.00.debug.js of @microsoft/office-js. Others (a size that is none, a defect) are told as `not-opened`.
 */
const OPENING_PROBLEMS: Readonly<Record<number, WindowProblem>> = {
  12003: { kind: "not-https" },
  12004: { kind: "not-trusted" },
  12005: { kind: "not-https" },
  12007: { kind: "occupied" },
  12009: { kind: "not-allowed" },
  [BLOCKED]: { kind: "blocked" },
  12012: { kind: "occupied" }, // by a modal one
  12013: { kind: "in-background" }, // the workbook is not the active one
  12014: { kind: "in-background" }, // Excel is minimised
};

/** The event of a dialog that the person closed; on the web also of one that a page in it has cut off. First source as above. */
const CLOSED = 12006;

/** What other events of an open dialog mean. */
const EVENT_PROBLEMS: Readonly<Record<number, WindowProblem>> = {
  12002: { kind: "not-loaded" },
  12003: { kind: "not-https" },
};

/**
 * Opens the page in a dialog of Office, which is a window of its own also where Excel is no browser. Call it from a click: without a
 * question of Office first it opens in that very task, so browsers let it. Where one blocks it all the same, as Safari can be told to,
 * Office asks the person, whose answer is a click that opens it.
 * @param url of the pane's own origin, over https
 */
export function openOfficeDialog(
  { ui, isDesktop }: DialogPlace,
  page: NoticePage,
  url: string,
  signal: AbortSignal,
): Promise<WindowEnd> {
  const closed: WindowEnd = { kind: isDesktop ? "closed" : "out-of-sight" };
  return new Promise((resolve) => {
    const open = (promptBeforeOpen: boolean): void =>
      ui.displayDialogAsync(url, { ...SIZE, promptBeforeOpen }, (result) => {
        const code = result.error?.code ?? 0;
        if (result.status === "succeeded") void endOf(result.value, closed, signal).then(resolve);
        else if (code !== BLOCKED || promptBeforeOpen) resolve(OPENING_PROBLEMS[code] ?? { kind: "not-opened" });
        else if (signal.aborted) resolve({ kind: "closed" });
        else {
          dismissNotice(page);
          open(true);
        }
      });
    open(false);
  });
}

/**
 * Presses OK in what Office.js shows over the pane when a dialog was blocked: its question would put it away for good, and bring it back
 * with a button that does nothing. Source: `showCrossZoneNotification` and `handleNewWindowDialog` in excel-web-16.00.debug.js.
 */
function dismissNotice(page: NoticePage): void {
  page.getElementById("crossZoneNotification")?.querySelector("input")?.click();
}

/** @param closed what it means that Office says so */
function endOf(dialog: OfficeDialog, closed: WindowEnd, signal: AbortSignal): Promise<WindowEnd> {
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
      const code = "error" in event ? event.error : 0;
      if (code === CLOSED) end(closed, false);
      else end(EVENT_PROBLEMS[code] ?? { kind: "not-opened" });
    });
  });
}

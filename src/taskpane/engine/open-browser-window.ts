import { inBrowserWindow } from "../../protocol/paths";
import type { WindowEnd } from "../services/sign-in-outcome";
import type { NoticePage } from "./open-office-dialog";

/** As much of the pane's own `window` as is used. */
export interface OpeningPage {
  readonly location: { readonly origin: string };
  readonly document: NoticePage;
  open(url: string, target: string, features: string): OpenedWindow | null;
  addEventListener(type: "message", listener: (event: WindowMessage) => void): void;
  removeEventListener(type: "message", listener: (event: WindowMessage) => void): void;
  setInterval(act: () => void, everyMs: number): number;
  clearInterval(id: number): void;
}

interface OpenedWindow {
  readonly closed: boolean;
  close(): void;
}

interface WindowMessage {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
}

const FEATURES = "popup,width=520,height=680";

/** No event tells that a window was closed. */
const LOOK_EVERY_MS = 500;

/**
 * Opens the page in a window of the browser, where there is no dialog of Office. Must be called from a click, or the browser blocks it.
 * Messages of other windows and of other sites' pages, which the window shows on its way, are passed over.
 */
export function openBrowserWindow(page: OpeningPage, url: string, signal: AbortSignal): Promise<WindowEnd> {
  const opened = page.open(inBrowserWindow(url), "_blank", FEATURES);
  if (opened === null) return Promise.resolve({ kind: "blocked" });
  return new Promise((resolve) => {
    const end = (how: WindowEnd): void => {
      page.removeEventListener("message", listen);
      page.clearInterval(look);
      signal.removeEventListener("abort", leave);
      if (!opened.closed) opened.close();
      resolve(how);
    };
    const listen = ({ source, origin, data }: WindowMessage): void => {
      if (source !== opened || origin !== page.location.origin || typeof data !== "string") return;
      end({ kind: "message", message: data, origin });
    };
    const leave = (): void => end({ kind: "closed" });
    const look = page.setInterval(() => opened.closed && end({ kind: "out-of-sight" }), LOOK_EVERY_MS);
    page.addEventListener("message", listen);
    signal.addEventListener("abort", leave);
    if (signal.aborted) leave();
  });
}

import type { BrowserSession, ColorScheme } from "./browser-session";
import { FirefoxSession } from "./firefox-session";
import { WebKitSession } from "./webkit-session";

/** The engines beside Chromium's that show the pane: WebKit on a Mac, and in Excel on the web whatever browser there is. */
export const ENGINES = ["WebKit", "Firefox"] as const;

/** One of them. */
export type Engine = (typeof ENGINES)[number];

/** Starts a browser that remembers nothing. */
export function openBrowser(engine: Engine, scheme: ColorScheme = "light"): Promise<BrowserSession> {
  return engine === "WebKit" ? WebKitSession.start(scheme) : FirefoxSession.start(scheme);
}

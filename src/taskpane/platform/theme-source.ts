import type { ThemeName, ThemeSource } from "../services/pane-services";

/** As much of `window` as is used. */
export interface ThemeWindow {
  matchMedia(query: string): Pick<MediaQueryList, "matches" | "addEventListener" | "removeEventListener">;
  addEventListener(type: "focus", listener: () => void): void;
  removeEventListener(type: "focus", listener: () => void): void;
}

/**
 * As much of `Office.context.officeTheme` as is used. Excel for Windows makes a colour of whatever is in it, of a truth value too, so that
 * only one that still is one counts. Source: Office.js, `OfficeThemeManager` in excel-win32.
 */
export interface HostTheme {
  readonly isDarkTheme?: unknown;
  /** "#rrggbb" */
  readonly bodyBackgroundColor?: unknown;
}

/**
 * Light or dark: what Excel says where it says it (desktop), else what the system asks for (the web says nothing, OfficeDev/office-js
 * #6134). Both are followed: the system tells when it changes; Excel tells nobody (`OfficeThemeChanged` is an event of Outlook's), but
 * answers anew when it is asked, as when the person comes back from where the theme is chosen.
 * @param hostTheme `Office.context.officeTheme`, which may be missing and may throw
 */
export function createThemeSource(hostTheme: () => HostTheme | undefined, page: ThemeWindow): ThemeSource {
  const prefersDark = page.matchMedia("(prefers-color-scheme: dark)");
  return {
    current: () => themeOf(hostTheme) ?? (prefersDark.matches ? "dark" : "light"),
    subscribe(listener) {
      prefersDark.addEventListener("change", listener);
      page.addEventListener("focus", listener);
      return () => {
        prefersDark.removeEventListener("change", listener);
        page.removeEventListener("focus", listener);
      };
    },
  };
}

/** @returns undefined when the host says nothing that is understood */
function themeOf(hostTheme: () => HostTheme | undefined): ThemeName | undefined {
  try {
    const { isDarkTheme, bodyBackgroundColor } = hostTheme() ?? {};
    if (typeof isDarkTheme === "boolean") return isDarkTheme ? "dark" : "light";
    return typeof bodyBackgroundColor === "string" ? themeOfColour(bodyBackgroundColor) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns undefined when the colour is not written as "#rrggbb" */
function themeOfColour(colour: string): ThemeName | undefined {
  const [, red, green, blue] = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim()) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  // Luma weights. Source: ITU-R BT.601.
  const luma = 0.299 * parseInt(red, 16) + 0.587 * parseInt(green, 16) + 0.114 * parseInt(blue, 16);
  return luma < 128 ? "dark" : "light";
}

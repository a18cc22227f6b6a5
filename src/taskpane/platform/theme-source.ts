import type { ThemeName, ThemeSource } from "../services/pane-services";

/** As much of `window` as is used. */
export interface ThemeWindow {
  matchMedia(query: string): Pick<MediaQueryList, "matches" | "addEventListener" | "removeEventListener">;
}

/**
 * Light or dark: what Excel says where it says it (desktop), else what the system asks for, followed as it changes.
 * @param hostBackground `Office.context.officeTheme.bodyBackgroundColor`, "#rrggbb"; undefined on the web
 */
export function createThemeSource(hostBackground: string | undefined, page: ThemeWindow): ThemeSource {
  const hostTheme = hostBackground === undefined ? undefined : themeOf(hostBackground);
  const prefersDark = page.matchMedia("(prefers-color-scheme: dark)");
  return {
    current: () => hostTheme ?? (prefersDark.matches ? "dark" : "light"),
    subscribe(listener) {
      prefersDark.addEventListener("change", listener);
      return () => prefersDark.removeEventListener("change", listener);
    },
  };
}

/** @returns undefined when the colour is not written as "#rrggbb" */
function themeOf(colour: string): ThemeName | undefined {
  const [, red, green, blue] = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim()) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  // Luma weights. Source: ITU-R BT.601.
  const luma = 0.299 * parseInt(red, 16) + 0.587 * parseInt(green, 16) + 0.114 * parseInt(blue, 16);
  return luma < 128 ? "dark" : "light";
}

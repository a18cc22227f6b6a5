import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from "@fluentui/react-components";
import type { ThemeName } from "../../services/pane-services";

/** The green of Excel's own buttons, so that the pane looks like a part of it. */
const GREEN: BrandVariants = {
  10: "#020f07",
  20: "#052213",
  30: "#06361d",
  40: "#084425",
  50: "#0a532d",
  60: "#0c6235",
  70: "#0e703c",
  80: "#107c41",
  90: "#2a8b54",
  100: "#439b67",
  110: "#5caa7a",
  120: "#76ba8e",
  130: "#90c9a3",
  140: "#abd8b9",
  150: "#c7e7d0",
  160: "#e3f5e9",
};

const DARK = createDarkTheme(GREEN);

/**
 * Fluent's whole themes in the pane's colours. The pane does not load them: `pane-theme.ts` is the part of them that it reads. On dark
 * ground, green text is one step lighter than Fluent's, which its contrast needs.
 */
export const WHOLE_THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: createLightTheme(GREEN),
  dark: {
    ...DARK,
    colorBrandForeground1: GREEN[110],
    colorBrandForeground2: GREEN[120],
    colorBrandForegroundLink: GREEN[120],
  },
};

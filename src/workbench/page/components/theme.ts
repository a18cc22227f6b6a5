import { webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";

export type PageTheme = "light" | "dark";

/** The workbench in Fluent's neutral greys with a spreadsheet's green. */
export const THEMES: Readonly<Record<PageTheme, Theme>> = {
  light: {
    ...webLightTheme,
    colorBrandBackground: "#107c41",
    colorBrandBackgroundHover: "#0e703c",
    colorBrandBackgroundPressed: "#0a532d",
    colorBrandBackgroundSelected: "#0c6235",
    colorBrandStroke1: "#107c41",
    colorNeutralForeground2BrandHover: "#107c41",
    colorNeutralForeground2BrandPressed: "#0e703c",
    colorNeutralForeground2BrandSelected: "#107c41",
    colorBrandForeground1: "#0f703b",
    colorCompoundBrandStroke: "#107c41",
    colorCompoundBrandStrokeHover: "#0f703b",
    colorCompoundBrandStrokePressed: "#0c5c31",
  },
  dark: {
    ...webDarkTheme,
    colorBrandBackground: "#0e703c",
    colorBrandBackgroundHover: "#107c41",
    colorBrandBackgroundPressed: "#084425",
    colorBrandBackgroundSelected: "#0c6235",
    colorBrandStroke1: "#4bbf80",
    colorNeutralForeground2BrandHover: "#5ec989",
    colorNeutralForeground2BrandPressed: "#4bbf80",
    colorNeutralForeground2BrandSelected: "#5ec989",
    colorBrandForeground1: "#5ec989",
    colorCompoundBrandStroke: "#21a366",
    colorCompoundBrandStrokeHover: "#33c481",
    colorCompoundBrandStrokePressed: "#107c41",
  },
};

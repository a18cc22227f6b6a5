import { makeStyles, tokens } from "@fluentui/react-components";

/** Texts and rows that several parts of the pane share. */
export const useTextStyles = makeStyles({
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  label: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, display: "block" },
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "center" },
  wrapping: { overflowWrap: "anywhere", minWidth: 0 },
  growing: { flexGrow: 1, minWidth: 0 },
  /** A button beside a field, which needs the width more. */
  narrow: { minWidth: "auto", flexShrink: 0 },
  plainList: { listStyleType: "none", margin: 0, padding: 0 },
  bare: { margin: 0 },
  /** Cells that are told of, apart from the text around them. */
  aside: { borderLeft: `3px solid ${tokens.colorNeutralStroke1}`, paddingLeft: tokens.spacingHorizontalS },
  /** What stands behind a line that unfolds. The line is as high as the smallest target. Source: WCAG 2.2, 2.5.8. */
  details: {
    fontSize: tokens.fontSizeBase200,
    "& summary": { cursor: "pointer", lineHeight: "24px", borderRadius: tokens.borderRadiusSmall },
    "& summary:focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  /** Read out, not shown. */
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
  /** A button that reads like a link in running text. */
  link: {
    appearance: "none",
    backgroundColor: "transparent",
    border: "none",
    padding: 0,
    font: "inherit",
    fontSize: "inherit",
    textAlign: "start",
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "underline",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusSmall,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
});

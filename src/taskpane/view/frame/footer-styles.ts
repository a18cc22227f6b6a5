import { makeStyles, tokens } from "@fluentui/react-components";

/** The footer of the pane, in its first frame and ever after. */
export const useFooterStyles = makeStyles({
  footer: {
    flexShrink: 0,
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  button: { width: "100%" },
});

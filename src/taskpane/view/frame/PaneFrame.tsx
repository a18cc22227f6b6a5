import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { PANE_NAME } from "../words/shell-words";
import { keepFocus } from "./keep-focus";

const LOW = "@media (max-height: 500px)";

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexDirection: "column",
    height: "100vh",
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    // Where the window is low, as at 200 % zoom, a button that stays would leave no room for the steps: all of it scrolls.
    [LOW]: { overflowY: "auto" },
  },
  path: {
    // What is only read out is placed absolutely: it scrolls with the steps, and does not make the whole pane scroll.
    position: "relative",
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    [LOW]: { flexShrink: 0, overflowY: "visible" },
    "& > *": { flexShrink: 0 },
  },
});

export interface PaneFrameProps {
  /** The steps, which scroll. */
  readonly children: ReactNode;
  /** Stands below them, always in reach. */
  readonly footer?: ReactNode;
}

/** The whole height of the pane: steps above, the button below. */
export function PaneFrame({ children, footer }: PaneFrameProps) {
  const styles = useStyles();
  return (
    <div className={styles.pane} ref={keepFocus}>
      <main className={styles.path} aria-label={PANE_NAME}>
        {children}
      </main>
      {footer}
    </div>
  );
}

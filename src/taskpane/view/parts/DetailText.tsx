import { makeStyles, tokens } from "@fluentui/react-components";
import { PART_WORDS } from "../words/part-words";

const useStyles = makeStyles({
  text: {
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
    margin: `${tokens.spacingVerticalXS} 0`,
    maxHeight: "140px",
    overflowY: "auto",
    // Pulled larger where a long answer is to be read.
    resize: "vertical",
  },
});

/** The technical part of an error, whole: what does not fit is reached by scrolling, also with the keyboard. */
export function DetailText({ children }: { readonly children: string }) {
  const styles = useStyles();
  return (
    <pre dir="ltr" className={styles.text} tabIndex={0} aria-label={PART_WORDS.details}>
      {children}
    </pre>
  );
}

import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { FailureCell } from "./failure-cells";
import { useTextStyles } from "./text-styles";
import { useFormats } from "./use-formats";
import { useActions } from "./use-pane";
import { andMoreWords, goToCellWords } from "../words/part-words";

export interface CellLinksProps {
  readonly cells: readonly FailureCell[];
  /** Of all cells, named or not. */
  readonly count: number;
  readonly sheetName: string;
}

const useStyles = makeStyles({
  cells: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalXS },
  /** Smallest target. Source: WCAG 2.2, 2.5.8. */
  cell: { minWidth: "24px", minHeight: "24px" },
});

/** Ways to the first cells of a group, and how many more there are. */
export function CellLinks({ cells, count, sheetName }: CellLinksProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const session = useActions();
  return (
    <div className={mergeClasses(texts.hint, styles.cells)}>
      {cells.map(({ address, rowNumber }) => (
        <button
          key={address}
          type="button"
          className={mergeClasses(texts.link, styles.cell)}
          aria-label={goToCellWords(address, rowNumber)}
          onClick={() => void session.goToCell(sheetName, address)}
        >
          {address}
        </button>
      ))}
      {count > cells.length && <span>{andMoreWords(count - cells.length, formats)}</span>}
    </div>
  );
}

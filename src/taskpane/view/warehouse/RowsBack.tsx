import { Button, mergeClasses } from "@fluentui/react-components";
import type { BackState } from "../../state/warehouse/handed-over-state";
import { PART_WORDS } from "../words/part-words";
import { StatusIcon } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions } from "../parts/use-pane";
import { broughtBackWords, comingWords, goToSheetWords, HANDED_OVER_WORDS } from "../words/warehouse/handed-over-words";
import { Elapsed } from "./Elapsed";
import { GOES_ON } from "./use-focus-kept";
import { WarehouseProblemNote } from "./WarehouseProblemNote";

export interface RowsBackProps {
  readonly back: BackState;
  readonly onCancel: () => void;
}

/** Rows on their way into a new sheet, and where they stand then. */
export function RowsBack({ back, onCancel }: RowsBackProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const session = useActions();
  switch (back.kind) {
    case "coming":
      return (
        <div className={texts.row}>
          <StatusIcon state="busy" />
          <span className={mergeClasses(texts.growing, texts.wrapping)}>
            {/* How many there are is not read out at each of them. */}
            <span role="status" className={texts.hidden}>
              {HANDED_OVER_WORDS.coming}
            </span>
            <span aria-hidden>{comingWords(back.rows, back.most, formats)}</span>
          </span>
          <Elapsed sinceMs={back.sinceMs} />
          <Button {...GOES_ON} size="small" className={texts.narrow} onClick={onCancel}>
            {PART_WORDS.cancel}
          </Button>
        </div>
      );
    case "there":
      return (
        <div>
          <div role="status" className={texts.wrapping}>
            {broughtBackWords(back.back, formats)}
          </div>
          <Button
            {...GOES_ON}
            size="small"
            onClick={() => void session.goToCell(back.back.sheetName, firstCell(back.back.address))}
          >
            {goToSheetWords(back.back.sheetName)}
          </Button>
        </div>
      );
    case "cancelled":
      return <div role="status">{HANDED_OVER_WORDS.notBrought}</div>;
    case "failed":
      return <WarehouseProblemNote problem={back.problem} />;
  }
}

function firstCell(address: string): string {
  return address.replace(/^.*!/, "").replace(/:.*/, "");
}

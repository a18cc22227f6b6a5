import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import type { Warehouse } from "../../../bulk/sql/warehouses";
import { isFit } from "../../state/warehouse/hand-over-order";
import type { ListedWarehouses } from "../../state/warehouse/hand-over-state";
import { LargeRadioOption } from "../parts/RadioOption";
import { useTextStyles } from "../parts/text-styles";
import { FORM_WORDS, warehouseFactsWords } from "../words/warehouse/form-words";
import { WarehouseProblemNote } from "./WarehouseProblemNote";

const useStyles = makeStyles({
  /** Five and a half, so that a cut one shows that there are more. */
  list: { maxHeight: "242px", overflowY: "auto" },
});

export interface WarehouseChoiceProps {
  readonly listed: ListedWarehouses;
  readonly chosen: Warehouse | undefined;
  readonly onChoose: (id: string) => void;
  readonly onAsk: () => void;
}

/** The warehouses of the workspace, and how they are; what to ask for where none can be used. */
export function WarehouseChoice({ listed, chosen, onChoose, onAsk }: WarehouseChoiceProps) {
  const texts = useTextStyles();
  if (listed.kind === "failed") return <WarehouseProblemNote problem={listed.problem} onRetry={onAsk} />;
  if (listed.kind !== "listed") return <div role="status">{FORM_WORDS.asking}</div>;
  const { warehouses } = listed;
  const why = warehouses.length === 0 ? FORM_WORDS.noWarehouse : FORM_WORDS.onlyClassic;
  return (
    <div>
      <div className={texts.label}>{FORM_WORDS.warehouse}</div>
      {warehouses.length > 0 && <Options warehouses={warehouses} chosen={chosen} onChoose={onChoose} />}
      {!warehouses.some(isFit) && (
        <>
          <div role="status" className={mergeClasses(texts.hint, texts.wrapping)}>
            {why}
          </div>
          <Button size="small" onClick={onAsk}>
            {FORM_WORDS.askAgain}
          </Button>
        </>
      )}
    </div>
  );
}

type OptionsProps = Pick<WarehouseChoiceProps, "chosen" | "onChoose"> & { readonly warehouses: readonly Warehouse[] };

function Options({ warehouses, chosen, onChoose }: OptionsProps) {
  const styles = useStyles();
  return (
    <div role="radiogroup" aria-label={FORM_WORDS.warehouse} className={styles.list}>
      {warehouses.map((warehouse) => (
        <LargeRadioOption
          key={warehouse.id}
          name="warehouse"
          words={warehouse.name}
          facts={warehouseFactsWords(warehouse)}
          isChosen={warehouse.id === chosen?.id}
          isDisabled={!isFit(warehouse)}
          isStop={warehouse.id === chosen?.id}
          onChoose={() => onChoose(warehouse.id)}
        />
      ))}
    </div>
  );
}

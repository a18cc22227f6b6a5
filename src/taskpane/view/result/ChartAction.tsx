import { Button, mergeClasses } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { Cell } from "../../../core/table/cell";
import type { ChartPlace, ColumnChart } from "../../../excel/chart/column-chart";
import type { ResultColumns } from "../../../scoring/ports";
import { fittingChart } from "../../state/look/fitting-chart";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useServices } from "../parts/use-pane";
import { CHART_HINTS, CHART_WORDS, chartedWords } from "../words/run/chart-words";

export interface ChartActionProps {
  readonly resultColumns: ResultColumns;
  readonly header: string;
  /** What stands in the column. */
  readonly cells: readonly Cell[];
}

type Charting =
  | { readonly kind: "idle" | "adding" }
  | { readonly kind: "added"; readonly place: ChartPlace }
  | { readonly kind: "failed"; readonly error: ScoringError };

/** Adds a native chart of a result column to the sheet, in the place of the one before; nothing where no chart would show anything. */
export function ChartAction({ resultColumns, header, cells }: ChartActionProps) {
  const texts = useTextStyles();
  const { sheet } = useServices();
  const [charting, setCharting] = useState<Charting>({ kind: "idle" });
  const chart = useMemo(() => fittingChart(cells), [cells]);
  if (chart === undefined) return null;
  const isAdding = charting.kind === "adding";
  const add = async (wanted: ColumnChart): Promise<void> => {
    setCharting({ kind: "adding" });
    try {
      const place = await (await (await sheet()).results()).addChart(resultColumns, header, wanted);
      setCharting({ kind: "added", place });
    } catch (error) {
      setCharting({ kind: "failed", error: asScoringError(error) });
    }
  };
  return (
    <div className={texts.stack}>
      <div className={mergeClasses(texts.hint, texts.wrapping)}>{CHART_HINTS[chart.kind]}</div>
      <div>
        <Button size="small" disabledFocusable={isAdding} onClick={() => void (isAdding || add(chart))}>
          {isAdding ? CHART_WORDS.adding : CHART_WORDS.add}
        </Button>
      </div>
      <div role="status" className={texts.wrapping}>
        {charting.kind === "added" ? chartedWords(charting.place) : ""}
      </div>
      {charting.kind === "failed" && <ErrorNote error={charting.error} />}
    </div>
  );
}

import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ResultColumns } from "../../../scoring/ports";
import { useTextStyles } from "../parts/text-styles";
import { ChartAction } from "../result/ChartAction";
import { LookSelect } from "../result/NumberLooks";
import { useColumn } from "../result/use-column";
import { LOOK_WORDS } from "../words/run/look-words";

const useStyles = makeStyles({ apart: { paddingTop: tokens.spacingVerticalS } });

/** A native chart of a remembered column; of one of them, where there are several. */
export function ColumnChart({ resultColumns }: { readonly resultColumns: ResultColumns }) {
  const styles = useStyles();
  const texts = useTextStyles();
  const { headers: all, hasReasons } = resultColumns;
  const headers = hasReasons === true ? all.slice(0, -1) : all;
  const [chosen, choose] = useState(headers[0] ?? "");
  const cells = useColumn(resultColumns, chosen);
  return (
    <div className={mergeClasses(texts.stack, styles.apart)}>
      {headers.length > 1 && (
        <LookSelect
          label={LOOK_WORDS.column}
          value={chosen}
          options={headers.map((header) => [header, header])}
          onChoose={choose}
        />
      )}
      <ChartAction key={chosen} resultColumns={resultColumns} header={chosen} cells={cells ?? []} />
    </div>
  );
}

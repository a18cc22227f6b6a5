import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import { NO_LOOK, type ResultLook } from "../../../excel/look/result-look";
import type { ResultColumns } from "../../../scoring/ports";
import { fittingLooks } from "../../state/look/fitting-looks";
import { lookAt, looksOf } from "../../state/look/look-session";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { LOOK_WORDS } from "../words/run/look-words";
import { ChartAction } from "./ChartAction";
import { LookSelect, NumberLooks } from "./NumberLooks";
import { useHasLook } from "./use-has-look";
import { useColumn } from "./use-column";

export interface LookFoldProps {
  readonly resultColumns: ResultColumns;
}

/** How the new columns look, behind a line of its own: each choice counts at once. */
export function LookFold({ resultColumns }: LookFoldProps) {
  const texts = useTextStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={texts.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{LOOK_WORDS.title}</summary>
      {isOpen && <Looks resultColumns={resultColumns} />}
    </details>
  );
}

function Looks({ resultColumns }: LookFoldProps) {
  const texts = useTextStyles();
  const session = looksOf(useServices());
  const state = useSubscribable(session);
  const { hasReasons } = resultColumns;
  const headers = hasReasons === true ? resultColumns.headers.slice(0, -1) : resultColumns.headers;
  const [chosen, choose] = useState(headers[0] ?? "");
  const cells = useColumn(resultColumns, chosen) ?? [];
  const fitting = fittingLooks(cells);
  const look = lookAt(state, resultColumns, chosen);
  const hasLook = useHasLook(resultColumns, chosen);
  const change = (next: ResultLook) => void session.choose(resultColumns, chosen, next);
  return (
    <div className={texts.stack}>
      {headers.length > 1 && (
        <LookSelect
          label={LOOK_WORDS.column}
          value={chosen}
          options={headers.map((header) => [header, header])}
          onChoose={choose}
        />
      )}
      {fitting.kind === "numbers" && <NumberLooks isShare={fitting.isShare} look={look} onChange={change} />}
      {fitting.kind === "classes" && (
        <Checkbox
          label={LOOK_WORDS.colourClasses}
          checked={look.picture?.kind === "classes"}
          onChange={(_, { checked }) =>
            change(checked === true ? { picture: { kind: "classes", classes: fitting.classes } } : NO_LOOK)
          }
        />
      )}
      {state.error !== undefined && <ErrorNote error={state.error} />}
      <div className={texts.hint}>{LOOK_WORDS.hint}</div>
      <div>
        <Button size="small" disabledFocusable={!hasLook} onClick={() => change(NO_LOOK)}>
          {LOOK_WORDS.none}
        </Button>
      </div>
      <ChartAction key={chosen} resultColumns={resultColumns} header={chosen} cells={cells} />
    </div>
  );
}

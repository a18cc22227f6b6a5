import { useId, useRef, useState, type KeyboardEvent } from "react";
import { SHEET } from "../words/sheet-words";
import { formulaHelp, withName, type FormulaHelp, type HelpedFunction } from "./formula-help";
import { HelpPopup } from "./HelpPopup";

export interface FormulaFieldProps {
  readonly shown: string;
  readonly functions: readonly HelpedFunction[];
  readonly onCommit: (text: string) => void;
  /** The keyboard goes back to the grid. */
  readonly onDone: () => void;
}

interface Draft {
  readonly text: string;
  readonly caret: number;
}

/**
 * The active cell's content, as it is typed: with the functions that a word may become, and what a call takes. Tab writes out the name
 * that is marked, as in Excel; Enter does so only when somebody went through the names with the arrows, else it enters the formula.
 */
export function FormulaField({ shown, functions, onCommit, onDone }: FormulaFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [draft, setDraft] = useState<Draft>();
  const [marked, setMarked] = useState<number>();
  const [isPutAway, putAway] = useState(false);
  const found = draft && formulaHelp(draft.text, draft.caret, functions);
  const help = isPutAway ? undefined : found;
  const names = help?.kind === "names" ? help.functions : undefined;

  const follow = (field: HTMLInputElement): void => {
    setDraft({ text: field.value, caret: field.selectionStart ?? field.value.length });
    setMarked(undefined);
  };
  const end = (): void => {
    setDraft(undefined); // Firefox tells of no blur while its window is not the active one.
    putAway(false);
    onDone();
  };
  const write = (chosen: HelpedFunction, place: Extract<FormulaHelp, { kind: "names" }>): void => {
    const written = withName(draft!.text, place, chosen.name);
    setDraft(written);
    setMarked(undefined);
    requestAnimationFrame(() => input.current?.setSelectionRange(written.caret, written.caret));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, shiftKey } = event;
    if (names !== undefined && help?.kind === "names") {
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        const next = marked === undefined && key === "ArrowUp" ? -1 : (marked ?? -1) + (key === "ArrowDown" ? 1 : -1);
        return setMarked((next + names.length) % names.length);
      }
      if ((key === "Tab" && !shiftKey) || (key === "Enter" && marked !== undefined)) {
        event.preventDefault();
        return write(names[marked ?? 0]!, help);
      }
    }
    if (key === "Escape" && help !== undefined) return putAway(true);
    if (key === "Enter") onCommit(draft?.text ?? shown);
    if (key === "Enter" || key === "Escape") end();
  };
  const isListed = names !== undefined;
  return (
    <div className="formula-field">
      <input
        ref={input}
        className="formula"
        role="combobox"
        aria-label={SHEET.formulaBar}
        aria-autocomplete="list"
        aria-expanded={isListed}
        aria-controls={isListed ? listId : undefined}
        aria-activedescendant={isListed && marked !== undefined ? `${listId}-${marked}` : undefined}
        aria-describedby={help?.kind === "call" ? listId : undefined}
        // Addresses and formulas are written so in every language.
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        value={draft?.text ?? shown}
        onChange={({ currentTarget }) => {
          putAway(false);
          follow(currentTarget);
        }}
        onSelect={({ currentTarget }) => {
          if (draft !== undefined && currentTarget.selectionStart !== draft.caret) follow(currentTarget);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setDraft(undefined);
          putAway(false);
        }}
      />
      {help !== undefined && (
        <HelpPopup
          id={listId}
          help={help}
          marked={marked}
          onChoose={(chosen) => help.kind === "names" && write(chosen, help)}
        />
      )}
    </div>
  );
}

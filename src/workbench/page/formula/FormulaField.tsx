import { useRef, type KeyboardEvent } from "react";
import { SHEET } from "../words/sheet-words";
import type { HelpedFunction } from "./formula-help";
import { HelpPopup } from "./HelpPopup";
import { attributesOf, draftIn, putDraft, useFormulaHelp } from "./use-formula-help";

export interface FormulaFieldProps {
  readonly shown: string;
  readonly functions: readonly HelpedFunction[];
  /** @returns false where the text is to be mended before it can be entered: it stays */
  readonly onCommit: (text: string) => boolean;
  /** The keyboard goes back to the grid. */
  readonly onDone: () => void;
}

/** The active cell's content, as it is typed, with what helps there. */
export function FormulaField({ shown, functions, onCommit, onDone }: FormulaFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { draft, help, marked, id, follow, press, write } = useFormulaHelp(functions);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key } = event;
    const pressed = press(event);
    if (pressed !== undefined) {
      if (key !== "Escape") event.preventDefault();
      if (pressed.written) putDraft(event.currentTarget, pressed.written);
      return;
    }
    if (key !== "Enter" && key !== "Escape") return;
    if (key === "Enter" && !onCommit(draft?.text ?? shown)) return;
    follow(undefined, false); // Firefox tells of no blur while its window is not the active one.
    onDone();
  };
  return (
    <div className="formula-field">
      <input
        ref={input}
        className="formula"
        role="combobox"
        aria-label={SHEET.formulaBar}
        aria-autocomplete="list"
        {...attributesOf({ help, marked, id })}
        // Addresses and formulas are written so in every language.
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        value={draft?.text ?? shown}
        onChange={({ currentTarget }) => follow(draftIn(currentTarget), true)}
        onSelect={({ currentTarget }) => {
          if (draft !== undefined && currentTarget.selectionStart !== draft.caret)
            follow(draftIn(currentTarget), false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => follow(undefined, false)}
      />
      {help !== undefined && (
        <HelpPopup
          id={id}
          help={help}
          marked={marked}
          onChoose={(chosen) => {
            const written = write(chosen);
            if (written && input.current) putDraft(input.current, written);
          }}
        />
      )}
    </div>
  );
}

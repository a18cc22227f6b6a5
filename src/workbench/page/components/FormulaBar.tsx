import { useState, type KeyboardEvent } from "react";
import { SHEET } from "../words/sheet-words";

export interface FormulaBarProps {
  readonly address: string;
  readonly text: string;
  readonly onGoTo: (address: string) => void;
  readonly onEnter: (text: string) => void;
  /** The keyboard goes back to the grid. */
  readonly onDone: () => void;
}

/** The name box, which also goes to an address or a table, and the active cell's content. */
export function FormulaBar({ address, text, onGoTo, onEnter, onDone }: FormulaBarProps) {
  return (
    <section className="formula-bar" aria-label={SHEET.activeCell}>
      <Field className="name-box" label={SHEET.nameBox} shown={address} onCommit={onGoTo} onDone={onDone} />
      <span className="fx" aria-hidden="true">
        {SHEET.formulaMark}
      </span>
      <Field className="formula" label={SHEET.formulaBar} shown={text} onCommit={onEnter} onDone={onDone} />
    </section>
  );
}

interface FieldProps {
  readonly className: string;
  readonly label: string;
  readonly shown: string;
  readonly onCommit: (text: string) => void;
  /** The keyboard goes back to the grid. */
  readonly onDone: () => void;
}

/** A text that Enter commits and Escape gives back; left in the middle, it shows again what is true. */
function Field({ className, label, shown, onCommit, onDone }: FieldProps) {
  const [draft, setDraft] = useState<string>();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    if (event.key === "Enter") onCommit(draft ?? shown);
    setDraft(undefined); // Firefox tells of no blur while its window is not the active one.
    onDone();
  };
  return (
    <input
      className={className}
      aria-label={label}
      // Addresses and formulas are written so in every language.
      dir="ltr"
      spellCheck={false}
      value={draft ?? shown}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setDraft(undefined);
      }}
    />
  );
}

import { useEffect, useState, type KeyboardEvent } from "react";

export interface FormulaBarProps {
  readonly address: string;
  readonly text: string;
  /** @returns whether there is such a place */
  readonly onGoTo: (address: string) => boolean;
  readonly onEnter: (text: string) => void;
}

/** The name box, which also goes to an address or a table, and the active cell's content. */
export function FormulaBar({ address, text, onGoTo, onEnter }: FormulaBarProps) {
  return (
    <div className="formula-bar">
      <Field className="name-box" label="Name box" shown={address} onCommit={onGoTo} />
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <Field
        className="formula"
        label="Formula bar"
        shown={text}
        onCommit={(entered) => {
          onEnter(entered);
          return true;
        }}
      />
    </div>
  );
}

interface FieldProps {
  readonly className: string;
  readonly label: string;
  readonly shown: string;
  readonly onCommit: (text: string) => boolean;
}

/** A text that Enter commits and Escape gives back. */
function Field({ className, label, shown, onCommit }: FieldProps) {
  const [draft, setDraft] = useState(shown);
  useEffect(() => setDraft(shown), [shown]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    // The keyboard goes back to the grid, which takes it when nothing else has it.
    event.currentTarget.blur();
    if (event.key === "Escape" || !onCommit(draft)) setDraft(shown);
  };
  return (
    <input
      className={className}
      aria-label={label}
      spellCheck={false}
      value={draft}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => setDraft(shown)}
    />
  );
}

import { useState, type KeyboardEvent } from "react";
import { SHEET } from "../words/sheet-words";
import { FormulaField } from "./FormulaField";
import type { HelpedFunction } from "./formula-help";

export interface FormulaBarProps {
  readonly address: string;
  readonly text: string;
  /** What a formula can call. */
  readonly functions: readonly HelpedFunction[];
  readonly onGoTo: (address: string) => void;
  /** @returns false where the text is to be mended before it can be entered: it stays */
  readonly onEnter: (text: string) => boolean;
  /** The keyboard goes back to the grid. */
  readonly onDone: () => void;
}

/** The name box, which also goes to an address or a table, and the active cell's content. */
export function FormulaBar({ address, text, functions, onGoTo, onEnter, onDone }: FormulaBarProps) {
  return (
    <section className="formula-bar" aria-label={SHEET.activeCell}>
      <NameBox address={address} onGoTo={onGoTo} onDone={onDone} />
      <span className="fx" aria-hidden="true">
        {SHEET.formulaMark}
      </span>
      <FormulaField shown={text} functions={functions} onCommit={onEnter} onDone={onDone} />
    </section>
  );
}

/** A text that Enter commits and Escape gives back; left in the middle, it shows again what is true. */
function NameBox({ address, onGoTo, onDone }: Pick<FormulaBarProps, "address" | "onGoTo" | "onDone">) {
  const [draft, setDraft] = useState<string>();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    if (event.key === "Enter") onGoTo(draft ?? address);
    setDraft(undefined); // Firefox tells of no blur while its window is not the active one.
    onDone();
  };
  return (
    <input
      className="name-box"
      aria-label={SHEET.nameBox}
      // Addresses are written so in every language.
      dir="ltr"
      spellCheck={false}
      value={draft ?? address}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => setDraft(undefined)}
    />
  );
}

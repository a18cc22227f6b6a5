import { useId, useState } from "react";
import { formulaHelp, withName, type FormulaHelp, type HelpedFunction } from "./formula-help";

/** A formula while it is typed. */
export interface FormulaDraft {
  readonly text: string;
  readonly caret: number;
}

/** What stands in a field, and where in it somebody is. */
export function draftIn({ value, selectionStart }: HTMLInputElement): FormulaDraft {
  return { text: value, caret: selectionStart ?? value.length };
}

/** Writes into a field at once: whoever types goes on at that very moment. */
export function putDraft(field: HTMLInputElement, { text, caret }: FormulaDraft): void {
  field.value = text;
  field.setSelectionRange(caret, caret);
}

/** What helps at the place in a field where somebody types. */
export interface FieldHelp {
  /** Undefined while nobody types. */
  readonly draft: FormulaDraft | undefined;
  readonly help: FormulaHelp | undefined;
  /** Position of the name that the arrows went to. */
  readonly marked: number | undefined;
  /** Of the element that shows the help. */
  readonly id: string;
  /** Hears of another text, or of another place in it. @param isTyped help that was put away may come again */
  readonly follow: (draft: FormulaDraft | undefined, isTyped: boolean) => void;
  /** @returns what stands in the field then, or nothing where the key was for the help alone; undefined where it is for the field */
  readonly press: (key: Pick<KeyboardEvent, "key" | "shiftKey">) => { readonly written?: FormulaDraft } | undefined;
  /** Writes out the name of a function. Undefined where no names are shown. */
  readonly write: (chosen: HelpedFunction) => FormulaDraft | undefined;
}

/** What a field says of its help to those who do not see it. */
export function attributesOf({ help, marked, id }: Pick<FieldHelp, "help" | "marked" | "id">) {
  const isListed = help?.kind === "names";
  return {
    "aria-expanded": isListed,
    "aria-controls": isListed ? id : undefined,
    "aria-activedescendant": isListed && marked !== undefined ? `${id}-${marked}` : undefined,
    "aria-describedby": help?.kind === "call" ? id : undefined,
  };
}

/**
 * The functions that a word may become, and what a call takes. Tab writes out the name that is marked, as in Excel; Enter does so only when
 * somebody went through the names with the arrows, else it enters the formula. Escape puts the help away.
 */
export function useFormulaHelp(functions: readonly HelpedFunction[]): FieldHelp {
  const id = useId();
  const [draft, setDraft] = useState<FormulaDraft>();
  const [marked, setMarked] = useState<number>();
  const [isPutAway, putAway] = useState(false);
  const found = draft && formulaHelp(draft.text, draft.caret, functions);
  const help = isPutAway ? undefined : found;

  const follow: FieldHelp["follow"] = (now, isTyped) => {
    setDraft(now);
    setMarked(undefined);
    if (isTyped || now === undefined) putAway(false);
  };
  const write: FieldHelp["write"] = (chosen) => {
    if (draft === undefined || help?.kind !== "names") return undefined;
    const written = withName(draft.text, help, chosen.name);
    follow(written, true);
    return written;
  };
  const press: FieldHelp["press"] = ({ key, shiftKey }) => {
    if (help?.kind === "names") {
      const { length } = help.functions;
      if (key === "ArrowDown" || key === "ArrowUp") {
        const next = marked === undefined && key === "ArrowUp" ? -1 : (marked ?? -1) + (key === "ArrowDown" ? 1 : -1);
        setMarked((next + length) % length);
        return {};
      }
      if ((key === "Tab" && !shiftKey) || (key === "Enter" && marked !== undefined)) {
        return { written: write(help.functions[marked ?? 0]!)! };
      }
    }
    if (key !== "Escape" || help === undefined) return undefined;
    putAway(true);
    return {};
  };
  return { draft, help, marked, id, follow, press, write };
}

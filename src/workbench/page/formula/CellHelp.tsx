import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { listenForDrawing } from "../floats/drawn-cell";
import { belowCell } from "../floats/float-place";
import type { HelpedFunction } from "./formula-help";
import { HelpPopup } from "./HelpPopup";
import { attributesOf, draftIn, putDraft, useFormulaHelp } from "./use-formula-help";

export interface CellHelpProps {
  readonly functions: readonly HelpedFunction[];
}

/** What helps whoever types a formula into a cell, below that cell: the same as in the formula bar. */
export function CellHelp({ functions }: CellHelpProps) {
  const layer = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<HTMLInputElement>();
  const { draft, help, marked, id, follow, press, write } = useFormulaHelp(functions);

  // The editor is RevoGrid's: it tells nobody but the page what is done in it.
  useEffect(() => {
    const around = layer.current!.parentElement!;
    const take = (field: HTMLInputElement | undefined, isTyped: boolean): void => {
      setEditor(field);
      follow(field && draftIn(field), isTyped);
    };
    const onFocus = ({ target }: Event): void => {
      if (isEditor(target)) take(target, true);
    };
    const onTyped = ({ target }: Event): void => {
      // At once: the next key may be about what helps now.
      if (isEditor(target)) flushSync(() => take(target, true));
    };
    const onMoved = (): void => {
      if (editor !== undefined && draft !== undefined && editor.selectionStart !== draft.caret) take(editor, false);
    };
    const onLeft = ({ target }: Event): void => {
      if (isEditor(target)) take(undefined, false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!isEditor(event.target) || event.isComposing) return;
      // As in Excel, Escape gives the cell up while only a call is told of.
      if (event.key === "Escape" && help?.kind !== "names") return;
      const pressed = press(event);
      if (pressed === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (pressed.written) putDraft(event.target, pressed.written);
    };
    const listening = new AbortController();
    const { signal } = listening;
    around.addEventListener("focusin", onFocus, { signal });
    around.addEventListener("focusout", onLeft, { signal });
    around.addEventListener("input", onTyped, { signal });
    around.addEventListener("keyup", onMoved, { signal });
    around.addEventListener("click", onMoved, { signal });
    around.addEventListener("keydown", onKey, { capture: true, signal });
    return () => listening.abort();
  });

  useLayoutEffect(() => {
    if (editor === undefined) return undefined;
    const around = layer.current!.parentElement!;
    const place = (): void => {
      if (popup.current === null) return;
      const [cell, corner] = [editor.getBoundingClientRect(), around.getBoundingClientRect()];
      const drawn = {
        left: cell.left - corner.left,
        top: cell.top - corner.top,
        width: cell.width,
        height: cell.height,
      };
      const { left, top } = belowCell(drawn, popup.current.getBoundingClientRect(), corner);
      popup.current.style.insetInlineStart = `${left}px`;
      popup.current.style.insetBlockStart = `${top}px`;
    };
    place();
    return listenForDrawing(around, place);
  }, [editor, help]);

  useEffect(() => {
    for (const [attribute, value] of Object.entries(attributesOf({ help, marked, id }))) {
      if (value === undefined) editor?.removeAttribute(attribute);
      else editor?.setAttribute(attribute, String(value));
    }
  }, [editor, help, marked, id]);

  return (
    // As the grid, whose cells are placed alike in every language.
    <div ref={layer} className="cell-help-layer" dir="ltr">
      {editor !== undefined && help !== undefined && (
        // A press here is none outside of the cell: the grid would end the edit.
        <div
          ref={popup}
          className="cell-help"
          onMouseDown={(event) => event.preventDefault()}
          onMouseUp={(event) => event.preventDefault()}
        >
          <HelpPopup
            id={id}
            help={help}
            marked={marked}
            onChoose={(chosen) => {
              const written = write(chosen);
              if (written) putDraft(editor, written);
            }}
          />
        </div>
      )}
    </div>
  );
}

function isEditor(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.closest("revogr-edit") !== null;
}

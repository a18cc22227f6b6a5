import type { KeyboardEvent, ReactNode } from "react";
import { SHEET } from "../words/sheet-words";

export interface SheetTabsProps {
  readonly sheets: readonly { readonly id: string; readonly name: string }[];
  readonly activeId: string;
  /** What is told at the end of the row. */
  readonly children: ReactNode;
  readonly onShow: (sheetId: string) => void;
}

/** The sheets as tabs; arrow keys move between them, as the pattern for tabs asks. */
export function SheetTabs({ sheets, activeId, children, onShow }: SheetTabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Where the page is mirrored, the next tab stands on the left.
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const step = !/^Arrow(Left|Right)$/.test(event.key) ? 0 : event.key === forward ? 1 : -1;
    const next = sheets[sheets.findIndex(({ id }) => id === activeId) + step];
    if (step === 0 || !next) return;
    onShow(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-sheet="${next.id}"]`)?.focus();
  };
  return (
    <div className="sheet-tabs">
      <div role="tablist" aria-label={SHEET.sheets} data-region='[tabindex="0"]' onKeyDown={onKeyDown}>
        {sheets.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            data-sheet={id}
            aria-selected={id === activeId}
            tabIndex={id === activeId ? 0 : -1}
            onClick={() => onShow(id)}
          >
            {name}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}

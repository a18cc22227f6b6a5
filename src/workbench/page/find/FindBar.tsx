import { SearchBox } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronUpRegular, DismissRegular } from "@fluentui/react-icons";
import { useState, type KeyboardEvent } from "react";
import { selectionOfCell } from "../grid/grid-selection";
import type { WorkbenchSession } from "../session/workbench-session";
import { FIND, foundWords } from "../words/find-words";
import { placeAmong, stepAmong } from "./find-cells";
import { useFoundCells } from "./use-found-cells";
import { IconButton } from "../components/IconButton";

export interface FindBarProps {
  readonly session: WorkbenchSession;
  /** The keyboard goes back to the grid. */
  readonly onClose: () => void;
}

/** Goes from cell to cell of the sheet that show a text. */
export function FindBar({ session, onClose }: FindBarProps) {
  const [search, setSearch] = useState("");
  const { cells, isHidden, isDone } = useFoundCells(session.opened.model, session.sheet, search);
  const { active } = session.selection;
  const { place, isOne } = placeAmong(cells, active);
  const go = (step: 1 | -1): void => {
    const to = stepAmong(cells, active, step);
    if (to) session.select(selectionOfCell(to));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && event.target instanceof HTMLInputElement) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const isNone = cells.length === 0;
  return (
    <search className="find-bar" aria-label={FIND.label} onKeyDown={onKeyDown}>
      <SearchBox
        size="small"
        autoFocus
        placeholder={FIND.find}
        aria-label={FIND.find}
        value={search}
        onChange={(_event, { value }) => setSearch(value)}
      />
      <span className="found" role="status">
        {search !== "" &&
          isDone &&
          (isHidden ? FIND.inHiddenRows : foundWords(isOne ? place + 1 : undefined, cells.length))}
      </span>
      <IconButton
        icon={<ChevronUpRegular />}
        label={FIND.previous}
        hint={FIND.previousHint}
        isOff={isNone}
        onPress={() => go(-1)}
      />
      <IconButton
        icon={<ChevronDownRegular />}
        label={FIND.next}
        hint={FIND.nextHint}
        isOff={isNone}
        onPress={() => go(1)}
      />
      <IconButton icon={<DismissRegular />} label={FIND.close} hint={FIND.closeHint} onPress={onClose} />
    </search>
  );
}

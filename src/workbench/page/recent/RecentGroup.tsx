import { MenuDivider, MenuGroup, MenuGroupHeader, MenuItem, MenuSplitGroup } from "@fluentui/react-components";
import { DeleteRegular, DismissRegular, DocumentRegular } from "@fluentui/react-icons";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { openedWords, RECENT, removeWords } from "../words/file-words";
import type { RecentFile, RecentFiles } from "./recent-files";

export interface RecentGroupProps {
  readonly recent: RecentFiles;
  readonly onOpen: (file: RecentFile) => void;
}

/** Within a menu: the files that were opened before. Nothing where there are none. */
export function RecentGroup({ recent, onOpen }: RecentGroupProps) {
  const files = useSyncExternalStore(
    recent.subscribe,
    useCallback(() => recent.files, [recent]),
  );
  const removed = useRef<{ readonly menu: Element | null; readonly place: number }>(undefined);
  useEffect(() => {
    if (removed.current === undefined) return;
    const { menu, place } = removed.current;
    removed.current = undefined;
    // The keyboard was on what is gone now.
    const removers = [...(menu?.querySelectorAll<HTMLElement>(".recent-remove") ?? [])];
    (removers[Math.min(place, removers.length - 1)] ?? menu?.querySelector<HTMLElement>("[role=menuitem]"))?.focus();
  }, [files]);
  if (files.length === 0) return null;
  return (
    <>
      <MenuDivider />
      <MenuGroup>
        <MenuGroupHeader>{RECENT.title}</MenuGroupHeader>
        {files.map((file, place) => (
          <MenuSplitGroup key={file.id}>
            <MenuItem
              className="recent-file"
              icon={<DocumentRegular />}
              title={file.name}
              subText={openedWords(file.openedAt)}
              onClick={() => onOpen(file)}
            >
              {file.name}
            </MenuItem>
            <MenuItem
              className="recent-remove"
              icon={<DismissRegular />}
              aria-label={removeWords(file.name)}
              title={removeWords(file.name)}
              persistOnClick
              onClick={({ currentTarget }) => {
                removed.current = { menu: currentTarget.closest("[role=menu]"), place };
                void recent.remove(file.id);
              }}
            />
          </MenuSplitGroup>
        ))}
        <MenuItem icon={<DeleteRegular />} onClick={() => void recent.clear()}>
          {RECENT.clear}
        </MenuItem>
      </MenuGroup>
    </>
  );
}

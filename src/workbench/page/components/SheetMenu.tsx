import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from "@fluentui/react-components";
import { useEffect, useRef, type ReactNode } from "react";
import type { SheetMenuActions } from "../session/menu-actions";
import { FIND } from "../words/find-words";
import { MENU } from "../words/sheet-words";

/** A place in the window, in pixels. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

export interface SheetMenuProps {
  readonly place: MenuPlace;
  readonly actions: SheetMenuActions;
  readonly onFind: () => void;
  readonly onClose: () => void;
}

/** The menu of selected cells, where the pointer or the active cell is. */
export function SheetMenu({ place: { x, y }, actions, onFind, onClose }: SheetMenuProps) {
  const target = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  const { sort } = actions;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Without a button that opened it, the menu takes the keyboard only when it is given it.
    const frame = requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Menu
      open
      positioning={{ target, position: "below", align: "start" }}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <MenuPopover>
        <div ref={list}>
          <MenuList aria-label={MENU.label}>
            <Command keys={MENU.cutKeys} onClick={actions.cut}>
              {MENU.cut}
            </Command>
            <Command keys={MENU.copyKeys} onClick={actions.copy}>
              {MENU.copy}
            </Command>
            <Command keys={MENU.pasteKeys} onClick={actions.paste}>
              {MENU.paste}
            </Command>
            <MenuDivider />
            <Command onClick={actions.insertRows}>{MENU.insertRows}</Command>
            <Command onClick={actions.insertColumns}>{MENU.insertColumns}</Command>
            <Command onClick={actions.deleteRows}>{MENU.deleteRows}</Command>
            <Command onClick={actions.deleteColumns}>{MENU.deleteColumns}</Command>
            <Command onClick={actions.fitColumns}>{MENU.fitColumns}</Command>
            <MenuDivider />
            {sort && <Command onClick={() => sort(false)}>{MENU.sortAscending}</Command>}
            {sort && <Command onClick={() => sort(true)}>{MENU.sortDescending}</Command>}
            <Command keys={MENU.clearKeys} onClick={actions.clear}>
              {MENU.clear}
            </Command>
            <MenuDivider />
            <Command keys={FIND.findKeys} onClick={onFind}>
              {FIND.find}
            </Command>
          </MenuList>
        </div>
      </MenuPopover>
    </Menu>
  );
}

interface CommandProps {
  readonly keys?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Command({ keys, onClick, children }: CommandProps) {
  return (
    <MenuItem onClick={onClick} {...(keys === undefined ? {} : { secondaryContent: keys })}>
      {children}
    </MenuItem>
  );
}

import { Button, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import {
  ArrowDownloadRegular,
  DocumentAddRegular,
  DocumentTableRegular,
  FolderOpenRegular,
  MoreHorizontalRegular,
} from "@fluentui/react-icons";
import { useRef } from "react";
import { OPENED_ENDINGS, pickFile, type PickerWindow } from "../files/pick-file";
import type { WorkbookDesk } from "../files/workbook-desk";
import type { RecentFiles } from "../recent/recent-files";
import { RecentGroup } from "../recent/RecentGroup";
import { COMMANDS } from "../words/page-words";

export interface FileCommandsProps {
  readonly desk: WorkbookDesk;
  readonly recent: RecentFiles;
  readonly canDownload: boolean;
}

/** Files in and out. */
export function FileCommands({ desk, recent, canDownload }: FileCommandsProps) {
  const picker = useRef<HTMLInputElement>(null);
  const choose = async (): Promise<void> => {
    const picked = await pickFile(window as PickerWindow);
    if (picked === "not-here") picker.current?.click();
    else if (picked !== "nothing-chosen") await desk.openHandle(picked);
  };
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept={OPENED_ENDINGS}
        aria-label={COMMANDS.workbookFile}
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again after it changed.
          currentTarget.value = "";
          if (file) void desk.openFile(file);
        }}
      />
      <Button
        className="open-command"
        icon={<FolderOpenRegular />}
        appearance="subtle"
        aria-label={COMMANDS.open}
        title={COMMANDS.openHint}
        onClick={() => void choose()}
      >
        <span className="label">{COMMANDS.open}</span>
      </Button>
      <Button
        className="download-command"
        icon={<ArrowDownloadRegular />}
        appearance="subtle"
        disabled={!canDownload}
        aria-label={COMMANDS.download}
        title={COMMANDS.download}
        onClick={() => void desk.download()}
      >
        <span className="label">{COMMANDS.download}</span>
      </Button>
      <Menu
        onOpenChange={(_event, { open }) => {
          if (open) void recent.load();
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            menuIcon={null}
            aria-label={COMMANDS.moreOfFiles}
            title={COMMANDS.moreOfFiles}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<DocumentAddRegular />} onClick={() => void desk.openNew()}>
              {COMMANDS.newWorkbook}
            </MenuItem>
            <MenuItem icon={<DocumentTableRegular />} onClick={() => void desk.openSample()}>
              {COMMANDS.backToSample}
            </MenuItem>
            <MenuItem icon={<ArrowDownloadRegular />} disabled={!canDownload} onClick={() => void desk.download("csv")}>
              {COMMANDS.downloadCsv}
            </MenuItem>
            <RecentGroup recent={recent} onOpen={(file) => void desk.openRecent(file)} />
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}

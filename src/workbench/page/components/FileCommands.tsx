import { Button, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import {
  ArrowDownloadRegular,
  DocumentAddRegular,
  DocumentTableRegular,
  FolderOpenRegular,
  MoreHorizontalRegular,
} from "@fluentui/react-icons";
import { useRef } from "react";
import type { WorkbookDesk } from "../files/workbook-desk";

export interface FileCommandsProps {
  readonly desk: WorkbookDesk;
  readonly canDownload: boolean;
}

/** Files in and out. */
export function FileCommands({ desk, canDownload }: FileCommandsProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.xlsm,.xltx,.xltm,.csv,.tsv,.tab,.txt"
        aria-label="Workbook file"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again after it changed.
          currentTarget.value = "";
          if (file) void desk.openFile(file);
        }}
      />
      <Button
        icon={<FolderOpenRegular />}
        appearance="subtle"
        aria-label="Open"
        title="Open an .xlsx or .csv file of yours, or drop it anywhere on this page"
        onClick={() => picker.current?.click()}
      >
        <span className="label">Open</span>
      </Button>
      <Button
        icon={<ArrowDownloadRegular />}
        appearance="subtle"
        disabled={!canDownload}
        aria-label="Download .xlsx"
        title="Download .xlsx"
        onClick={() => void desk.download()}
      >
        <span className="label">Download .xlsx</span>
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            menuIcon={null}
            aria-label="More of files"
            title="More of files"
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<DocumentAddRegular />} onClick={() => void desk.openNew()}>
              New workbook
            </MenuItem>
            <MenuItem icon={<DocumentTableRegular />} onClick={() => void desk.openSample()}>
              Back to the sample workbook
            </MenuItem>
            <MenuItem icon={<ArrowDownloadRegular />} disabled={!canDownload} onClick={() => void desk.download("csv")}>
              Download this sheet as .csv
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}

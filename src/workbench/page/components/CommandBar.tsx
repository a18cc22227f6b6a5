import { Button, Select, Tooltip } from "@fluentui/react-components";
import { WeatherMoonRegular, WeatherSunnyRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { WorkbookDesk } from "../files/workbook-desk";
import type { RecentFiles } from "../recent/recent-files";
import { COMMANDS, paneWidthWords } from "../words/page-words";
import { FileCommands } from "./FileCommands";
import { HOST_WIDTHS } from "./pane-width";
import type { PageTheme } from "./theme";

export interface CommandBarProps {
  readonly workbookName: string;
  readonly desk: WorkbookDesk;
  readonly recent: RecentFiles;
  readonly canDownload: boolean;
  readonly theme: PageTheme;
  readonly paneWidthPx: number;
  readonly undoButtons: ReactNode;
  readonly onTheme: (theme: PageTheme) => void;
  readonly onPaneWidth: (widthPx: number) => void;
}

/** The row at the top: which workbook it is, files in and out, and how the page looks. */
export function CommandBar(props: CommandBarProps) {
  const other: PageTheme = props.theme === "light" ? "dark" : "light";
  return (
    <header className="command-bar" data-region="button:not(:disabled)">
      <div className="brand">
        <Mark />
        <h1 title={props.workbookName}>{props.workbookName}</h1>
      </div>
      <FileCommands desk={props.desk} recent={props.recent} canDownload={props.canDownload} />
      {props.undoButtons}
      <Select
        size="small"
        aria-label={COMMANDS.paneWidth}
        value={props.paneWidthPx}
        onChange={(_event, { value }) => props.onPaneWidth(Number(value))}
      >
        {HOST_WIDTHS.map(({ widthPx, host }) => (
          <option key={widthPx} value={widthPx}>
            {paneWidthWords(widthPx, host)}
          </option>
        ))}
        {HOST_WIDTHS.every(({ widthPx }) => widthPx !== props.paneWidthPx) && (
          <option value={props.paneWidthPx}>{paneWidthWords(props.paneWidthPx)}</option>
        )}
      </Select>
      <Tooltip content={other === "light" ? COMMANDS.toLight : COMMANDS.toDark} relationship="label">
        <Button
          appearance="subtle"
          icon={other === "dark" ? <WeatherMoonRegular /> : <WeatherSunnyRegular />}
          onClick={() => props.onTheme(other)}
        />
      </Tooltip>
    </header>
  );
}

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="2" y="2" width="28" height="28" rx="6" fill="#107c41" />
      <path d="M8 10h16M8 16h9M8 22h6" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" opacity="0.75" />
      <path
        d="M17 21.5l3.2 3.2L26 17"
        stroke="#fff"
        strokeWidth="2.8"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

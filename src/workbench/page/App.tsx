import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useCallback, useEffect, useState, type DragEvent } from "react";
import { CommandBar } from "./components/CommandBar";
import { SkipLinks } from "./components/SkipLinks";
import { THEMES, type PaneWidth, type PageTheme } from "./components/theme";
import { useWorkbookFiles, type WorkbookFiles } from "./host/use-workbook-files";
import { listenForRegionKeys } from "./regions/regions";
import { Workbench } from "./Workbench";

interface AppProps {
  readonly files: WorkbookFiles;
  readonly initialTheme: PageTheme;
}

/** The whole page: files come in and go out, one workbook is shown at a time. */
export function App({ files, initialTheme }: AppProps) {
  const [theme, setTheme] = useState(initialTheme);
  const [paneWidth, setPaneWidth] = useState<PaneWidth>(350);
  const [isDropTarget, setIsDropTarget] = useState(false);
  const { hosted, message, isProblem, isOpening, open, download, dismiss } = useWorkbookFiles(files);
  useEffect(() => {
    document.documentElement.style.colorScheme = theme;
  }, [theme]);
  useEffect(() => listenForRegionKeys(window, () => document.activeElement), []);
  const onDrop = useCallback(
    (event: DragEvent) => {
      event.preventDefault();
      setIsDropTarget(false);
      const file = event.dataTransfer.files[0];
      if (file) void open(file);
    },
    [open],
  );
  return (
    <FluentProvider theme={THEMES[theme]} style={{ height: "100%" }}>
      <div
        className="workbench"
        data-theme={theme}
        onDragOver={(event) => {
          event.preventDefault();
          setIsDropTarget(event.dataTransfer.types.includes("Files"));
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsDropTarget(false);
        }}
        onDrop={onDrop}
      >
        <SkipLinks />
        <div style={{ gridColumn: "1 / -1" }}>
          <CommandBar
            workbookName={hosted?.session.opened.model.name ?? "Scoresheet workbench"}
            canDownload={hosted !== undefined}
            theme={theme}
            paneWidth={paneWidth}
            onOpen={(file) => void open(file)}
            onDownload={() => void download()}
            onUndo={() => hosted?.session.undo()}
            onTheme={setTheme}
            onPaneWidth={setPaneWidth}
          />
          {message !== undefined && (
            <MessageBar intent={isProblem ? "error" : "warning"} layout="multiline" className="message">
              <MessageBarBody>{message}</MessageBarBody>
              <MessageBarActions
                containerAction={
                  <Button appearance="transparent" aria-label="Dismiss" icon={<DismissRegular />} onClick={dismiss} />
                }
              />
            </MessageBar>
          )}
        </div>
        {hosted ? (
          <Workbench key={hosted.id} hosted={hosted} theme={theme} paneWidth={paneWidth} />
        ) : (
          <div className="loading" style={{ gridColumn: "1 / -1", gridRow: "2 / -1" }}>
            {isOpening && <Spinner label="Opening the workbook" />}
          </div>
        )}
        {isDropTarget && <div className="drop-target">Drop an .xlsx file to open it</div>}
      </div>
    </FluentProvider>
  );
}

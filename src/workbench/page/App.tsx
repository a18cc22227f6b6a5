import { FluentProvider, Spinner } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useEffect, useState, type DragEvent } from "react";
import { directionOf } from "../../language/language";
import { AboutLine } from "./components/AboutLine";
import { CommandBar } from "./components/CommandBar";
import { DeskMessage } from "./components/DeskMessage";
import { LeaveQuestion } from "./components/LeaveQuestion";
import { SkipLinks } from "./components/SkipLinks";
import { usePaneWidth } from "./components/pane-width";
import { THEMES, type PageTheme } from "./components/theme";
import { UndoButtons } from "./components/UndoButtons";
import type { PageMemory } from "./device/page-memory";
import { droppedHandle } from "./files/pick-file";
import { useDesk } from "./files/use-desk";
import type { WorkbookDesk } from "./files/workbook-desk";
import type { RecentFiles } from "./recent/recent-files";
import { focusSheet } from "./regions/focus-sheet";
import { listenForRegionKeys } from "./regions/regions";
import { useTour } from "./tour/use-tour";
import { PAGE } from "./words/page-words";
import { spoken } from "./words/workbench-language";
import { Workbench } from "./Workbench";

interface AppProps {
  readonly desk: WorkbookDesk;
  readonly recent: RecentFiles;
  readonly initialTheme: PageTheme;
  readonly memory: PageMemory;
  /** Whether the page was opened for its tour. */
  readonly asksForTour: boolean;
}

const Tour = lazy(async () => ({ default: (await import("./tour/Tour")).Tour }));

/** The whole page: files come in and go out, one workbook is shown at a time. */
export function App({ desk, recent, initialTheme, memory, asksForTour }: AppProps) {
  const [theme, setTheme] = useState(initialTheme);
  const [paneWidthPx, setPaneWidthPx] = usePaneWidth(memory);
  const tour = useTour(memory, asksForTour);
  const [isDropTarget, setIsDropTarget] = useState(false);
  const { hosted, message, isProblem, failedFile, isOpening, asksAbout, dismiss } = useDesk(desk);
  useEffect(() => {
    document.documentElement.style.colorScheme = theme;
  }, [theme]);
  useEffect(() => listenForRegionKeys(window, () => document.activeElement), []);
  const onDrop = useCallback(
    (event: DragEvent) => {
      event.preventDefault();
      setIsDropTarget(false);
      const file = event.dataTransfer.files[0];
      if (file) void desk.openFile(file, droppedHandle(event.dataTransfer));
    },
    [desk],
  );
  return (
    <FluentProvider theme={THEMES[theme]} dir={directionOf(spoken())} style={{ height: "100%" }}>
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
            workbookName={hosted?.session.opened.model.name ?? PAGE.name}
            desk={desk}
            recent={recent}
            canDownload={hosted !== undefined}
            theme={theme}
            paneWidthPx={paneWidthPx}
            undoButtons={hosted && <UndoButtons session={hosted.session} />}
            onTheme={setTheme}
            onPaneWidth={setPaneWidthPx}
          />
          <AboutLine onTour={hosted && tour.isOffered ? tour.start : undefined} />
          {message !== undefined && (
            <DeskMessage
              message={message}
              isProblem={isProblem}
              onRemove={
                failedFile &&
                (() => {
                  void recent.remove(failedFile.id);
                  dismiss();
                  focusSheet();
                })
              }
              onDismiss={() => {
                dismiss();
                focusSheet();
              }}
            />
          )}
        </div>
        {hosted ? (
          <Workbench
            key={hosted.id}
            hosted={hosted}
            theme={theme}
            paneWidthPx={paneWidthPx}
            onPaneWidth={setPaneWidthPx}
            onFilesOver={() => setIsDropTarget(true)}
          />
        ) : (
          <div className="loading" style={{ gridColumn: "1 / -1", gridRow: "2 / -1" }}>
            {isOpening && <Spinner label={PAGE.opening} />}
          </div>
        )}
        {hosted && tour.step !== undefined && (
          <Suspense>
            <Tour
              step={tour.step}
              onGo={tour.goTo}
              onEnd={() => {
                tour.end();
                focusSheet();
              }}
            />
          </Suspense>
        )}
        {isDropTarget && <div className="drop-target">{PAGE.dropHere}</div>}
        <LeaveQuestion workbookName={asksAbout} onAnswer={(answer) => void desk.answer(answer)} />
      </div>
    </FluentProvider>
  );
}

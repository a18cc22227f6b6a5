import { useEffect, useRef } from "react";
import type { RequestProcessor } from "../../processor/request-processor";
import { HostConnection } from "../host/host-connection";
import { hostLanguage, officeLanguage } from "../host/host-language";
import { APP_ID, PANE_NAME, paneAddress } from "../host/pane-address";
import { openAsExcelDoes } from "../host/pane-windows";
import { ENTER_REGION, listenForRegionKeys, moveToRegion } from "../regions/regions";
import { PAGE } from "../words/page-words";
import { PaneDivider } from "./PaneDivider";
import type { PageTheme } from "./theme";

export interface TaskPaneProps {
  readonly workbookName: string;
  readonly processor: RequestProcessor;
  readonly widthPx: number;
  readonly theme: PageTheme;
  readonly onWidth: (widthPx: number) => void;
  readonly onFilesOver: () => void;
}

const PANE_ID = "task-pane";

/** The add-in's own page in a frame, as Excel on the web shows it, and our side of its conversation with Office.js. */
export function TaskPane({ workbookName, processor, widthPx, theme, onWidth, onFilesOver }: TaskPaneProps) {
  const aside = useRef<HTMLElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const runsFunctions = processor.workbook.customFunctions.known.length > 0;
  useEffect(() => {
    const connection = new HostConnection({
      answerer: processor,
      send: (message) => frame.current?.contentWindow?.postMessage(message, location.origin),
      appId: APP_ID,
      workbookName,
      locale: hostLanguage(location.search, navigator.language),
      hasDialogs: location.protocol === "https:",
      runsFunctions,
      onLeave: (step) => moveToRegion(frame.current, step),
    });
    const region = aside.current;
    const onEnter = (): void => connection.enterPane();
    region?.addEventListener(ENTER_REGION, onEnter);
    const onMessage = ({ source, origin, data }: MessageEvent): void => {
      if (source === frame.current?.contentWindow && origin === location.origin) void connection.receive(data);
    };
    addEventListener("message", onMessage);
    const stopEvents = processor.onEvent((entries) => connection.sendRichApiEvents(entries));
    const stopSelection = processor.onSelectionChanged(() => connection.sendSelectionChanged());
    return () => {
      removeEventListener("message", onMessage);
      region?.removeEventListener(ENTER_REGION, onEnter);
      stopEvents();
      stopSelection();
      connection.close();
    };
  }, [processor, workbookName, runsFunctions]);
  return (
    <aside
      ref={aside}
      id={PANE_ID}
      className="task-pane"
      data-region="iframe"
      aria-label={PAGE.taskPane}
      style={{ width: widthPx }}
    >
      <PaneDivider paneId={PANE_ID} widthPx={widthPx} onChange={onWidth} />
      <h2>{PAGE.addIn}</h2>
      {/* A frame takes prefers-color-scheme from its element, so the pane follows the page's theme. */}
      <iframe
        ref={frame}
        title={PAGE.taskPaneFrame}
        name={PANE_NAME}
        src={paneAddress(
          location.origin,
          officeLanguage(hostLanguage(location.search, navigator.language)),
          runsFunctions,
        )}
        onLoad={({ currentTarget }) => {
          const pane = currentTarget.contentWindow;
          if (pane === null) return;
          openAsExcelDoes(pane, () => processor.habits);
          // Excel hears F6 before the page in its pane does; Office.js passes on only Ctrl+F6.
          listenForRegionKeys(pane, () => frame.current);
          pane.addEventListener("dragover", (event) => {
            if (event.dataTransfer?.types.includes("Files")) onFilesOver();
          });
        }}
        style={{ colorScheme: theme }}
      />
    </aside>
  );
}

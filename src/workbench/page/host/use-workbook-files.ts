import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { whyNoRoom } from "../../model/edits/room-for-column";
import type { HostedWorkbook } from "./hosted-workbook";

/** Tables without room that are told of one by one. */
const MOST_TABLES = 3;

/** Files as the page needs them. */
export interface WorkbookFiles {
  /** The workbook the page comes up with. @throws Error whose message is for a person */
  readonly openSample: () => Promise<HostedWorkbook>;
  /** @throws Error whose message is for a person */
  readonly openFile: (file: File) => Promise<HostedWorkbook>;
  /** Hands the workbook to the browser as a file. @throws Error whose message is for a person */
  readonly download: (hosted: HostedWorkbook) => Promise<void>;
}

/** The workbook that is open, and what is told of it: what went wrong last, else what is to be known of the file. */
export function useWorkbookFiles(files: WorkbookFiles) {
  const [hosted, setHosted] = useState<HostedWorkbook>();
  const [failure, setFailure] = useState<string>();
  const [notice, setNotice] = useState<string>();
  const [isOpening, setIsOpening] = useState(true);
  useEffect(() => {
    files
      .openSample()
      .then(setHosted, (error: unknown) => setFailure(messageOf(error)))
      .finally(() => setIsOpening(false));
  }, [files]);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  const open = (file: File): Promise<void> =>
    attempt(async () => {
      const opened = await files.openFile(file);
      setHosted(opened);
      setNotice(noticesOf(opened).join(" ") || undefined);
    });
  const download = (): Promise<void> => attempt(async () => hosted && files.download(hosted));
  const refusal = useRefusal(hosted);
  const dismiss = (): void => {
    setFailure(undefined);
    setNotice(undefined);
    hosted?.session.dismissRefusal();
  };
  const problem = failure ?? refusal;
  return { hosted, message: problem ?? notice, isProblem: problem !== undefined, isOpening, open, download, dismiss };
}

/** What is to be known of a file before anything is scored, tables that cannot get a result column included. */
function noticesOf({ session }: HostedWorkbook): string[] {
  const { model, notices } = session.opened;
  const noRoom = model.tables.flatMap((table) => whyNoRoom(model, table) ?? []);
  const more = noRoom.length - MOST_TABLES;
  return [...notices, ...noRoom.slice(0, MOST_TABLES), ...(more > 0 ? [`So it is with ${more} more.`] : [])];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "That did not work.";
}

function useRefusal(hosted: HostedWorkbook | undefined): string | undefined {
  const subscribe = useCallback((listener: () => void) => hosted?.session.subscribe(listener) ?? (() => {}), [hosted]);
  return useSyncExternalStore(
    subscribe,
    useCallback(() => hosted?.session.refusal, [hosted]),
  );
}

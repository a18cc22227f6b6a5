import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import { HISTORY_HEADERS, historyRows } from "../../../core/memory/run-history";
import type { ColumnLook } from "../../../scoring/memory/memory-look";
import { ErrorNote } from "../parts/ErrorNote";
import { useServices } from "../parts/use-pane";
import { useTextStyles } from "../parts/text-styles";
import { HISTORY_WORDS } from "../words/memory/history-words";

type Writing =
  { readonly kind: "idle" | "writing" | "written" } | { readonly kind: "failed"; readonly error: ScoringError };

/** Writes the runs of all remembered columns as a sheet of their own, in the place of the one written before. */
export function WriteHistory({ columns }: { readonly columns: readonly ColumnLook[] }) {
  const texts = useTextStyles();
  const { sheet } = useServices();
  const [writing, setWriting] = useState<Writing>({ kind: "idle" });
  const write = async (): Promise<void> => {
    setWriting({ kind: "writing" });
    try {
      await (await (await sheet()).results()).writeRuns(HISTORY_HEADERS, rowsOf(columns));
      setWriting({ kind: "written" });
    } catch (error) {
      setWriting({ kind: "failed", error: asScoringError(error) });
    }
  };
  const isWriting = writing.kind === "writing";
  return (
    <>
      <Button size="small" disabledFocusable={isWriting} onClick={() => void (isWriting || write())}>
        {isWriting ? HISTORY_WORDS.writing : HISTORY_WORDS.write}
      </Button>
      <span role="status" className={texts.hint}>
        {writing.kind === "written" ? HISTORY_WORDS.written : ""}
      </span>
      {writing.kind === "failed" && <ErrorNote error={writing.error} />}
    </>
  );
}

/** Newest first. */
function rowsOf(columns: readonly ColumnLook[]): readonly (readonly (string | number)[])[] {
  const runs = columns.flatMap((one) => one.runs).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  const remembered = columns.map(({ column }) => column);
  return historyRows(remembered, runs).map((row) => row.map((value) => value ?? ""));
}

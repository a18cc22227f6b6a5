import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { CellNote } from "../../../core/request/cell-notes";
import type { SourceShape } from "../../../scoring/ports";
import { manyNotesWords, noteWords, NOTE_WORDS, sentNoteWords } from "../words/part-words";
import { CellLinks } from "./CellLinks";
import { CELLS_SHOWN, failureCells } from "./failure-cells";
import { useTextStyles } from "./text-styles";
import { useFormats } from "./use-formats";

export interface NoteListProps {
  readonly notes: readonly CellNote[];
  /** Where the cells stand. */
  readonly source: Pick<SourceShape, "columns" | "firstCell" | "sheetName">;
  /** Whether the cells are sent already: in a result. */
  readonly areSent?: boolean;
}

/** Notes shown unfolded: a wide table may have one for each column. */
const NOTES_SHOWN = 3;

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

/** What should be known of cells that are or were sent, with ways to the first of them; nothing where there is nothing to know. */
export function NoteList({ notes, source, areSent = false }: NoteListProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  if (notes.length === 0) return null;
  const words = (note: CellNote) => (areSent ? sentNoteWords(note, formats) : noteWords(note, formats));
  const list = (
    <ul className={mergeClasses(texts.plainList, styles.list)} aria-label={NOTE_WORDS.list}>
      {notes.map((note) => (
        <li key={`${note.kind} ${note.column}`} className={texts.aside}>
          <div className={mergeClasses(texts.hint, texts.wrapping)}>{words(note)}</div>
          <CellLinks
            cells={failureCells(note, source, CELLS_SHOWN)}
            count={note.rowCount}
            sheetName={source.sheetName}
          />
        </li>
      ))}
    </ul>
  );
  if (notes.length <= NOTES_SHOWN) return list;
  return (
    <details className={texts.details}>
      <summary>{manyNotesWords(notes, formats, areSent)}</summary>
      {list}
    </details>
  );
}

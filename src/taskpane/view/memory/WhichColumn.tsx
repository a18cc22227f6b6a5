import type { ColumnLook } from "../../../scoring/memory/memory-look";
import type { MemorySession } from "../../state/memory/memory-session";
import { headersOf } from "../../state/memory/memory-state";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { CARD_WORDS } from "../words/memory/card-words";

export interface WhichColumnProps {
  readonly memory: Pick<MemorySession, "choose">;
  readonly here: readonly ColumnLook[];
  readonly chosen: ColumnLook;
}

/** Asked only where the table has several remembered columns. */
export function WhichColumn({ memory, here, chosen }: WhichColumnProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  if (here.length < 2) return null;
  return (
    <select
      className={texts.hint}
      aria-label={CARD_WORDS.whichColumn}
      value={chosen.column.id}
      onChange={({ target }) => memory.choose(target.value)}
    >
      {here.map((look) => (
        <option key={look.column.id} value={look.column.id}>
          {formats.list(headersOf(look), 3)}
        </option>
      ))}
    </select>
  );
}

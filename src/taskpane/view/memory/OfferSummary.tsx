import type { MemorySession } from "../../state/memory/memory-session";
import { headersOf } from "../../state/memory/memory-state";
import { useFormats } from "../parts/use-formats";
import { useSubscribable } from "../parts/use-subscribable";
import { offerSummaryWords } from "../words/memory/offer-words";

/** What the footer's button does, in the line of the section Score: a new column is the second choice there. */
export function OfferSummary({ memory }: { readonly memory: MemorySession }) {
  const { offer, column } = useSubscribable(memory);
  const formats = useFormats();
  return offer === undefined || column === undefined ? null : offerSummaryWords(offer, headersOf(column), formats);
}

import { useContext } from "react";
import type { ErrorCode, ScoringError } from "../../../core/errors";
import type { ErrorNoteProps } from "../parts/ErrorNote";
import { goToSectionWords, type SECTION_TITLES } from "../words/shell-words";
import { AttentionContext } from "./attention";

/** The section in which an error is mended, for those that are mended in the pane and said elsewhere in it. */
const MENDED_IN: Partial<Record<ErrorCode, keyof typeof SECTION_TITLES>> = {
  unauthorized: "connection",
  "sign-in-needed": "connection",
  "invalid-address": "connection",
  "endpoint-not-found": "model",
};

/** What leads from a note of an error to where it is mended; nothing where that is not in the pane. */
export function useWayToMend(): (error: ScoringError) => Pick<ErrorNoteProps, "cure"> {
  const attention = useContext(AttentionContext);
  return ({ code }) => {
    const section = MENDED_IN[code];
    if (section === undefined) return {};
    return { cure: { words: goToSectionWords(section), onUse: () => attention.goTo({ section }) } };
  };
}

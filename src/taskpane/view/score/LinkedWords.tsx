import { useContext } from "react";
import { useTextStyles } from "../parts/text-styles";
import { AttentionContext, type AskedPlace } from "../attention/attention";

export interface WordsLink {
  readonly words: string;
  readonly place: AskedPlace;
}

export interface LinkedWordsProps {
  /** A sentence with `linkMark`s in it. */
  readonly sentence: string;
  /** What stands for each mark, and leads there. */
  readonly links: readonly WordsLink[];
}

/** Characters that no sentence and hardly a header holds: Unicode keeps them for private use. */
const MARK = /\uE000(\d+)\uE001/;

/** Stands in a sentence for a link, by its place among them, so that the sentence may be in any language. */
export function linkMark(place: number): string {
  return `\uE000${place}\uE001`;
}

/** A sentence some words of which lead to where they are dealt with. */
export function LinkedWords({ sentence, links }: LinkedWordsProps) {
  const texts = useTextStyles();
  const attention = useContext(AttentionContext);
  // Every second part is the place of a link.
  return sentence.split(MARK).map((part, i) => {
    const link = i % 2 === 1 ? links[Number(part)] : undefined;
    if (link === undefined) return part;
    return (
      <button key={part} type="button" className={texts.link} onClick={() => attention.goTo(link.place)}>
        {link.words}
      </button>
    );
  });
}

import { useContext, type KeyboardEvent } from "react";
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

/** Presses a button; what is one in all but name has to know that. */
const PRESSING_KEY = /^(Enter| )$/;

/** Stands in a sentence for a link, by its place among them, so that the sentence may be in any language. */
export function linkMark(place: number): string {
  return `\uE000${place}\uE001`;
}

/** A sentence some words of which lead to where they are dealt with. */
export function LinkedWords({ sentence, links }: LinkedWordsProps) {
  const attention = useContext(AttentionContext);
  // Every second part is the place of a link.
  return sentence.split(MARK).map((part, i) => {
    const link = i % 2 === 1 ? links[Number(part)] : undefined;
    if (link === undefined) return part;
    return <InlineLink key={part} words={link.words} onPress={() => attention.goTo(link.place)} />;
  });
}

/** No `button`, which is a box of its own: where its words wrap, what follows them would stand on the next line. */
function InlineLink({ words, onPress }: { readonly words: string; readonly onPress: () => void }) {
  const texts = useTextStyles();
  const pressKey = (event: KeyboardEvent) => {
    if (!PRESSING_KEY.test(event.key)) return;
    event.preventDefault(); // or the pane scrolls
    onPress();
  };
  return (
    <span role="button" tabIndex={0} className={texts.link} onClick={onPress} onKeyDown={pressKey}>
      {words}
    </span>
  );
}

import { createContext } from "react";
import { Subscribable } from "../../state/basis/subscribable";
import type { SECTION_TITLES } from "../words/shell-words";

/** Where the analyst asked to be taken: a section, and the input of the model in it whose column is chosen there. */
export interface AskedPlace {
  readonly section: keyof typeof SECTION_TITLES | "warehouse";
  readonly input?: string;
}

export interface AttentionState {
  /** The section that came to need the analyst last, by its key. */
  readonly claimedBy?: object;
  /** The latest; a new object each time it is asked for. */
  readonly asked?: AskedPlace;
  /** The table that is worked on, by a key of its own; absent before there is one. */
  readonly table?: string;
}

/** What shows that the person looks at something else now. */
const DEEDS = ["pointerdown", "keydown", "wheel", "touchmove"] as const;

/** Controls that one goes on with, unlike a button, whose work is done once it was pressed. */
const IN_USE = "input:focus-visible, select:focus-visible, textarea:focus-visible";

/** Where the analyst is to look: the section that needs them comes into view, and what is done folds. Nothing here moves the focus. */
export class Attention extends Subscribable<AttentionState> {
  private readonly taken = new WeakSet<AskedPlace>();
  private endFollowing: () => void = () => undefined;

  constructor() {
    super({});
  }

  /** A section has come to need the analyst. It stays where it is while somebody types or goes through choices in another one. */
  claim(key: object, section: HTMLElement): void {
    const active = document.activeElement;
    if (active !== null && !section.contains(active) && active.matches(IN_USE)) return;
    this.publish({ ...this.getState(), claimedBy: key });
    this.bringIntoView(section);
  }

  /** Another table is chosen, or the first one. */
  noteTable(table: string): void {
    if (this.getState().table !== table) this.publish({ ...this.getState(), table });
  }

  goTo(place: AskedPlace): void {
    this.publish({ ...this.getState(), asked: { ...place } });
  }

  /** @returns whether nobody has taken the analyst there yet; from now on somebody has */
  take(place: AskedPlace): boolean {
    const isNew = !this.taken.has(place);
    this.taken.add(place);
    return isNew;
  }

  /** As much of a section as fits, its header before all, also while what is in it is still on its way; until the person does something. */
  bringIntoView(section: HTMLElement): void {
    this.endFollowing();
    const steps = section.closest("main") ?? section;
    const show = (): void => {
      const fits = section.offsetHeight <= steps.clientHeight;
      section.scrollIntoView({ block: fits ? "nearest" : "start" });
    };
    const changes = new MutationObserver(show);
    const deeds = new AbortController();
    this.endFollowing = () => {
      changes.disconnect();
      deeds.abort();
    };
    for (const deed of DEEDS) window.addEventListener(deed, this.endFollowing, { capture: true, signal: deeds.signal });
    changes.observe(steps, { childList: true, subtree: true });
    show();
  }
}

/** One for each pane. In its first frame nothing is claimed. */
export const AttentionContext = createContext(new Attention());

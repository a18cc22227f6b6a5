import { Suspense, useState } from "react";
import { loadPart } from "../parts/load-part";
import { useTextStyles } from "../parts/text-styles";
import { usePane } from "../parts/use-pane";
import { SETTINGS_WORDS } from "../words/settings/settings-words";

const RecipeCopy = loadPart(async () => (await import("./RecipeCopy")).RecipeCopy);

const RecipeTake = loadPart(async () => (await import("./RecipeTake")).RecipeTake);

/** The recipe of the next run, to be taken to the command line once a run could start; one that comes from there is used in its place. */
export function RecipeFold() {
  const texts = useTextStyles();
  const isReady = usePane((view) => view.proposal.obstacle === undefined);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={texts.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{SETTINGS_WORDS.recipe}</summary>
      {isOpen && (
        <Suspense fallback={null}>
          {isReady && <RecipeCopy />}
          <RecipeTake />
        </Suspense>
      )}
    </details>
  );
}

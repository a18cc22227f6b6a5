import { Suspense, useState } from "react";
import { loadPart } from "../parts/load-part";
import { useTextStyles } from "../parts/text-styles";
import { usePane } from "../parts/use-pane";
import { SETTINGS_WORDS } from "../words/settings/settings-words";

const RecipeCopy = loadPart(async () => (await import("./RecipeCopy")).RecipeCopy);

/** The recipe of the next run, to be taken to the command line; nothing while no run could start. */
export function RecipeFold() {
  const texts = useTextStyles();
  const isReady = usePane((view) => view.proposal.obstacle === undefined);
  const [isOpen, setOpen] = useState(false);
  if (!isReady) return null;
  return (
    <details className={texts.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{SETTINGS_WORDS.recipe}</summary>
      {isOpen && (
        <Suspense fallback={null}>
          <RecipeCopy />
        </Suspense>
      )}
    </details>
  );
}

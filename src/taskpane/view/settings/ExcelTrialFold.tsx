import { Suspense, useState } from "react";
import { loadPart } from "../parts/load-part";
import { useTextStyles } from "../parts/text-styles";
import { SETTINGS_WORDS } from "../words/settings/settings-words";

const ExcelTrial = loadPart(async () => (await import(/* webpackChunkName: "trial" */ "./ExcelTrial")).ExcelTrial);

/** "Try this Excel": what is tried, and its code, come when they are asked for. */
export function ExcelTrialFold() {
  const texts = useTextStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={texts.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{SETTINGS_WORDS.trial}</summary>
      {isOpen && (
        <Suspense fallback={null}>
          <ExcelTrial />
        </Suspense>
      )}
    </details>
  );
}

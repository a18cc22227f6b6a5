import { Suspense, useState } from "react";
import { loadPart } from "../parts/load-part";
import { useTextStyles } from "../parts/text-styles";
import { SETTINGS_WORDS } from "../words/settings/settings-words";

const ForgetEverything = loadPart(async () => (await import("./ForgetEverything")).ForgetEverything);

/** The one place where everything can be forgotten; behind a line that unfolds. */
export function ForgetFold() {
  const texts = useTextStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={texts.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{SETTINGS_WORDS.forget}</summary>
      {isOpen && (
        <Suspense fallback={null}>
          <ForgetEverything />
        </Suspense>
      )}
    </details>
  );
}

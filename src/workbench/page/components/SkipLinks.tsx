import { enterRegion } from "../regions/regions";
import { PAGE } from "../words/page-words";

const PLACES = [
  { label: "skipToSheet", place: ".sheet-grid" },
  { label: "skipToPane", place: ".task-pane" },
] as const;

/** The first stops of Tab, not shown before: ways past the bars. */
export function SkipLinks() {
  return (
    <nav className="skip-links" aria-label={PAGE.skip}>
      {PLACES.map(({ label, place }) => (
        <button
          key={place}
          type="button"
          onClick={() => {
            const region = document.querySelector<HTMLElement>(place);
            if (region !== null) enterRegion(region);
          }}
        >
          {PAGE[label]}
        </button>
      ))}
    </nav>
  );
}

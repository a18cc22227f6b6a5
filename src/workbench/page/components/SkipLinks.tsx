import { enterRegion } from "../regions/regions";

const PLACES = [
  { label: "Skip to the sheet", place: ".sheet-grid" },
  { label: "Skip to the task pane", place: ".task-pane" },
] as const;

/** The first stops of Tab, not shown before: ways past the bars. */
export function SkipLinks() {
  return (
    <nav className="skip-links" aria-label="Skip">
      {PLACES.map(({ label, place }) => (
        <button
          key={place}
          type="button"
          onClick={() => {
            const region = document.querySelector<HTMLElement>(place);
            if (region !== null) enterRegion(region);
          }}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}

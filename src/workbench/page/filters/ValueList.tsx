import { useArrowNavigationGroup } from "@fluentui/react-components";
import { FILTER, listedWords } from "../words/filter-words";

/** Values that are listed at once; a search finds the others. */
const MOST_LISTED = 500;

export interface ValueListProps {
  readonly values: readonly string[];
  readonly ticked: ReadonlySet<string>;
  readonly isSearched: boolean;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
}

/** Values with a box each, and one for all of them; one stop of Tab, arrows go on. */
export function ValueList({ values, ticked, isSearched, onTick }: ValueListProps) {
  const arrows = useArrowNavigationGroup({ axis: "vertical", memorizeCurrent: true });
  const tickedCount = values.filter((value) => ticked.has(value)).length;
  const isAll = tickedCount === values.length;
  const tick = (changed: readonly string[], isTicked: boolean): void => {
    const now = new Set(ticked);
    for (const value of changed) {
      if (isTicked) now.add(value);
      else now.delete(value);
    }
    onTick(now);
  };
  const listed = values.slice(0, MOST_LISTED);
  return (
    <>
      <div className="values" role="group" aria-label={FILTER.values} {...arrows}>
        {values.length > 0 && (
          <label>
            <input
              type="checkbox"
              checked={isAll}
              ref={(box) => {
                if (box) box.indeterminate = !isAll && tickedCount > 0;
              }}
              onChange={() => tick(values, !isAll)}
            />
            {isSearched ? FILTER.selectFound : FILTER.selectAll}
          </label>
        )}
        {listed.map((value) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={ticked.has(value)}
              onChange={({ currentTarget }) => tick([value], currentTarget.checked)}
            />
            {value === "" ? FILTER.blanks : value}
          </label>
        ))}
      </div>
      <p role="status">
        {values.length === 0 && FILTER.nothingFound}
        {values.length > MOST_LISTED && listedWords(MOST_LISTED, values.length)}
      </p>
    </>
  );
}

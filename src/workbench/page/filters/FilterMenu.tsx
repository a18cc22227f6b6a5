import { Button, Popover, PopoverSurface, SearchBox } from "@fluentui/react-components";
import { ArrowSortDownRegular, ArrowSortUpRegular, FilterDismissRegular } from "@fluentui/react-icons";
import { useState, type SyntheticEvent } from "react";
import type { FilterCriteria } from "../../model/filters/filter-criteria";
import { FILTER, filterLabel, ORDERS } from "../words/filter-words";
import { filterOfChoice, foundValues, type ColumnChoice } from "./column-choice";
import { ValueList } from "./ValueList";

export interface FilterMenuProps {
  /** What it opens below, in the window. */
  readonly place: DOMRect;
  readonly choice: ColumnChoice;
  readonly onSort: (isDescending: boolean) => void;
  /** @param criteria undefined for no filter */
  readonly onFilter: (criteria: FilterCriteria | undefined) => void;
  readonly onClose: () => void;
}

/** The menu of a filter button: sorts by the column, and chooses which of its values are shown. */
export function FilterMenu({ place, choice, onSort, onFilter, onClose }: FilterMenuProps) {
  const [search, setSearch] = useState("");
  const [ticked, setTicked] = useState(choice.ticked);
  const [anchor] = useState({ getBoundingClientRect: () => place });
  const found = foundValues(choice, search);
  const isEmpty = !found.some((value) => ticked.has(value));
  const { ascending, descending } = ORDERS[choice.kind];
  const done = (deed: () => void): void => {
    deed();
    onClose();
  };
  const onSearch = (text: string): void => {
    setSearch(text);
    // Who searches wants what is found; without a search it is as it was.
    setTicked(text.trim() === "" ? choice.ticked : new Set(foundValues(choice, text)));
  };
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isEmpty) done(() => onFilter(filterOfChoice(choice, found, ticked)));
  };
  return (
    <Popover
      open
      trapFocus
      positioning={{ target: anchor, position: "below", align: "start" }}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <PopoverSurface className="filter-menu" aria-label={filterLabel(choice.columnName)}>
        <Button appearance="subtle" icon={<ArrowSortUpRegular />} onClick={() => done(() => onSort(false))}>
          {ascending}
        </Button>
        <Button appearance="subtle" icon={<ArrowSortDownRegular />} onClick={() => done(() => onSort(true))}>
          {descending}
        </Button>
        <Button
          appearance="subtle"
          icon={<FilterDismissRegular />}
          disabledFocusable={!choice.isFiltered}
          onClick={() => done(() => onFilter(undefined))}
        >
          {FILTER.clear}
        </Button>
        <form onSubmit={onSubmit}>
          <SearchBox
            size="small"
            placeholder={FILTER.searchShort}
            aria-label={FILTER.search}
            value={search}
            onChange={(_event, { value }) => onSearch(value)}
          />
          <ValueList values={found} ticked={ticked} isSearched={search.trim() !== ""} onTick={setTicked} />
          <div className="answers">
            <Button type="submit" appearance="primary" size="small" disabledFocusable={isEmpty}>
              {FILTER.ok}
            </Button>
            <Button type="button" size="small" onClick={onClose}>
              {FILTER.cancel}
            </Button>
          </div>
        </form>
      </PopoverSurface>
    </Popover>
  );
}

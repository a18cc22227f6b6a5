import { Link } from "@fluentui/react-components";
import { PAGE } from "../words/page-words";
import { TOUR } from "../words/tour-words";

export interface AboutLineProps {
  /** Takes the tour; absent where it is not offered. */
  readonly onTour: (() => void) | undefined;
}

/** Says to who comes here for the first time what this page is, and what becomes of their data. */
export function AboutLine({ onTour }: AboutLineProps) {
  return (
    <p className="about">
      {PAGE.about}{" "}
      {onTour && (
        <>
          <Link inline as="button" onClick={onTour}>
            {TOUR.take}
          </Link>
          {" · "}
        </>
      )}
      <Link inline href={`/help.html${location.search}`} target="_blank" rel="noopener">
        {PAGE.howItWorks}
      </Link>
    </p>
  );
}

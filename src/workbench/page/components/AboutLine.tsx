import { Link } from "@fluentui/react-components";
import { PAGE } from "../words/page-words";

/** Says to who comes here for the first time what this page is, and what becomes of their data. */
export function AboutLine() {
  return (
    <p className="about">
      {PAGE.about}{" "}
      <Link inline href={`/help.html${location.search}`} target="_blank" rel="noopener">
        {PAGE.howItWorks}
      </Link>
    </p>
  );
}

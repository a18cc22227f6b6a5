import { Link } from "@fluentui/react-components";

/** Says to who comes here for the first time what this page is, and what becomes of their data. */
export function AboutLine() {
  return (
    <p className="about">
      A spreadsheet that stands in for Excel, with the Scoresheet add-in beside it. Your data stays on this computer:
      only the columns you score are sent, to the model you choose. Drop an .xlsx or .csv file here to open it.{" "}
      <Link inline href="/help.html" target="_blank" rel="noopener">
        How it works
      </Link>
    </p>
  );
}

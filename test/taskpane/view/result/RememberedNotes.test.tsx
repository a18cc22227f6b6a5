import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { RememberedNotes } from "../../../../src/taskpane/view/result/RememberedNotes";
import { summaryOf } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

describe("what a result says of the column's memory", () => {
  test("is why the workbook does not remember the run, what a refresh has left alone and could not renew, and outputs without a column", () => {
    const remembered = { kind: "not-remembered", why: "The workbook is protected." } as const;
    renderPane(
      <RememberedNotes
        isRefresh
        summary={summaryOf({ skipped: 130, standing: 5, droppedOutputs: ["label", "score"], remembered })}
      />,
    );
    expect(screen.getByText("Not remembered: The workbook is protected.")).toBeVisible();
    expect(screen.getByText("130 rows left as they were")).toBeVisible();
    expect(screen.getByText("5 rows got no new prediction and keep their earlier one")).toBeVisible();
    expect(screen.getByText(/also answers the outputs label and score/)).toBeVisible();
  });

  test("is of rows that were scored again how many predictions are other ones now", () => {
    renderPane(
      <RememberedNotes isRefresh summary={summaryOf({ skipped: 147, renewed: { rowCount: 3, changed: 1 } })} />,
    );
    expect(screen.getByText("3 rows scored again, 1 prediction changed")).toBeVisible();
  });

  test("is of a new column how many rows were not scored: nothing stood there before", () => {
    renderPane(<RememberedNotes isRefresh={false} summary={summaryOf({ skipped: 50 })} />);
    expect(screen.getByText("50 rows not scored")).toBeVisible();
  });

  test("is nothing of a run of all rows that is remembered", () => {
    renderPane(<RememberedNotes isRefresh={false} summary={summaryOf({ remembered: { kind: "kept" } })} />);
    expect(document.body).toHaveTextContent(/^$/);
  });
});

/**
 * A range that no later request needs, said once of it. Office.js has Excel keep every other range of a turn, in an action of its own, and lets go of them
 * when the turn is over, in one request more. To be called before the sync, and after everything that is asked of a range that Excel keeps
 * already; after the sync the range gives what was loaded, and no more.
 * Source: Microsoft Learn, "Excel.Range.untrack" and "Performance optimization using the Excel JavaScript API".
 */
export function usedOnce(range: Excel.Range): Excel.Range {
  // Whoever is told to keep a range does not let go of it by itself: else Office.js would do so once more when the turn is over.
  return range.track().untrack();
}

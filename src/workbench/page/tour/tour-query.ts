/** In the page's address: it is opened for its tour. */
export const TOUR_QUERY = "tour";

/** The address of the workbench with its tour, with all that another page of ours was asked for. */
export function tourAddress(search: string): string {
  const query = new URLSearchParams(search);
  query.set(TOUR_QUERY, "");
  return `/?${query.toString().replace(/=(?=&|$)/g, "")}`;
}

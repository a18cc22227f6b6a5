import { tourAddress } from "../../../../src/workbench/page/tour/tour-query";

test.each([
  ["", "/?tour"],
  ["?language=de", "/?language=de&tour"],
  ["?tour&language=de", "/?tour&language=de"],
])("the tour's address of a page with %j is %s", (search, address) => {
  expect(tourAddress(search)).toBe(address);
});

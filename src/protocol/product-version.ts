/** The version of this product, as package.json says it: a workbook remembers which one made a column. */
export const PRODUCT_VERSION = "1.1.0";

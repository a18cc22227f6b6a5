/** The version of this product, as package.json says it: a workbook remembers which one made a column. */
export const PRODUCT_VERSION = "0.1.0";

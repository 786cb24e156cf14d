/** Rows that the `CatalogMemory` of a test has room for. To make room for as many as in a real server takes 13 ms. */
export const MOST_ROWS = 2_000

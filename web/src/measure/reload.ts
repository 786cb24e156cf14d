/** How often figures are read again. */
export const RELOAD_MS = 60_000

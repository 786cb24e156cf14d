/**
 * The longest deadline that a server may be set to give a request, in milliseconds. A request reads one model version to its
 * end, so a version that no longer serves is kept for this long: servers may have other settings than the trainer.
 */
export const LONGEST_REQUEST_MS = 120_000

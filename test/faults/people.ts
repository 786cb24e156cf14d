/** Users whose events are applied. */
export const PEOPLE: readonly string[] = Array.from({ length: 100 }, (_, n) => `user-${n}`)

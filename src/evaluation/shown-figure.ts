/** Decimals that a person can tell apart; popularity and bits are larger numbers. */
const DECIMALS: Readonly<Record<string, number>> = { ARP: 1, novelty: 2 }

/** A figure for people: `0.2345`, or a dash where there is none. */
export function shownFigure(name: string, value: number | null): string {
  return value === null ? '–' : value.toFixed(DECIMALS[name] ?? 4)
}

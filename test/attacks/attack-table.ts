/** Attempts of one class of attacks. */
export interface ClassCount {
  readonly id: string
  readonly name: string
  readonly attempts: number
  readonly successes: number
}

/** A table of attempts and successes, in the order of the classes, and their sum. */
export function attackTable(counts: readonly ClassCount[]): string {
  const rows = [...counts].sort((a, b) => (a.id < b.id ? -1 : 1))
  const lines = rows.map(
    ({ id, name, attempts, successes }) =>
      `${id.padEnd(6)}${String(successes).padStart(9)}${String(attempts).padStart(10)}  ${name}`,
  )
  const sum = (key: 'attempts' | 'successes') => rows.reduce((total, row) => total + row[key], 0)
  return [
    'Class Succeeded  Attempts  Attack',
    ...lines,
    `Attacks in all: ${sum('successes')} of ${sum('attempts')} succeeded`,
    '',
  ].join('\n')
}

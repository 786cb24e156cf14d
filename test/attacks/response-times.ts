import { uniform } from '../../src/domain/random.ts'

/** Two ways to ask: only one of them is about something that exists. */
export interface Compared {
  readonly present: () => Promise<unknown>
  readonly absent: () => Promise<unknown>
}

/** Requests of each way before times count. */
const WARM_UP = 30

/** A difference of medians below this does not help an attacker behind a network, ms. */
const NOTICEABLE_MS = 0.2

/** Standard deviations of a fair coin. By chance one comparison of 10,000 is beyond it. */
const CERTAIN = 4

/**
 * Alternates both ways, each pair in a random order: a busy machine slows both alike. Resolves with the difference if it is
 * noticeable and certain by the sign test, else with null.
 */
export async function timeDifference({ present, absent }: Compared, pairs: number): Promise<string | null> {
  const next = uniform(pairs)
  const times = { present: [] as number[], absent: [] as number[] }
  for (let pair = -WARM_UP; pair < pairs; pair++) {
    const order = next() < 0.5 ? (['present', 'absent'] as const) : (['absent', 'present'] as const)
    for (const way of order) {
      const startedAt = performance.now()
      await (way === 'present' ? present() : absent())
      const tookMs = performance.now() - startedAt
      if (pair >= 0) times[way].push(tookMs)
    }
  }
  const slower = times.present.filter((ms, pair) => ms > (times.absent[pair] ?? 0)).length
  const deviations = Math.abs(slower - pairs / 2) / (Math.sqrt(pairs) / 2)
  const medians = [median(times.present), median(times.absent)] as const
  const isNoticeable = Math.abs(medians[0] - medians[1]) >= NOTICEABLE_MS
  return isNoticeable && deviations > CERTAIN
    ? `medians of ${medians.map((ms) => ms.toFixed(2)).join(' and ')} ms, slower in ${slower} of ${pairs} pairs`
    : null
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

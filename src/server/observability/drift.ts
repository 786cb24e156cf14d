import { DAY_MS } from '../../domain/duration.ts'
import { type Drift, MIXES, type Mix } from './alerts.ts'

/** How often each name occurred, by mix. */
export type MixCounts = Readonly<Record<Mix, Readonly<Record<string, number>>>>

/** The days that are compared, with the newest one that was. */
export interface MixDays {
  /** Counts by day in UTC, such as `2026-06-01`. */
  readonly days: Readonly<Record<string, MixCounts>>
  /** Null if none was. */
  readonly judged: string | null
}

export const NO_DAYS: MixDays = { days: {}, judged: null }

const NONE: MixCounts = { events: {}, sources: {}, scores: {} }

/** A mix that differs by more has drifted. */
const MOST_INDEX = 0.2

/** Days before it that a day is compared with, and how many of them must have counts. */
const DAYS_BEFORE = 28
const LEAST_DAYS_BEFORE = 7

/** A day, and the days before it, with fewer of a mix are not compared: chance alone moves them. */
const LEAST_COUNT = 1_000

/** Least share of a name: one that is new must not make the index infinite. */
const LEAST_SHARE = 0.0001

/** Adds counts to the day, and drops the days that no later day is compared with. */
export function withCounts({ days, judged }: MixDays, nowMs: number, counts: MixCounts): MixDays {
  const day = dayOf(nowMs)
  const oldest = dayOf(nowMs - (DAYS_BEFORE + 1) * DAY_MS)
  const kept = Object.entries(days).filter(([name]) => name >= oldest && name !== day)
  return { judged, days: { ...Object.fromEntries(kept), [day]: summed([days[day] ?? NONE, counts]) } }
}

/** Compares yesterday, if it has not been compared. */
export function judge(
  { days, judged }: MixDays,
  nowMs: number,
): { readonly days: MixDays; readonly drifts: readonly Drift[] } {
  const day = dayOf(nowMs - DAY_MS)
  const own = days[day]
  if (own === undefined || (judged !== null && judged >= day)) return { days: { days, judged }, drifts: [] }
  const oldest = dayOf(nowMs - (DAYS_BEFORE + 1) * DAY_MS)
  const before = Object.entries(days).flatMap(([name, counts]) =>
    name >= oldest && name < day ? [counts] : [],
  )
  const all = summed(before)
  const drifts = MIXES.flatMap((of): Drift[] => {
    const count = before.filter((counts) => totalOf(counts[of]) > 0).length
    const least = Math.min(totalOf(own[of]), totalOf(all[of]))
    if (count < LEAST_DAYS_BEFORE || least < LEAST_COUNT) return []
    const index = stabilityIndex(own[of], all[of])
    return index > MOST_INDEX ? [{ of, day, index, changes: changesOf(own[of], all[of]) }] : []
  })
  return { days: { days, judged: day }, drifts }
}

/** The population stability index of two mixes: the sum of (p - q) ln(p / q) over all names, with shares p and q. */
export function stabilityIndex(
  mix: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): number {
  return sharesOf(mix, before).reduce((sum, { share, before: other }) => {
    const [p, q] = [Math.max(share, LEAST_SHARE), Math.max(other, LEAST_SHARE)]
    return sum + (p - q) * Math.log(p / q)
  }, 0)
}

/** What was added to counts that only grow, since they were read before. */
export function growthOf(now: MixCounts, before: MixCounts = NONE): MixCounts {
  const grown = (of: Mix) =>
    Object.fromEntries(
      Object.entries(now[of]).flatMap(([name, count]) => {
        const added = count - (before[of][name] ?? 0)
        return added > 0 ? [[name, added]] : []
      }),
    )
  return { events: grown('events'), sources: grown('sources'), scores: grown('scores') }
}

type Shares = Drift['changes'][number]

function sharesOf(
  mix: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): readonly Shares[] {
  const [own, others] = [totalOf(mix), totalOf(before)]
  return [...new Set([...Object.keys(mix), ...Object.keys(before)])].map((name) => ({
    name,
    share: (mix[name] ?? 0) / own,
    before: (before[name] ?? 0) / others,
  }))
}

function changesOf(
  mix: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): Drift['changes'] {
  const changeOf = ({ share, before: other }: Shares) => Math.abs(share - other)
  return [...sharesOf(mix, before)].sort((one, other) => changeOf(other) - changeOf(one)).slice(0, 3)
}

function totalOf(mix: Readonly<Record<string, number>>): number {
  return Object.values(mix).reduce((sum, count) => sum + count, 0)
}

function summed(all: readonly MixCounts[]): MixCounts {
  const sumOf = (of: Mix) => {
    const sums: Record<string, number> = {}
    for (const counts of all)
      for (const [name, count] of Object.entries(counts[of])) sums[name] = (sums[name] ?? 0) + count
    return sums
  }
  return { events: sumOf('events'), sources: sumOf('sources'), scores: sumOf('scores') }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

import {
  type ConsentChoice,
  type ConsentDefaults,
  grantedByDefault,
  isOwnPurpose,
  PURPOSES,
  type Purpose,
} from '../domain/consent.ts'
import type { ConsentsOfRow } from '../graph/__generated__/queries.ts'

/** What a user has decided about one purpose. */
export interface Decision {
  readonly isGranted: boolean
  /** Epoch milliseconds; null if the graph does not know. */
  readonly atMs: number | null
}

/** The decisions of a user; purposes without one follow the defaults. */
export type Decisions = ReadonlyMap<Purpose, Decision>

/** A purpose with what applies to the user now. */
export interface AppliedChoice extends ConsentChoice {
  /** True if the user has not decided. */
  readonly isDefault: boolean
  readonly decidedAtMs: number | null
}

const KNOWN: ReadonlySet<string> = new Set(PURPOSES)

/** True for a purpose of this version; graphs of later versions may contain others. */
export function isPurpose(name: string): name is Purpose {
  return KNOWN.has(name)
}

/**
 * The decisions as stored. Of `show-me-to-others` the property `showMeToOthers` decides, which upserts and imports write
 * too.
 */
export function decisionsOf(row: Omit<ConsentsOfRow, 'id' | 'version'>): Decisions {
  const decisions = new Map<Purpose, Decision>()
  const add = (names: readonly string[], ats: readonly number[], isGranted: boolean) => {
    for (const [index, name] of names.entries()) {
      if (isPurpose(name)) decisions.set(name, { isGranted, atMs: ats[index] ?? null })
    }
  }
  add(row.granted, row.grantedAts, true)
  add(row.denied, row.deniedAts, false)
  const { showMeToOthers } = row
  const recorded = decisions.get('show-me-to-others')
  if (showMeToOthers === null) decisions.delete('show-me-to-others')
  else if (recorded?.isGranted !== showMeToOthers) {
    decisions.set('show-me-to-others', { isGranted: showMeToOthers, atMs: null })
  }
  return decisions
}

/** Every purpose of a user or visitor with what applies, in the order of `PURPOSES`. */
export function appliedChoices(
  userId: string,
  decisions: Decisions,
  defaults: ConsentDefaults,
): readonly AppliedChoice[] {
  const byDefault = grantedByDefault(defaults)
  return PURPOSES.filter((purpose) => isOwnPurpose(userId, purpose)).map((purpose) => {
    const decision = decisions.get(purpose)
    return {
      purpose,
      isGranted: decision?.isGranted ?? byDefault.has(purpose),
      isDefault: decision === undefined,
      decidedAtMs: decision?.atMs ?? null,
    }
  })
}

/** The decisions after some choices were made. */
export function withChoices(
  decisions: Decisions,
  choices: readonly ConsentChoice[],
  atMs: number,
): Decisions {
  const made = choices.map(({ purpose, isGranted }) => [purpose, { isGranted, atMs }] as const)
  return new Map([...decisions, ...made])
}

/** The form in which the graph stores decisions. A decision without an instant is one of `showMeToOthers` alone. */
export function storedDecisions(decisions: Decisions): Omit<ConsentsOfRow, 'id' | 'version'> {
  const timed = [...decisions].flatMap(([purpose, { isGranted, atMs }]) =>
    atMs === null ? [] : [{ purpose, isGranted, atMs }],
  )
  const granted = timed.filter(({ isGranted }) => isGranted)
  const denied = timed.filter(({ isGranted }) => !isGranted)
  return {
    granted: granted.map(({ purpose }) => purpose),
    grantedAts: granted.map(({ atMs }) => atMs),
    denied: denied.map(({ purpose }) => purpose),
    deniedAts: denied.map(({ atMs }) => atMs),
    showMeToOthers: decisions.get('show-me-to-others')?.isGranted ?? null,
  }
}

import type { Basis, Contribution } from '../../domain/recommendation.ts'
import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
import type { AddedTerm } from '../../steering/steer.ts'
import type { ServedItem } from '../candidate.ts'
import { shareAmong } from '../scoring/score-items.ts'

/**
 * The items of a list as columns, which take less time and room than records. Floats are in the byte order of the machine.
 */
export interface ItemColumns {
  readonly itemIds: readonly string[]
  /** 64-bit floats, one for each item. */
  readonly logits: Uint8Array
  readonly probabilities: Uint8Array
  /** How many contributions each item has, and how many sources support it: a byte each. */
  readonly contributions: Uint8Array
  readonly supporting: Uint8Array
  /** The sources by the numbers that stand for them. */
  readonly sourceNames: readonly SourceName[]
  /** Of each contribution, in the order of the items: its source and basis (see `kindOf`), its logit and its raw score. */
  readonly kinds: Uint8Array
  readonly parts: Uint8Array
  readonly raws: Uint8Array
  /** Of each supporting source, in the order of the items: its number. */
  readonly sources: Uint8Array
  /** Of the terms of steering, how many each item has; omitted: none has. */
  readonly steered?: Uint8Array
  /** Of each of them, in the order of the items: the place of its rule in `rules`, and its logit. */
  readonly rules?: readonly Pick<AddedTerm, 'rule' | 'effect'>[]
  readonly ruled?: Uint8Array
  readonly added?: Uint8Array
  /** What only some items have, by place. */
  readonly others: readonly (readonly [place: number, other: OtherFields])[]
}

type OtherFields = Pick<
  ServedItem,
  'logitParts' | 'propensity' | 'isNewPlace' | 'shownReasons' | 'search' | 'claimedBy' | 'heldOutOf'
>

/** The columns of items. Plain loops: it takes part in every new list. */
export function toColumns(items: readonly ServedItem[]): ItemColumns {
  const contributions = Uint8Array.from(items, (item) => item.contributions.length)
  const supporting = Uint8Array.from(items, ({ supportingSources }) => supportingSources.length)
  const kinds = new Uint8Array(sum(contributions))
  const parts = new Float64Array(kinds.length)
  const raws = new Float64Array(kinds.length)
  const sources = new Uint8Array(sum(supporting))
  const others: [number, OtherFields][] = []
  let [at, sourceAt] = [0, 0]
  for (const [place, item] of items.entries()) {
    for (const contribution of item.contributions) {
      kinds[at] = kindOf(contribution)
      parts[at] = contribution.logit
      raws[at++] = contribution.raw
    }
    for (const source of item.supportingSources) sources[sourceAt++] = numberOf(source)
    const other = otherFields(item)
    if (other) others.push([place, other])
  }
  return {
    itemIds: items.map(({ itemId }) => itemId),
    logits: bytesOf(Float64Array.from(items, ({ logit }) => logit)),
    probabilities: bytesOf(Float64Array.from(items, ({ probability }) => probability)),
    contributions,
    supporting,
    sourceNames: SOURCE_NAMES,
    kinds,
    parts: bytesOf(parts),
    raws: bytesOf(raws),
    sources,
    ...steeringColumns(items),
    others,
  }
}

/** A byte counts the rules: a placement has at most 50, each with one effect, and a viewer 20 of their own. */
function steeringColumns(items: readonly ServedItem[]): Partial<ItemColumns> {
  const steered = Uint8Array.from(items, ({ steering = [] }) => steering.length)
  const ruled = new Uint8Array(sum(steered))
  if (ruled.length === 0) return {}
  const added = new Float64Array(ruled.length)
  const numbers = new Map<string, number>()
  const rules: Pick<AddedTerm, 'rule' | 'effect'>[] = []
  let at = 0
  for (const { steering = [] } of items) {
    for (const { rule, effect, logit } of steering) {
      const key = `${effect} ${rule}`
      let number = numbers.get(key)
      if (number === undefined) {
        number = rules.push({ rule, effect }) - 1
        numbers.set(key, number)
      }
      ruled[at] = number
      added[at++] = logit
    }
  }
  return { steered, rules, ruled, added: bytesOf(added) }
}

/** The items of columns: the inverse of `toColumns`. */
export function fromColumns(columns: ItemColumns): readonly ServedItem[] {
  const [logits, probabilities] = [numbers(columns.logits), numbers(columns.probabilities)]
  const kinds = byItem(columns.kinds, columns.contributions)
  const parts = byItem(numbers(columns.parts), columns.contributions)
  const raws = byItem(numbers(columns.raws), columns.contributions)
  const sources = byItem(columns.sources, columns.supporting)
  const { steered = new Uint8Array(0), rules = [], ruled = steered, added = steered } = columns
  const ruledOf = byItem(ruled, steered)
  const addedOf = byItem(numbers(added), steered)
  const others = new Map(columns.others)
  const nameOf = (number: number) => columns.sourceNames[number] as SourceName
  return columns.itemIds.map((itemId, place) => ({
    itemId,
    logit: logits[place] ?? 0,
    probability: probabilities[place] ?? 0,
    contributions: contributionsOf(kinds[place] ?? [], parts[place] ?? [], raws[place] ?? [], nameOf),
    supportingSources: Array.from(sources[place] ?? [], nameOf),
    ...(steered[place] && { steering: termsOf(ruledOf[place] ?? [], addedOf[place] ?? [], rules) }),
    ...others.get(place),
  }))
}

function termsOf(
  numbers: readonly number[],
  logits: readonly number[],
  rules: NonNullable<ItemColumns['rules']>,
): readonly AddedTerm[] {
  return numbers.flatMap((number, at) => {
    const rule = rules[number]
    return rule ? [{ ...rule, logit: logits[at] ?? 0 }] : []
  })
}

/** The values of each item. @param counts how many it has */
function byItem(values: Uint8Array | Float64Array, counts: Uint8Array): readonly (readonly number[])[] {
  let from = 0
  return Array.from(counts, (count) => {
    const own = [...values.subarray(from, from + count)]
    from += count
    return own
  })
}

function contributionsOf(
  kinds: readonly number[],
  logits: readonly number[],
  raws: readonly number[],
  nameOf: (number: number) => SourceName,
): readonly Contribution[] {
  const share = shareAmong(logits)
  return kinds.map((kind, at) => {
    const logit = logits[at] ?? 0
    const basis = BASES[kind % BASES.length]
    const source = nameOf(Math.floor(kind / BASES.length))
    return { source, ...(basis && { basis }), logit, share: share(logit), raw: raws[at] ?? 0 }
  })
}

/** Null if the item has none of them. */
function otherFields(item: ServedItem): OtherFields | null {
  const { logitParts, propensity, isNewPlace, shownReasons, search, claimedBy, heldOutOf } = item
  const claim = claimedBy ?? heldOutOf
  if (!logitParts && propensity === undefined && !shownReasons && !search && claim === undefined) return null
  return {
    ...(logitParts && { logitParts }),
    ...(propensity !== undefined && { propensity }),
    ...(isNewPlace && { isNewPlace }),
    ...(shownReasons && { shownReasons }),
    ...(search && { search }),
    ...(claimedBy !== undefined && { claimedBy }),
    ...(heldOutOf !== undefined && { heldOutOf }),
  }
}

const BASES: readonly (Basis | undefined)[] = [undefined, 'VIEWER', 'ITEMS']

function kindOf({ source, basis }: Contribution): number {
  return numberOf(source) * BASES.length + BASES.indexOf(basis)
}

function numberOf(source: SourceName): number {
  return SOURCE_NAMES.indexOf(source)
}

function sum(counts: Uint8Array): number {
  return counts.reduce((total, count) => total + count, 0)
}

function bytesOf({ buffer }: Float64Array): Uint8Array {
  return new Uint8Array(buffer)
}

/** A copy: stored bytes need not begin where a float may. */
function numbers(bytes: Uint8Array): Float64Array {
  return new Float64Array(Uint8Array.from(bytes).buffer)
}

import type { Cap, CapKey, Effect, Promotion } from '../../../domain/placement.ts'
import { MOST_ODDS } from '../../../domain/placement.ts'
import type {
  CapInput,
  CapKeyInput,
  EffectInput,
  PinInput,
  PromotionInput,
  RequirementInput,
  ScaleInput,
} from '../__generated__/resolvers.ts'
import type { WriteInput } from '../write-records.ts'
import { type KnownNames, readItemFilter, readNumberProperty } from './read-condition.ts'
import { readFrequency, readLine, readPositive, requireTrue } from './read-values.ts'

/** The last place that a rule can claim or count. */
const LAST_PLACE = 100

const MAX_EXPONENT = 8
const MAX_LABEL = 100
const MAX_NAME = 200

/** The effect of a rule. GraphQL checks that exactly one is given. */
export function parseEffect(input: WriteInput, given: EffectInput, names: KnownNames): Effect {
  if (given.keep != null)
    return { kind: 'keep', where: readItemFilter(input, 'keep', given.keep, names, ['ofViewer']) }
  if (given.require != null) return parseRequirement(input.part('require'), given.require, names)
  if (given.boost != null) {
    const boost = input.part('boost')
    const where = readItemFilter(boost, 'where', given.boost.where, names)
    return { kind: 'boost', where, odds: boost.number('odds', given.boost.odds, 1 / MOST_ODDS, MOST_ODDS) }
  }
  if (given.scale != null) return parseScale(input.part('scale'), given.scale, names)
  if (given.pin != null) return parsePin(input.part('pin'), given.pin)
  if (given.promote != null) return parsePromotion(input.part('promote'), given.promote, names)
  return parseCap(input.part('cap'), given.cap, names)
}

function parseRequirement(input: WriteInput, { where, reason }: RequirementInput, names: KnownNames): Effect {
  return {
    kind: 'require',
    where: readItemFilter(input, 'where', where, names, ['ofViewer']),
    reason: readLine(input, 'reason', reason, MAX_NAME),
  }
}

function parseScale(
  input: WriteInput,
  { property, exponent, reference }: ScaleInput,
  names: KnownNames,
): Effect {
  return {
    kind: 'scale',
    property: readNumberProperty(input, 'property', property, names),
    exponent: input.number('exponent', exponent, -MAX_EXPONENT, MAX_EXPONENT),
    reference: readPositive(input, 'reference', reference),
  }
}

function parsePin(input: WriteInput, { itemId, position, evenIfSeen }: PinInput): Effect {
  return {
    kind: 'pin',
    itemId: input.id('itemId', itemId),
    position: input.number('position', position, 1, LAST_PLACE),
    evenIfSeen: evenIfSeen ?? false,
  }
}

function parsePromotion(input: WriteInput, given: PromotionInput, names: KnownNames): Promotion {
  const { kind, holdout } = given
  return {
    kind: 'promote',
    where: readItemFilter(input, 'where', given.where, names),
    share: readPositive(input, 'share', given.share),
    promotion: kind,
    label: readLine(input, 'label', given.label, MAX_LABEL),
    onBehalfOf: parseSponsor(input, 'onBehalfOf', given),
    paidBy: parseSponsor(input, 'paidBy', given),
    frequency: readFrequency(input, given.frequency),
    holdout: input.number('holdout', holdout ?? 0, 0, 1),
  }
}

/** Viewers have a right to know on whose behalf an advertisement is shown, and who pays. */
function parseSponsor(
  input: WriteInput,
  field: 'onBehalfOf' | 'paidBy',
  { kind, [field]: name }: PromotionInput,
): string | null {
  if (kind === 'SPONSORED') return readLine(input, field, name ?? '', MAX_NAME)
  if (name != null) input.fail(field, 'is only for SPONSORED')
  return null
}

function parseCap(input: WriteInput, { by, max, window, drop }: CapInput, names: KnownNames): Cap {
  input.number('max', max, 1, LAST_PLACE)
  if (window != null && !(window >= max && window <= LAST_PLACE))
    input.fail('window', `must be at least max, and at most ${LAST_PLACE}`)
  return {
    kind: 'cap',
    by: parseCapKey(input.part('by'), by, names),
    max,
    window: window ?? null,
    drop: drop ?? false,
  }
}

const FLAGS = ['strongestTag', 'itemKind', 'source'] as const

function parseCapKey(input: WriteInput, given: CapKeyInput, { catalog }: KnownNames): CapKey {
  if (given.property != null) {
    if (!catalog.types.has(given.property)) input.fail('property', 'is the name of no property')
    return { of: 'property', name: given.property }
  }
  if (given.tagKind != null)
    return { of: 'tagKind', kind: readLine(input, 'tagKind', given.tagKind, MAX_NAME) }
  for (const flag of FLAGS) requireTrue(input, flag, given[flag])
  return { of: FLAGS.find((flag) => given[flag] != null) ?? 'source' }
}

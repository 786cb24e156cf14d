import { SLOT_MS, SLOTS } from '../../../domain/exposure.ts'
import {
  type Attention,
  type Fallback,
  type Fatigue,
  MOST_ODDS,
  type PageRow,
  type PlacementSpec,
  type QuietHours,
  type RowSeed,
  type Rule,
  type Surface,
  type When,
} from '../../../domain/placement.ts'
import { propertyNameFault } from '../../../domain/records.ts'
import type { SeenAge, SeenPolicy } from '../../../domain/seen-policy.ts'
import type { SourceName } from '../../../domain/source-name.ts'
import { FATIGUE } from '../../../steering/fatigue.ts'
import type {
  AttentionInput,
  FallbackInput,
  FatigueInput,
  PlacementSpecInput,
  QuietHoursInput,
  RowInput,
  RowSeedInput,
  RuleInput,
  SeenRuleInput,
  SourceWeightInput,
  TrendingInInput,
  WhenInput,
} from '../__generated__/resolvers.ts'
import { schemaName } from '../enums.ts'
import { MAX_SOURCE_WEIGHT, MAX_TEMPERATURE, MIN_TEMPERATURE } from '../recommendations.ts'
import type { WriteInput } from '../write-records.ts'
import { parseEffect } from './parse-effect.ts'
import { type KnownNames, readItemFilter, readNumberProperty, readUserFilter } from './read-condition.ts'
import {
  readFrequency,
  readKey,
  readLine,
  readPeriod,
  readPositive,
  readSome,
  readWindow,
  requireTrue,
} from './read-values.ts'

const MAX_RULES = 50
const MAX_RULE_NAME = 100
const MAX_SOURCES = 50
const MAX_SEEN_RULES = 50
const MAX_FALLBACKS = 10
const MOST_LEAST = 100
const MAX_ROWS = 20
const MAX_ROW = 100
const MAX_TITLE = 200
const MAX_NAME = 100

/** Most promotions of a placement, and their greatest share of the places together. */
const MAX_PROMOTIONS = 5
const MAX_PROMOTED = 0.5

/** Terms of the rotation and of fatigue are under these names. */
const OWN_NAMES = ['rotation', FATIGUE]

/** The placement that a spec is for. */
export interface SpecOwner {
  readonly key: string
  readonly surface: Surface
}

/** Reads a spec. Its problems are in `input`, all of them; with any, what is returned is not to be used. */
export function parseSpec(
  input: WriteInput,
  given: PlacementSpecInput,
  owner: SpecOwner,
  names: KnownNames,
): PlacementSpec {
  const { key, surface } = owner
  const owners = surface === 'ITEM' ? (['ofItem', 'ofViewer'] as const) : (['ofViewer'] as const)
  const { filter, seen, diversity, temperature, rotation, fatigue, attention } = given
  return {
    filter: filter ? readItemFilter(input, 'filter', filter, names, owners) : null,
    sourceWeights: parseSources(input, given.sources),
    seen: seen ? parseSeen(input, seen) : null,
    diversity: diversity == null ? null : input.number('diversity', diversity, 0, 1),
    temperature:
      temperature == null ? null : input.number('temperature', temperature, MIN_TEMPERATURE, MAX_TEMPERATURE),
    rules: parseRules(input, given.rules, names),
    rotation: rotation
      ? {
          everyMs: readPeriod(input.part('rotation'), 'every', rotation.every),
          strength: input.part('rotation').number('strength', rotation.strength, 0, 1),
        }
      : null,
    fatigue: fatigue ? parseFatigue(input.part('fatigue'), fatigue) : null,
    attention: attention ? parseAttention(input.part('attention'), attention, surface, names) : null,
    least: input.number('least', given.least ?? 1, 1, MOST_LEAST),
    fallback: readSome(input, 'fallback', given.fallback, MAX_FALLBACKS).map((step, index) =>
      parseFallback(input.entry('fallback', index), step, key),
    ),
    rows: parseRows(input, given, owner, names),
    clientMay: [...new Set(given.clientMay)],
  }
}

function parseFatigue(input: WriteInput, given: FatigueInput): Fatigue {
  const { perExposure, floor, hideAfter, hideFor, creatorProperty } = given
  const over = given.over ?? SLOTS * SLOT_MS
  if (!(over >= SLOT_MS && over <= SLOTS * SLOT_MS)) input.fail('over', 'must be PT8H-P16D')
  if (hideFor != null && hideAfter == null) input.fail('hideFor', 'is only for hideAfter')
  const nameFault = creatorProperty == null ? null : propertyNameFault(creatorProperty)
  if (nameFault !== null) input.fail('creatorProperty', nameFault)
  return {
    perExposure: input.number('perExposure', perExposure, 1 / MOST_ODDS, 1),
    floor: input.number('floor', floor, 1 / MOST_ODDS, 1),
    overMs: over,
    hideAfter: hideAfter == null ? null : input.number('hideAfter', hideAfter, 1, SLOTS),
    hideForMs: hideFor == null ? null : readPeriod(input, 'hideFor', hideFor),
    creatorProperty: creatorProperty ?? null,
  }
}

/** A page has rows, and they have all the rest: their placements steer them. */
function parseRows(
  input: WriteInput,
  { rows, least: _, ...others }: PlacementSpecInput,
  { key, surface }: SpecOwner,
  names: KnownNames,
): readonly PageRow[] {
  if (surface !== 'PAGE') {
    if (rows != null) input.fail('rows', 'is only for the surface PAGE')
    return []
  }
  for (const [field, value] of Object.entries(others))
    if (value != null && !(Array.isArray(value) && value.length === 0))
      input.fail(field, 'is not for the surface PAGE: set it in the placements of the rows')
  if (!rows?.length) input.fail('rows', 'must have a row')
  return readSome(input, 'rows', rows, MAX_ROWS).map((row, index) =>
    parseRow(input.entry('rows', index), row, key, names),
  )
}

function parseRow(input: WriteInput, row: RowInput, key: string, names: KnownNames): PageRow {
  const { placement, first, title, mayRepeat } = row
  if (readKey(input, 'placement', placement) === key) input.fail('placement', 'must be another placement')
  return {
    placement,
    first: input.number('first', first ?? 10, 1, MAX_ROW),
    title: title == null ? null : readLine(input, 'title', title, MAX_TITLE),
    from: row.from ? parseSeed(input.part('from'), row.from, names) : null,
    mayRepeat: mayRepeat ?? false,
  }
}

function parseTrends(
  input: WriteInput,
  { property, itemKind, otherwise = null }: TrendingInInput,
  userTypes: KnownNames['userTypes'],
): RowSeed {
  if (property == null && itemKind == null) input.fail('property', 'or itemKind is required')
  if (property != null) {
    // One that no user has yet makes no group.
    const type = userTypes.get(readLine(input, 'property', property, MAX_NAME)) ?? 'STRING'
    if (type !== 'STRING') input.fail('property', `must be of type STRING, not ${type}`)
  }
  if (itemKind != null) readLine(input, 'itemKind', itemKind, MAX_NAME)
  if (otherwise !== null) readLine(input, 'otherwise', otherwise, MAX_TITLE)
  return {
    kind: 'group',
    ...(property != null && { property }),
    ...(itemKind != null && { itemKind }),
    otherwise,
  }
}

function parseSeed(
  input: WriteInput,
  { itemId, tagId, trendingIn, ...own }: RowSeedInput,
  { userTypes }: KnownNames,
): RowSeed {
  if (trendingIn != null) {
    return parseTrends(input.part('trendingIn'), trendingIn, userTypes)
  }
  if (itemId != null) return { kind: 'item', id: itemId }
  if (tagId != null) return { kind: 'tag', id: tagId }
  for (const kind of OWN_SEEDS) requireTrue(input, kind, own[kind])
  return { kind: OWN_SEEDS.find((kind) => own[kind] != null) ?? 'interest' }
}

const OWN_SEEDS = ['recentItem', 'interest', 'begun', 'boughtTogether'] as const

function parseSources(
  input: WriteInput,
  sources: PlacementSpecInput['sources'],
): PlacementSpec['sourceWeights'] {
  const weights: Partial<Record<SourceName, number>> = {}
  const some: readonly SourceWeightInput[] = readSome(input, 'sources', sources, MAX_SOURCES)
  for (const [index, { source, multiplier }] of some.entries()) {
    const entry = input.entry('sources', index)
    if (weights[source] !== undefined) entry.fail('source', `names ${schemaName(source)} again`)
    weights[source] = entry.number('multiplier', multiplier, 0, MAX_SOURCE_WEIGHT)
  }
  return weights
}

type Ages = Map<string, SeenAge>

function parseSeen(input: WriteInput, rules: readonly SeenRuleInput[]): SeenPolicy {
  const ages: Ages = new Map()
  const byItemKind = new Map<string, Ages>()
  for (const [index, rule] of readSome(input, 'seen', rules, MAX_SEEN_RULES).entries()) {
    const entry = input.entry('seen', index)
    if (rule.kinds.length === 0) entry.fail('kinds', 'must name a kind of events')
    if (rule.itemKinds?.length === 0) entry.fail('itemKinds', 'must name a kind of items')
    for (const kind of rule.kinds) {
      if (kind === 'custom') entry.fail('kinds', 'names CUSTOM: name the kind that it counts as')
      for (const itemKind of rule.itemKinds ?? [null]) {
        const own = itemKind === null ? ages : (byItemKind.get(itemKind) ?? new Map())
        if (itemKind !== null) byItemKind.set(itemKind, own)
        if (own.has(kind)) entry.fail('kinds', `names ${schemaName(kind)}, which has a rule already`)
        own.set(kind, rule.for ?? 'never')
      }
    }
  }
  const perKind = [...byItemKind].map(([itemKind, own]) => [itemKind, Object.fromEntries(own)])
  return { ages: Object.fromEntries(ages), byItemKind: Object.fromEntries(perKind) }
}

function parseRules(
  input: WriteInput,
  given: PlacementSpecInput['rules'],
  names: KnownNames,
): readonly Rule[] {
  const known = new Set(OWN_NAMES)
  const rules = readSome(input, 'rules', given, MAX_RULES).map((rule, index) => {
    const entry = input.entry('rules', index)
    readLine(entry, 'name', rule.name, MAX_RULE_NAME)
    if (known.has(rule.name)) entry.fail('name', 'must be unique, and not `rotation` or `fatigue`')
    known.add(rule.name)
    return parseRule(entry, rule, names)
  })
  checkPromotions(input, rules)
  return rules
}

function parseRule(input: WriteInput, { name, when, apply, ...window }: RuleInput, names: KnownNames): Rule {
  return {
    name,
    when: when ? parseWhen(input.part('when'), when, names) : null,
    ...readWindow(input, window),
    effect: parseEffect(input.part('apply'), apply, names),
  }
}

function parseWhen(input: WriteInput, { viewer, item }: WhenInput, names: KnownNames): When {
  return {
    viewer: viewer ? readUserFilter(input, 'viewer', viewer, names) : null,
    item: item ? readItemFilter(input, 'item', item, names) : null,
  }
}

/** Viewers shall see mostly what interests them. */
function checkPromotions(input: WriteInput, rules: readonly Rule[]): void {
  let [count, share] = [0, 0]
  for (const [index, { effect }] of rules.entries()) {
    if (effect.kind !== 'promote') continue
    count++
    share += effect.share
    const promotion = input.entry('rules', index).part('apply').part('promote')
    if (count > MAX_PROMOTIONS) promotion.fail('where', `is promotion ${count} of at most ${MAX_PROMOTIONS}`)
    // Shares such as .1 and .4 add up to .5 but for rounding.
    if (share > MAX_PROMOTED + 1e-9)
      promotion.fail(
        'share',
        `makes ${share.toFixed(3)} of all promotions together: ${MAX_PROMOTED} is the most`,
      )
  }
}

function parseAttention(
  input: WriteInput,
  { frequency, quietHours, minutes }: AttentionInput,
  surface: Surface,
  names: KnownNames,
): Attention {
  if (quietHours && surface !== 'MESSAGE') input.fail('quietHours', 'is only for the surface MESSAGE')
  const limits = input.part('minutes')
  return {
    frequency: readFrequency(input, frequency),
    quietHours: quietHours ? parseQuietHours(input.part('quietHours'), quietHours) : null,
    minutes: minutes
      ? {
          budget: readPositive(limits, 'budget', minutes.budget),
          property: readNumberProperty(limits, 'property', minutes.property, names),
          otherwise: limits.number('otherwise', minutes.otherwise, 0, Number.MAX_VALUE),
        }
      : null,
  }
}

function parseQuietHours(input: WriteInput, { from, to }: QuietHoursInput): QuietHours {
  const hours = { fromMinute: readMinute(input, 'from', from), toMinute: readMinute(input, 'to', to) }
  if (hours.fromMinute === hours.toMinute) input.fail('to', 'must differ from `from`')
  return hours
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Minutes after midnight. */
function readMinute(input: WriteInput, field: string, text: string): number {
  const [, hours, minutes] = TIME.exec(text) ?? []
  if (hours === undefined) input.fail(field, 'must be a time of day such as 21:00')
  return 60 * Number(hours) + Number(minutes)
}

const FALLBACKS = ['popular', 'trending', 'fresh', 'catalog', 'hide'] as const

function parseFallback(input: WriteInput, given: FallbackInput, key: string): Fallback {
  if (given.placement != null) {
    const other = readKey(input, 'placement', given.placement)
    if (other === key) input.fail('placement', 'must be another placement')
    return { kind: 'placement', key: other }
  }
  for (const kind of FALLBACKS) requireTrue(input, kind, given[kind])
  return { kind: FALLBACKS.find((kind) => given[kind] != null) ?? 'hide' }
}

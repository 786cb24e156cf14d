import { type Consents, undecided } from '../domain/consent.ts'
import type { Filter } from '../domain/filter.ts'
import type { Effect, Rule } from '../domain/placement.ts'
import { type RecommendationRequest, userOf } from '../domain/recommendation.ts'
import { itemsByIds, userProperties } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { readPropertyTypes, type StoredTypes } from '../graph/property-types.ts'
import { comparesWith, type OwnProperties, withValues } from '../snapshot/compared-values.ts'
import { compileFilter, type FilterRow, NO_TABLE } from '../snapshot/compile-filter.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { strictly, viewerNames } from '../steering/strict-filter.ts'
import type { RuleCondition } from './allowed-items.ts'
import { testsHistory, withMembers } from './people/people-tests.ts'
import type { ListPurpose } from './viewer-consent.ts'
import { fatigueConditions } from './viewer-fatigue.ts'

/** The rules that steer one list. */
export interface ActiveRules {
  /** Those whose conditions on the viewer and the viewed item hold. */
  readonly rules: readonly Rule[]
  /** What `keep` and `require` ask of items, with the values of the viewer, and what fatigue hides. */
  readonly conditions: readonly RuleCondition[]
}

/** A list without a placement. */
export const NO_RULES: ActiveRules = { rules: [], conditions: [] }

/** What rules are tested with. */
interface RuleParts {
  readonly graph: GraphStore
  readonly liveCatalog: LiveCatalog
  /** Omitted: the standard defaults. */
  readonly consents?: Consents
}

interface RuleContext extends RunOptions {
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** What the viewer does not consent to. */
  readonly denied: readonly ListPurpose[]
}

/** Rules that do not compare with the viewer need no types. */
const NO_TYPES: Pick<StoredTypes, 'items' | 'users'> = { items: new Map(), users: new Map() }

/** What passes no item. */
const NOTHING: Filter = { any: [] }

/**
 * The rules of the placement of a request that hold for its viewer, and for the item that it is about. Reads the viewer and the item
 * only if a rule asks for them. A rule that tests what the viewer did holds for no one who denies personalization.
 *
 * @throws GraphError
 */
export async function activeRules(
  parts: RuleParts,
  request: RecommendationRequest,
  { nowMs, denied, ...options }: RuleContext,
): Promise<ActiveRules> {
  const { graph, liveCatalog } = parts
  const rules = request.steering?.rules ?? []
  const ofFatigue = fatigueConditions(request.steering?.tired)
  if (rules.length === 0) return { ...NO_RULES, conditions: ofFatigue }
  const needsViewer = rules.some(({ when, effect }) => when?.viewer != null || asksViewer(effect))
  const [types, viewer, item] = await Promise.all([
    needsViewer ? readPropertyTypes(graph) : NO_TYPES,
    needsViewer ? readViewerRow(graph, request, options) : null,
    rules.some(({ when }) => when?.item != null) ? readItemRow(graph, request, options) : null,
  ])
  const users = { ...NO_TABLE, types: types.users }
  const catalog = item && (await liveCatalog.current(options))
  const passes = async (filter: Filter) => {
    if (!viewer || (testsHistory(filter) && denied.includes('personalization'))) return false
    const people = { ...parts, consents: parts.consents ?? undecided('standard') }
    return compileFilter(await withMembers(people, filter, [viewer.id], nowMs, options), users).passes(viewer)
  }
  const areViewers = await Promise.all(rules.map(({ when }) => when?.viewer == null || passes(when.viewer)))
  const holding = rules.filter(
    ({ when }, at) =>
      areViewers[at] && (when?.item == null || (item && catalog?.compile(when.item).passes(item))),
  )
  const own: OwnProperties = { types: types.users, properties: viewer?.properties ?? {} }
  return {
    rules: holding,
    conditions: [...holding.flatMap((rule) => conditionOf(rule, own, types.items)), ...ofFatigue],
  }
}

function conditionOf(
  { name, effect }: Rule,
  viewer: OwnProperties,
  types: OwnProperties['types'],
): readonly RuleCondition[] {
  if (effect.kind !== 'keep' && effect.kind !== 'require') return []
  const where = withValues(effect.where, { ofViewer: viewer }, types)
  if (effect.kind === 'keep') return [{ rule: name, where }]
  const isKnown = viewerNames(effect.where).every((one) => viewer.properties[one] !== undefined)
  return [{ rule: name, where: isKnown ? strictly(where) : NOTHING }]
}

function asksViewer(effect: Effect): boolean {
  return 'where' in effect && comparesWith(effect.where, 'ofViewer')
}

async function readViewerRow(
  graph: GraphStore,
  { viewer }: RecommendationRequest,
  options: RunOptions,
): Promise<FilterRow | null> {
  const userId = userOf(viewer)
  const [row] = userId === null ? [] : await graph.run(userProperties, { ids: [userId] }, options)
  return row ? { id: row.id, properties: row.properties } : null
}

/** The item that the list is about, or that the viewer looks at. */
async function readItemRow(
  graph: GraphStore,
  { subject, viewing }: RecommendationRequest,
  options: RunOptions,
): Promise<FilterRow | null> {
  const itemId = subject.kind === 'items' ? subject.itemIds[0] : viewing?.items[0]?.itemId
  const [row] = itemId === undefined ? [] : await graph.run(itemsByIds, { ids: [itemId] }, options)
  return row ?? null
}

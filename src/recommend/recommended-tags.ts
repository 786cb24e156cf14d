import { withheldTags } from '../domain/consent.ts'
import { crowdsOnly, halfLifeMs } from '../domain/policy.ts'
import { compareIds, type Viewer } from '../domain/viewer.ts'
import { clockOf, readGraphState } from '../graph/graph-state.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import { type Embedding, embeddingOf } from '../model/fold-in.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import type { InterestParts } from './interests.ts'
import { readViewer } from './read-viewer.ts'
import { recipeOf } from './recipe.ts'
import { DEFAULT_POLICY } from './scoring/default-policy.ts'
import { softmax } from './scoring/probabilities.ts'
import { interestWeights } from './scoring/viewer-weights.ts'
import { coTags, type TagTable, tagTable } from './tag-table.ts'
import { deniedPurposes } from './viewer-consent.ts'

/** A tag that a user may care about. */
export interface RecommendedTag {
  readonly tagId: string
  readonly logit: number
  /** Softmax of the logits over all tags of the list. */
  readonly probability: number
}

export interface RecommendedTagParts extends InterestParts {
  readonly liveCatalog: LiveCatalog
}

export interface RecommendedTagOptions extends RunOptions {
  readonly nowMs: number
  /** The request itself opts out of sharing: ties are not used. */
  readonly isOptedOut: boolean
  /** Also the tags that the user stated an interest in. */
  readonly includesKnown: boolean
  /** See `RecommendationRequest`. */
  readonly crowdsOnly: boolean
}

/** What each part adds to the logit of the tag that is best in it. */
const WEIGHTS = { latent: 3, observed: 1, coTags: 1 }

/** Strongest observed tags whose `coTags` count. */
const CO_TAGS_OF = 20

const NONE: ReadonlyMap<string, number> = new Map()

/**
 * The tags of the catalog in the order in which a user may care about them: by what the factor model expects of the items of
 * a tag, by the tags of what the user engaged with, and by the tags that go with these. Without those that the user asked to
 * see none of. Empty without consent to personalization, and for a user of whom nothing is known.
 */
export async function recommendedTags(
  parts: RecommendedTagParts,
  userId: string,
  { nowMs, isOptedOut, includesKnown, crowdsOnly: isCrowdsOnly, ...options }: RecommendedTagOptions,
): Promise<readonly RecommendedTag[]> {
  const user = { kind: 'user', id: userId } as const
  const denied = deniedPurposes(parts.consents, user, { isOptedOut })
  if (denied.includes('personalization')) return []
  const [state, viewer, snapshot] = await Promise.all([
    readGraphState(parts.graph, options),
    readViewer(parts.graph, user, options, { denied, sensitiveTags: parts.consents.sensitiveTags }),
    parts.liveCatalog.current(options),
  ])
  const rules = isCrowdsOnly ? crowdsOnly(DEFAULT_POLICY) : DEFAULT_POLICY
  const { policy, factors } = await recipeOf(rules, parts.models, state.modelVersion, viewer)
  const clockMs = clockOf(state, nowMs)
  const observed = interestWeights(viewer, clockMs, policy)
  const strongest = new Map(observed.slice(0, CO_TAGS_OF).map(({ tagId, weight }) => [tagId, weight]))
  const embedding = factors && embeddingOf(factors, viewer, { clockMs, halfLifeMs: halfLifeMs(policy) })
  const expected = factors && embedding ? productsOf(await tagTable(factors, snapshot), embedding) : NONE
  const logits = summed([
    [expected, WEIGHTS.latent],
    [new Map(observed.map(({ tagId, weight }) => [tagId, weight])), WEIGHTS.observed],
    [await coTags(snapshot, strongest), WEIGHTS.coTags],
  ])
  return ranked(logits, leftOut(viewer, includesKnown, withheldTags(parts.consents, userId)))
}

function productsOf(table: TagTable, { vector }: Embedding): ReadonlyMap<string, number> {
  const products = new Map<string, number>()
  for (const [tagId, sum] of table) {
    products.set(
      tagId,
      sum.reduce((product, value, at) => product + value * (vector[at] as number), 0),
    )
  }
  return products
}

/** Parts are scaled by their largest value: each has a scale of its own. */
function summed(
  parts: readonly (readonly [values: ReadonlyMap<string, number>, weight: number])[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [values, weight] of parts) {
    let largest = 0
    for (const value of values.values()) largest = Math.max(largest, value)
    if (largest === 0) continue
    for (const [tagId, value] of values) sums.set(tagId, (sums.get(tagId) ?? 0) + (weight * value) / largest)
  }
  return sums
}

function leftOut(
  { dampedTags, statedInterests }: Viewer,
  includesKnown: boolean,
  withheld: ReadonlySet<string>,
): ReadonlySet<string> {
  const ownIds = new Set(statedInterests.map(({ tagId }) => tagId))
  const rejected = [...dampedTags].filter(([, factor]) => factor === 0 || !includesKnown)
  const concluded = [...withheld].filter((tagId) => !ownIds.has(tagId))
  return new Set([...rejected.map(([tagId]) => tagId), ...(includesKnown ? [] : ownIds), ...concluded])
}

function ranked(
  logits: ReadonlyMap<string, number>,
  excluded: ReadonlySet<string>,
): readonly RecommendedTag[] {
  const tags = [...logits]
    .filter(([tagId]) => !excluded.has(tagId))
    .sort(([one, a], [other, b]) => b - a || compareIds(one, other))
  const probabilities = softmax(tags.map(([, logit]) => logit))
  return tags.map(([tagId, logit], at) => ({ tagId, logit, probability: probabilities[at] ?? 0 }))
}

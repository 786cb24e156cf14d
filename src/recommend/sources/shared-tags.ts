import { type Evidence, NO_EVIDENCE, type WeightedId } from '../../domain/candidate.ts'
import { sharedTags as query } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS, type SourceQuery } from './candidate-source.ts'
import { EdgeCache } from './edge-cache.ts'
import { strongestFirst } from './evidence.ts'
import { hasCondition } from './item-filter.ts'
import { WeightedWalk } from './weighted-walk.ts'

/** A tag the filter asks for weighs at least this much, so that a stranger to it still gets its best items. */
const REQUIRED_TAG_WEIGHT = 0.01

/** New items come among those of their tags between two trainings: so late they may be seen. */
const KEPT_MS = 30_000

/** Content: the top items of the tags the viewer cares about, observed or stated. */
export function sharedTags(graph: GraphStore): CandidateSource {
  const kept = new EdgeCache((wanted, options) => graph.run(query, wanted, options), {
    keptMs: KEPT_MS,
  })
  return {
    name: 'shared-tags',
    async fetch(request, options) {
      const { viewer, policy, modelVersion: version, filter } = request
      if (version === null) return NO_PROPOSALS
      const walkFrom = async (tags: readonly WeightedId[], depth: number) => {
        const wanted = { version, depth, fromIds: tags.map(({ id }) => id) }
        return new WeightedWalk(tags, await kept.of(wanted, options), viewer.seenItemIds)
      }
      const interests = interestsOf(request)
      const walk = await walkFrom(interests, policy.tagDepth)
      const known = { ranking: walk, scoresOf: (itemIds: readonly string[]) => walk.scoresOf(itemIds) }
      if (!hasCondition(filter)) return { ...known, evidenceOf: (itemId) => evidenceIn(walk, itemId) }
      const asked = askedFor(request, interests)
      const further = await walkFrom([...interests, ...asked], policy.fullDepth)
      // "Matches your interest in x" would be no reason where x was asked for and is no interest of hers.
      const leftOut = new Set(filter.requiredTagIds)
      return {
        ...known,
        further,
        evidenceOf: (itemId) => evidenceIn(walk.has(itemId) ? walk : further, itemId, leftOut),
      }
    },
  }
}

/** Her strongest interests. */
function interestsOf({ interests, policy }: SourceQuery): readonly WeightedId[] {
  return interests.slice(0, policy.interestLimit).map(({ tagId, weight }) => ({ id: tagId, weight }))
}

/** What the filter asks for beyond them. */
function askedFor({ filter }: SourceQuery, interests: readonly WeightedId[]): readonly WeightedId[] {
  const known = new Set(interests.map(({ id }) => id))
  const asked = filter.requiredTagIds.filter((tagId) => !known.has(tagId))
  return asked.map((id) => ({ id, weight: REQUIRED_TAG_WEIGHT }))
}

function evidenceIn(walk: WeightedWalk, itemId: string, leftOut?: ReadonlySet<string>): Evidence {
  const tags = walk.broughtBy(itemId).filter(({ id }) => !leftOut?.has(id))
  return { ...NO_EVIDENCE, tags: strongestFirst(tags) }
}

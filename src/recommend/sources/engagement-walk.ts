import type { Viewer } from '../../domain/viewer.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import type { SourceQuery } from './candidate-source.ts'
import type { EngagementsOf, PersonEngagements, WeightedPerson } from './person-engagements.ts'
import { type OutEdges, WeightedWalk } from './weighted-walk.ts'

/** How an engagement of somebody's counts. */
export interface EngagementWeights {
  /** An item that n people engaged with is divided by `n^popularityDiscount`. */
  readonly popularityDiscount: number
  /** An engagement fades with its age; omitted: it does not. */
  readonly decay?: { readonly clockMs: number; readonly halfLifeMs: number }
}

/** From people over what they lately engaged with: people reach an item as their engagements count. */
export function engagementWalk(
  people: readonly WeightedPerson[],
  engagements: readonly PersonEngagements[],
  weights: EngagementWeights,
  { seenItemIds }: Pick<Viewer, 'seenItemIds'>,
): WeightedWalk {
  return new WeightedWalk(
    people.map((person, at) => ({
      id: person.personId,
      weight: weightNow(person, engagements[at], weights),
    })),
    engagements.map((of) => stepsOver(of, weights)),
    seenItemIds,
  )
}

/** Of a person whose engagements count as `stepsOver` says. What comes after the clock counts as now. */
function weightNow(
  { weight }: WeightedPerson,
  engagements: PersonEngagements | undefined,
  { decay }: EngagementWeights,
): number {
  if (!decay || !engagements) return weight
  return weight * 2 ** (Math.min(0, engagements.newestMs - decay.clockMs) / decay.halfLifeMs)
}

/** The same over what is known of the people; nobody who is hidden from the viewer plays a part. */
export async function walkFromPeople(
  known: EngagementsOf,
  people: readonly WeightedPerson[],
  weights: EngagementWeights,
  { viewer, modelVersion }: SourceQuery,
  options: RunOptions,
): Promise<WeightedWalk> {
  const visible = people.filter(({ personId }) => !viewer.hiddenPeople.has(personId))
  return engagementWalk(visible, await known.of(visible, modelVersion, options), weights, viewer)
}

function stepsOver(
  engagements: PersonEngagements,
  { popularityDiscount, decay }: EngagementWeights,
): OutEdges {
  const { items } = engagements
  if (!decay) return { items, scores: engagements.discounts(popularityDiscount) }
  return { items, scores: engagements.faded(popularityDiscount, decay.halfLifeMs) }
}

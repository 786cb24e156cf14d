import type { Engagement } from '../domain/viewer.ts'
import { catalogFor, fillPlaces } from './fill-places.ts'
import { filtersOf } from './item-filters.ts'
import type { ListRun } from './list-maker.ts'
import { conditionsFor, listMaker, scopeFor } from './pipeline.ts'
import type { ReadQuery } from './recipe.ts'
import type { Pipeline } from './stages.ts'
import { viewerPipeline } from './viewer-lists.ts'

/** A smaller portion is a glance. */
const LEAST_PORTION = 0.05

/** A larger portion is all but the credits. */
const FINISHED_PORTION = 0.9

/** Which items a list has, in their order. */
type NamedIn = (run: ListRun, read: ReadQuery) => readonly string[]

/** A list of named items, also if they count as seen: no source is asked. */
const namedPipeline = (namedIn: NamedIn): Pipeline => ({
  read: viewerPipeline.read,
  ask: (_, { query, viewer }) => ({ basis: 'VIEWER', query, sources: [], filters: filtersOf(viewer) }),
  conditions: (run, read) => conditionsFor(among(run, read, namedIn), read),
  scope: (run, read) => scopeFor(among(run, read, namedIn), read),
  choose: async (run, draft) => ({
    ...(await viewerPipeline.choose(among(run, draft.read, namedIn), draft)),
    // No fallback fills it with anything else.
    mayAdd: () => false,
  }),
  score: (_, { read }, itemIds) =>
    itemIds.map((itemId) => ({
      itemId,
      logit: read.recipe.policy.bias,
      contributions: [],
      supportingSources: [],
    })),
  least: () => 0,
  trim: ({ request }, _, items) => ({ pool: items.slice(0, request.first), removed: [] }),
  async arrange(run, { read }, filled) {
    return fillPlaces(filled, { count: filled.pool.length }, await catalogFor(run.parts, read, run))
  },
  probabilities: (_, items) => items.map(() => 0),
  keepsOrder: true,
})

/** What the viewer began and has not finished, newest first. */
export const begunLists = listMaker(
  namedPipeline((_, { viewer }) => viewer.engagements.filter(isBegun).map(({ itemId }) => itemId)),
)

/** What people buy together with other items, without what the viewer has seen. */
export const boughtLists = listMaker(
  namedPipeline(({ request: { subject } }, { viewer }) => {
    const ids = subject.kind === 'bought' ? subject.items.map(({ itemId }) => itemId) : []
    return ids.filter((itemId) => !viewer.seenItemIds.has(itemId))
  }),
)

function among(run: ListRun, read: ReadQuery, namedIn: NamedIn): ListRun {
  return { ...run, request: { ...run.request, candidateIds: namedIn(run, read) } }
}

function isBegun({ portion }: Engagement): boolean {
  return portion != null && portion >= LEAST_PORTION && portion < FINISHED_PORTION
}

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

/** What the viewer began and has not finished, newest first: no source is asked. */
const begunPipeline: Pipeline = {
  read: viewerPipeline.read,
  ask: (_, { query, viewer }) => ({ basis: 'VIEWER', query, sources: [], filters: filtersOf(viewer) }),
  conditions: (run, read) => conditionsFor(amongBegun(run, read), read),
  scope: (run, read) => scopeFor(amongBegun(run, read), read),
  choose: async (run, draft) => ({
    ...(await viewerPipeline.choose(amongBegun(run, draft.read), draft)),
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
}

export const begunLists = listMaker(begunPipeline)

/** The list has only what the viewer began, also if it counts as seen. */
function amongBegun(run: ListRun, { viewer }: ReadQuery): ListRun {
  const candidateIds = viewer.engagements.filter(isBegun).map(({ itemId }) => itemId)
  return { ...run, request: { ...run.request, candidateIds } }
}

function isBegun({ portion }: Engagement): boolean {
  return portion != null && portion >= LEAST_PORTION && portion < FINISHED_PORTION
}

import type { Viewer } from '../../domain/viewer.ts'
import {
  appliedTags,
  hiddenPeople,
  recentEngagements,
  statedInterests,
  strongestTies,
  type ViewerProfileRow,
  viewerProfile,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'

const STATED_INTEREST_LIMIT = 200
const APPLIED_TAG_LIMIT = 50
const TIE_LIMIT = 50

/** All that a request knows of its viewer. An id that no user has gives a viewer who is not known. */
export async function readViewer(
  graph: GraphStore,
  viewerId: string,
  options: RunOptions = {},
): Promise<Viewer> {
  const [profiles, engagements, stated, hidden, applied, ties] = await Promise.all([
    graph.run(viewerProfile, { viewerId }, options),
    graph.run(recentEngagements, { viewerId }, options),
    graph.run(statedInterests, { viewerId, tagLimit: STATED_INTEREST_LIMIT }, options),
    graph.run(hiddenPeople, { viewerId }, options),
    graph.run(appliedTags, { viewerId, tagLimit: APPLIED_TAG_LIMIT }, options),
    graph.run(strongestTies, { viewerId, tieLimit: TIE_LIMIT }, options),
  ])
  const profile = profiles[0]
  return {
    id: viewerId,
    isKnown: profile !== undefined,
    followingCount: profile?.followingCount ?? 0,
    engagements: engagements.map(({ lastAt, ...rest }) => ({ ...rest, lastAtMs: lastAt })),
    seenItemIds: new Set([
      ...(profile?.olderSeenItemIds ?? []),
      ...(profile?.dismissedItemIds ?? []),
      ...engagements.map((row) => row.itemId),
    ]),
    statedInterests: stated
      .filter(({ weight }) => weight > 0)
      .map(({ tagId, weight }) => ({ tagId, weight })),
    dampedTags: new Map(
      stated.filter(({ factor }) => factor < 1).map(({ tagId, factor }) => [tagId, factor]),
    ),
    appliedTags: applied,
    strongestTies: ties,
    ...neighborsFoundOf(profile),
    hiddenPeople: new Set(hidden.map((row) => row.id)),
  }
}

function neighborsFoundOf(profile: ViewerProfileRow | undefined): Pick<Viewer, 'neighborsFound'> {
  const { neighborsAt: atMs = null, neighborsVersion: version = null } = profile ?? {}
  return atMs === null || version === null ? {} : { neighborsFound: { version, atMs } }
}

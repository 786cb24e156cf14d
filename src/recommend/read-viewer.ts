import { decodeKinds, decodePortion } from '../domain/kind-instants.ts'
import type { RequestViewer } from '../domain/recommendation.ts'
import type { SeenItem } from '../domain/seen-policy.ts'
import type { GraphState, ReadViewer, Viewer } from '../domain/viewer.ts'
import {
  appliedTags,
  dismissedAmong,
  hiddenPeople,
  olderSeenKinds,
  recentEngagements,
  recentKinds,
  statedInterests,
  strongestTies,
  type ViewerProfileRow,
  viewerProfile,
} from '../graph/__generated__/queries.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { readSession } from './read-session.ts'
import type { ListPurpose } from './viewer-consent.ts'

const STATED_INTEREST_LIMIT = 200
const APPLIED_TAG_LIMIT = 50
const TIE_LIMIT = 50

/** What a request leaves out of its viewer, and what it needs in addition. */
export interface ViewerReading {
  /**
   * What the viewer does not consent to: without personalization they have no history, no ties and no interests, without
   * social signals no ties. Dismissals, blocks, mutes and rejected tags remain.
   */
  readonly denied?: readonly ListPurpose[]
  /** Their items are not in the history of a viewer who denies `sensitive-interests`, but count as seen. */
  readonly sensitiveTags?: ReadonlySet<string>
  /** Whether a user has a `seenHistory`, and their engagements have portions. */
  readonly needsHistory?: boolean
}

/**
 * Reads all that a request knows of its viewer: of a user from the graph, of a session from the request. Nothing after it
 * needs to know which. An unknown user gives a viewer with `isKnown: false`.
 */
export async function readViewer(
  graph: GraphStore,
  asked: RequestViewer,
  options: RunOptions = {},
  { denied = [], sensitiveTags = new Set(), needsHistory = false }: ViewerReading = {},
): Promise<ReadViewer> {
  const read =
    asked.kind === 'user'
      ? await readUser(graph, asked.id, options, needsHistory)
      : await readSession(graph, asked.session, options)
  if (denied.includes('personalization')) return impersonal(read)
  const viewer = denied.includes('sensitive-interests') ? withoutSensitive(read, sensitiveTags) : read
  return denied.includes('social-signals') ? { ...viewer, followingCount: 0, strongestTies: [] } : viewer
}

interface History {
  /** The items that a user has seen, with the newest instant of each kind of event. */
  readonly seen: readonly SeenItem[]
  /** How much they viewed or played of recent items at last. */
  readonly portions: ReadonlyMap<string, number | null>
}

async function readHistory(graph: GraphStore, viewerId: string, options: RunOptions): Promise<History> {
  const [recent, [older]] = await Promise.all([
    graph.run(recentKinds, { viewerId }, options),
    graph.run(olderSeenKinds, { viewerId }, options),
  ])
  const { itemIds = [], ats = [], kinds = [] } = older ?? {}
  return {
    seen: [
      ...recent.map((row) => ({ itemId: row.itemId, kinds: decodeKinds(row.kinds, row.lastAt) })),
      ...itemIds.map((itemId, index) => ({
        itemId,
        kinds: decodeKinds(kinds[index] ?? '', ats[index] ?? 0),
      })),
    ],
    portions: new Map(recent.map((row) => [row.itemId, decodePortion(row.kinds)])),
  }
}

/**
 * The viewer without the engagements and applied tags that say something about a sensitive topic. Interests that they stated
 * remain: nothing is concluded from them.
 */
function withoutSensitive(viewer: ReadViewer, sensitiveTags: ReadonlySet<string>): ReadViewer {
  const isSensitive = (tagId: string) => sensitiveTags.has(tagId)
  return {
    ...viewer,
    engagements: viewer.engagements.filter(({ tagIds }) => !tagIds.some(isSensitive)),
    appliedTags: viewer.appliedTags.filter(({ tagId }) => !isSensitive(tagId)),
  }
}

function impersonal(viewer: ReadViewer): ReadViewer {
  const { id, isKnown, dismissedItemIds, dampedTags, hiddenPeople, unknownSessionIds } = viewer
  return {
    id,
    isKnown,
    unknownSessionIds,
    followingCount: 0,
    engagements: [],
    seenItemIds: dismissedItemIds,
    dismissedItemIds,
    statedInterests: [],
    dampedTags: new Map([...dampedTags].filter(([, factor]) => factor === 0)),
    appliedTags: [],
    strongestTies: [],
    hiddenPeople,
  }
}

async function readUser(
  graph: GraphStore,
  viewerId: string,
  options: RunOptions,
  needsHistory: boolean,
): Promise<ReadViewer> {
  const [profiles, engagements, stated, hidden, applied, ties, history] = await Promise.all([
    graph.run(viewerProfile, { viewerId }, options),
    graph.run(recentEngagements, { viewerId }, options),
    graph.run(statedInterests, { viewerId, tagLimit: STATED_INTEREST_LIMIT }, options),
    graph.run(hiddenPeople, { viewerId }, options),
    graph.run(appliedTags, { viewerId, tagLimit: APPLIED_TAG_LIMIT }, options),
    graph.run(strongestTies, { viewerId, tieLimit: TIE_LIMIT }, options),
    needsHistory ? readHistory(graph, viewerId, options) : null,
  ])
  const profile = profiles[0]
  return {
    id: viewerId,
    isKnown: profile !== undefined,
    followingCount: profile?.followingCount ?? 0,
    engagements: engagements.map(({ lastAt, ...rest }) => ({
      ...rest,
      lastAtMs: lastAt,
      ...(history && { portion: history.portions.get(rest.itemId) ?? null }),
    })),
    seenItemIds: new Set([
      ...(profile?.olderSeenItemIds ?? []),
      ...(profile?.dismissedItemIds ?? []),
      ...engagements.map((row) => row.itemId),
    ]),
    ...(history && { seenHistory: history.seen }),
    statedInterests: stated
      .filter(({ weight }) => weight > 0)
      .map(({ tagId, weight }) => ({ tagId, weight })),
    dampedTags: new Map(
      stated.filter(({ factor }) => factor < 1).map(({ tagId, factor }) => [tagId, factor]),
    ),
    steers: profile?.steers ?? [],
    appliedTags: applied,
    strongestTies: ties,
    ...neighborsFoundOf(profile),
    hiddenPeople: new Set(hidden.map((row) => row.id)),
    dismissedItemIds: new Set(profile?.dismissedItemIds),
    unknownSessionIds: [],
  }
}

function neighborsFoundOf(profile: ViewerProfileRow | undefined): Pick<Viewer, 'neighborsFound'> {
  const { neighborsAt: atMs = null, neighborsVersion: version = null } = profile ?? {}
  return atMs === null || version === null ? {} : { neighborsFound: { version, atMs } }
}

/** Which of the items the viewer dismissed: a user until now, a session until its request. */
export async function readDismissed(
  graph: GraphStore,
  { id, dismissedItemIds }: Pick<Viewer, 'id' | 'dismissedItemIds'>,
  ids: readonly string[],
  options: RunOptions,
): Promise<ReadonlySet<string>> {
  if (id === null) return dismissedItemIds
  const rows = await graph.run(dismissedAmong, { viewerId: id, ids }, options)
  return new Set(rows.map(({ itemId }) => itemId))
}

/** Of each store, the version that lagging reads are known to find complete. */
const completeVersions = new WeakMap<GraphStore, string | null>()

/**
 * The state of the graph for one list. A member of a cluster may not have all of a new version yet: the version serves
 * only once lagging reads include it, because what is cached of a version is never read again.
 */
export async function servingState(graph: GraphStore, options: RunOptions): Promise<GraphState> {
  const state = await readGraphState(graph, options)
  if (!options.mayLag || state.modelVersion === completeVersions.get(graph)) return state
  const confirmed = await readGraphState(graph, { ...options, mayLag: false })
  await graph.server?.limitLag()
  completeVersions.set(graph, confirmed.modelVersion)
  return confirmed
}

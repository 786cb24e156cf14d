import type { PeoplePolicy } from '../../domain/policy.ts'
import {
  followedChart,
  followersOfViewer,
  neighbors,
  type OwnTiesRow,
  ownTies as ownTiesQuery,
  topFollowed,
  twoHopPeople,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'

/** Evidence for suggesting a person to the viewer. */
export interface PersonEvidence {
  readonly id: string
  /** Of the two-hop tie that training found, 0-1. */
  readonly kept: number
  /** Paths over a followed person, summed: over those followed since the training, and over all others. */
  readonly fresh: number
  readonly live: number
  /** Of the histories, as training found it; 0 if the person is no neighbor. */
  readonly similarity: number
  readonly followsViewer: boolean
  readonly isCharted: boolean
  /** People whom the viewer follows and who follow the person, strongest first. */
  readonly viaIds: readonly string[]
}

/** What the viewer's ties decide. */
export interface OwnTies {
  /** Strongest first, of equal strength the newest first. */
  readonly follows: readonly OwnTiesRow[]
  /** People who are not suggested: followed, unfollowed lately, blocked, muted or dismissed. */
  readonly excluded: ReadonlySet<string>
  /** Blocked or muted. */
  readonly hidden: ReadonlySet<string>
}

/** Followed people whose own follows are read: the strongest, and the newest. */
const STRONGEST_FOLLOWS = 50
const NEWEST_FOLLOWS = 10

export interface CandidateTerms {
  readonly viewerId: string
  /** The serving version; null before the first training. */
  readonly version: string | null
  /** Epoch milliseconds; follows since then are fresh. */
  readonly trainedAtMs: number
  /** See `readOwnTies`; reads the graph once. */
  readonly ownTies: () => Promise<OwnTies>
  /** Whether suggestions to others may use the follows of a user. */
  readonly isSharing: (userId: string) => boolean
  readonly policy: PeoplePolicy
}

/** People who could be suggested. */
export interface PeopleCandidates {
  readonly people: readonly PersonEvidence[]
  /** People whom the viewer follows and who share their activity: `viaIds` are among them. */
  readonly followedIds: ReadonlySet<string>
}

/**
 * Gathers people for a viewer with a history: those whom training found nearby, those whom followed people follow, and the
 * viewer's followers. Reads a bounded number of rows.
 */
export async function personalCandidates(
  graph: GraphStore,
  terms: CandidateTerms,
  options: RunOptions,
): Promise<PeopleCandidates> {
  const { viewerId, version } = terms
  const [ties, followers, kept, near] = await Promise.all([
    terms.ownTies(),
    graph.run(followersOfViewer, { viewerId }, options),
    version === null ? [] : graph.run(twoHopPeople, { viewerId, version }, options),
    version === null ? [] : graph.run(neighbors, { viewerId, version }, options),
  ])
  const sharing = ties.follows.filter(({ otherId }) => !ties.hidden.has(otherId) && terms.isSharing(otherId))
  const followedIds = new Set(sharing.map(({ otherId }) => otherId))
  const draft = new Draft((id) => id !== viewerId && !ties.excluded.has(id))
  for (const { personId, strength, viaIds } of kept) {
    // No person in between counts any more: the viewer unfollowed them, or they share nothing.
    if (viaIds.length > 0 && !viaIds.some((id) => followedIds.has(id))) continue
    draft.add(personId, { kept: strength })
    for (const viaId of viaIds) if (followedIds.has(viaId)) draft.addVia(personId, viaId, strength)
  }
  for (const { personId, weight } of near) draft.add(personId, { similarity: weight })
  for (const { personId } of followers) draft.add(personId, { followsViewer: true })
  if (version !== null) await addLive(graph, draft, walkedOf(sharing), { ...terms, version }, options)
  return { people: draft.people(), followedIds }
}

/** The chart of the most followed people, without those whom the viewer excluded. */
export async function chartedCandidates(
  graph: GraphStore,
  { viewerId, version, ownTies }: CandidateTerms,
  options: RunOptions,
): Promise<readonly PersonEvidence[]> {
  if (version === null) return []
  const [{ excluded }, chart] = await Promise.all([ownTies(), graph.run(followedChart, { version }, options)])
  const draft = new Draft((id) => id !== viewerId && !excluded.has(id))
  for (const { personId } of chart) draft.add(personId, { isCharted: true })
  return draft.people()
}

/** Reads the ties of the viewer. @param unfollowedAfterMs who was unfollowed before can be suggested again, epoch milliseconds */
export async function readOwnTies(
  graph: GraphStore,
  viewerId: string,
  unfollowedAfterMs: number,
  options: RunOptions,
): Promise<OwnTies> {
  const rows = await graph.run(ownTiesQuery, { viewerId, unfollowedAfter: unfollowedAfterMs }, options)
  const hidden = rows.filter(({ type }) => type === 'BLOCKS' || type === 'MUTES')
  return {
    follows: rows
      .filter(({ type }) => type === 'FOLLOWS')
      .sort((a, b) => b.strength - a.strength || (b.since ?? 0) - (a.since ?? 0)),
    excluded: new Set(rows.map(({ otherId }) => otherId)),
    hidden: new Set(hidden.map(({ otherId }) => otherId)),
  }
}

/** The follows that are walked: the strongest and the newest. */
function walkedOf(follows: readonly OwnTiesRow[]): readonly OwnTiesRow[] {
  const newest = follows.toSorted((a, b) => (b.since ?? 0) - (a.since ?? 0)).slice(0, NEWEST_FOLLOWS)
  return [...new Set([...follows.slice(0, STRONGEST_FOLLOWS), ...newest])]
}

/** Adds whom the followed people follow, so that a follow of a second ago counts. */
async function addLive(
  graph: GraphStore,
  draft: Draft,
  follows: readonly OwnTiesRow[],
  { version, trainedAtMs, policy }: CandidateTerms & { readonly version: string },
  options: RunOptions,
): Promise<void> {
  if (follows.length === 0) return
  const byId = new Map(follows.map((follow) => [follow.otherId, follow]))
  const rows = await graph.run(topFollowed, { fromIds: [...byId.keys()], version }, options)
  const live = new Draft(draft.accepts)
  for (const { fromId, personId, strength: top } of rows) {
    const follow = byId.get(fromId)
    const strength = top * (follow?.strength ?? 0)
    const isFresh = (follow?.since ?? 0) >= trainedAtMs
    live.add(personId, isFresh ? { fresh: strength } : { live: strength })
    live.addVia(personId, fromId, strength)
  }
  const strongest = live
    .people()
    .sort((a, b) => b.fresh - a.fresh || b.live - a.live || (a.id < b.id ? -1 : 1))
  for (const person of strongest.slice(0, policy.liveLimit)) draft.addLive(person)
}

type Part = Partial<Omit<PersonEvidence, 'id' | 'viaIds'>>

const NOTHING = { kept: 0, fresh: 0, live: 0, similarity: 0, followsViewer: false, isCharted: false }

/** Collects evidence by person. */
class Draft {
  readonly accepts: (id: string) => boolean
  readonly #people = new Map<string, Omit<PersonEvidence, 'id' | 'viaIds'>>()
  readonly #via = new Map<string, Map<string, number>>()

  /** @param accepts whether a person may be suggested */
  constructor(accepts: (id: string) => boolean) {
    this.accepts = accepts
  }

  /** Adds numbers, and replaces the rest. */
  add(id: string, part: Part): void {
    if (!this.accepts(id)) return
    const known = this.#people.get(id) ?? NOTHING
    this.#people.set(id, {
      ...known,
      ...part,
      fresh: known.fresh + (part.fresh ?? 0),
      live: known.live + (part.live ?? 0),
    })
  }

  addVia(id: string, viaId: string, strength: number): void {
    if (!this.accepts(id)) return
    const known = this.#via.get(id) ?? new Map<string, number>()
    known.set(viaId, Math.max(known.get(viaId) ?? 0, strength))
    this.#via.set(id, known)
  }

  addLive({ id, fresh, live, viaIds }: PersonEvidence): void {
    this.add(id, { fresh, live })
    for (const [index, viaId] of viaIds.entries()) this.addVia(id, viaId, 1 / (2 + index))
  }

  people(): PersonEvidence[] {
    return [...this.#people].map(([id, parts]) => {
      const via = [...(this.#via.get(id) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      return { id, ...parts, viaIds: via.map(([viaId]) => viaId) }
    })
  }
}

import { availableParallelism } from 'node:os'
import { undecided } from '../domain/consent.ts'
import type { Recommend } from '../domain/recommendation.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { LivePlacements } from '../steering/live-placements.ts'
import { graphShownPlacements } from '../steering/shown-placements.ts'
import { ConcurrencyLimiter } from './concurrency-limiter.ts'
import { type FindMatches, matchFinder } from './find-matches.ts'
import { ListCache, type ListCacheOptions } from './list-cache.ts'
import { NewItemPlaces } from './new-items.ts'
import { type Memory, openMemory } from './open-memory.ts'
import { audienceFinder, type FindAudience } from './people/find-audience.ts'
import { PeopleTests } from './people/people-tests.ts'
import type { SegmentParts } from './people/segment-people.ts'
import { peopleSuggester, type SuggestPeople } from './people/suggest-people.ts'
import { type RecommenderParts, recommender } from './recommend.ts'
import { type FindRecentLists, type Replay, recentListFinder, replayer } from './replay.ts'
import { DEFAULT_POLICY } from './scoring/default-policy.ts'
import { AvailableItems } from './sources/available-items.ts'
import { candidateSources } from './sources/candidate-sources.ts'
import { type FindSeeds, seedFinder } from './viewer-seeds.ts'

/** What is cached unless something else is said. Writes of other people may be missed for a second. */
const CACHE: ListCacheOptions = { mostBytes: 128e6, maxAgeMs: 1_000 }

/** What lists are made with. Everything but the graph has a default: that of a server, without its limits of time. */
export interface ListsOptions extends Partial<Omit<RecommenderParts, 'cache'>> {
  readonly graph: GraphStore
  /** What the process holds of the graph; omitted: a memory of its own. */
  readonly memory?: Memory
  /** Null: each list has a new pool. */
  readonly cache?: Partial<ListCacheOptions> | null
  /** See `LimiterOptions`; omitted: no list is ever refused. */
  readonly longestWaitMs?: number
}

/** The use cases that answer with lists. */
export interface Lists {
  readonly parts: RecommenderParts
  readonly recommend: Recommend
  readonly placements: LivePlacements
  readonly findMatches: FindMatches
  readonly findSeeds: FindSeeds
  readonly suggestPeople: SuggestPeople
  readonly findAudience: FindAudience
  readonly people: SegmentParts
  /** Finds nothing without served lists. */
  readonly replay: Replay
  readonly findRecentLists: FindRecentLists
}

/** Opens the lists over a graph, as servers, evaluations and tests make them. Nothing has to be closed but the memory. */
export function openLists({
  graph,
  memory = openMemory({ graph }).parts,
  cache = {},
  longestWaitMs = Number.POSITIVE_INFINITY,
  ...given
}: ListsOptions): Lists {
  const held = { graph, policy: DEFAULT_POLICY, ...memory, ...given }
  const placements = new LivePlacements(graph)
  const parts: RecommenderParts = {
    available: new AvailableItems(graph, held.liveCatalog),
    sources: candidateSources(graph, held.models, held),
    newItemPlaces: new NewItemPlaces(),
    placements,
    shown: graphShownPlacements(graph),
    timeZone: 'UTC',
    limiter: new ConcurrencyLimiter({ size: 2 * availableParallelism(), longestWaitMs }),
    ...(cache && { cache: new ListCache({ ...CACHE, ...cache }) }),
    ...held,
  }
  const consents = held.consents ?? undecided('standard')
  const people = { ...held, consents, placements, tests: new PeopleTests({ ...held, consents }) }
  return {
    parts,
    recommend: recommender(parts),
    placements,
    findMatches: matchFinder(parts),
    findSeeds: seedFinder(parts),
    suggestPeople: peopleSuggester({ ...held, policy: held.policy.people }),
    findAudience: audienceFinder(people),
    people,
    replay: parts.servedLists ? replayer(parts.catalog, parts.servedLists) : async () => null,
    findRecentLists: parts.servedLists ? recentListFinder(parts.servedLists) : async () => [],
  }
}

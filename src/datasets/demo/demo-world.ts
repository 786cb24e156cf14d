import {
  type InteractionRecord,
  type ItemRecord,
  RECORD_KINDS,
  type RecordKind,
  type RecordOf,
  type TaggingRecord,
  type TagRecord,
  type TieRecord,
  type UserRecord,
} from '../../domain/records.ts'
import type { DataRow, DataSet } from '../importing/data-set.ts'
import { inventCatalog } from './catalog.ts'
import { inventEvenings } from './evenings.ts'
import { inventAppliedTags, inventInteractions } from './interactions.ts'
import { inventPeople, type Person } from './people.ts'
import { type Random, seededRandom } from './random.ts'
import { inventTies } from './ties.ts'
import type { CommunityId } from './words.ts'

/** The seed of a demo world and its end. The same values give the same world. */
export interface DemoOrigin {
  /** An integer. */
  readonly seed: number
  /** The end of the history, epoch milliseconds. */
  readonly nowMs: number
}

/** Of the demo world that servers show. */
export const DEMO_SEED = 1

/** A synthetic world as records: users, items, tags, ties and six months of interactions. */
export interface DemoWorld {
  readonly users: readonly UserRecord[]
  readonly items: readonly ItemRecord[]
  readonly tags: readonly TagRecord[]
  readonly taggings: readonly TaggingRecord[]
  readonly interactions: readonly InteractionRecord[]
  readonly ties: readonly TieRecord[]
  /** Hidden ground truth: the communities of each user, the main one first. */
  readonly communitiesOf: ReadonlyMap<string, readonly CommunityId[]>
}

/** Creates a demo world. Deterministic; takes about half a second. */
export function inventWorld({ seed, nowMs }: DemoOrigin): DemoWorld {
  const random = seededRandom(seed)
  const { people, catalog } = inventPeopleAndCatalog(random, nowMs)
  const social = inventTies(people, random.fork('ties'), nowMs)
  const interactions = inventInteractions(people, catalog, social, random.fork('interactions'), nowMs)
  const watched = inventEvenings(people, catalog.items, interactions, random.fork('evenings'), nowMs)
  const applied = inventAppliedTags(interactions, catalog, random.fork('applied tags'))
  return {
    users: people.map(({ record }) => record),
    items: catalog.items.map(({ record }) => record),
    tags: catalog.tags,
    taggings: [...catalog.items.flatMap(({ taggings }) => taggings), ...applied],
    interactions: watched,
    ties: social.records,
    communitiesOf: new Map(
      people.map(({ record, memberships }) => [record.id, memberships.map(({ community }) => community)]),
    ),
  }
}

/** The part of a demo world that takes least time: who and what there is, without ties and interactions. */
export function inventPeopleAndCatalog(random: Random, nowMs: number) {
  const people = inventPeople(random.fork('people'), nowMs)
  const catalog = inventCatalog(random.fork('catalog'), nowMs, (community) => authorsOf(people, community))
  return { people, catalog }
}

function authorsOf(people: readonly Person[], community: CommunityId) {
  return people
    .filter(({ role, memberships }) => role === 'author' && memberships[0].community === community)
    .map(({ record }) => ({ userId: record.id, name: record.name ?? record.id }))
}

/** The demo world as a data set. Every row is valid. */
export function demoDataSet(origin: DemoOrigin): DataSet {
  const world: { readonly [K in RecordKind]: readonly RecordOf[K][] } = inventWorld(origin)
  return {
    name: `demo-${origin.seed}`,
    size: RECORD_KINDS.reduce((sum, kind) => sum + world[kind].length, 0),
    rows: (kind, onRead) => rowsOf(kind, world[kind], onRead),
  }
}

async function* rowsOf<K extends RecordKind>(
  kind: K,
  records: readonly RecordOf[K][],
  onRead?: (amount: number) => void,
): AsyncGenerator<DataRow<K>> {
  let line = 0
  for (const record of records) {
    line++
    onRead?.(1)
    yield { isValid: true, file: `demo ${kind}`, line, record }
  }
}

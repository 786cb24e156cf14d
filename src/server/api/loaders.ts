import DataLoader from 'dataloader'
import { decisionsOf } from '../../consent/decisions.ts'
import { groupBy } from '../../domain/grouping.ts'
import { LEAST_CONTRIBUTORS } from '../../domain/policy.ts'
import type { Properties } from '../../domain/records.ts'
import * as queries from '../../graph/__generated__/queries.ts'
import { isOutage } from '../../graph/graph-error.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { readPropertyTypes, type StoredTypes } from '../../graph/property-types.ts'
import { once } from '../../graph/semaphore.ts'
import type { CatalogMemory } from '../../recommend/fallback/catalog-memory.ts'
import { type PageRequest, type Place, seek } from './connection.ts'
import type { ConsentModel, ItemModel, TagModel, UserModel } from './models.ts'

/** Batched reads of one request: all loads of one tick become one query, and each key is read once. */
export interface Loaders {
  readonly itemById: NodeLoader<ItemModel>
  readonly tagById: NodeLoader<TagModel>
  readonly userById: NodeLoader<UserModel>
  /** The types of free properties, read once. */
  propertyTypes(): Promise<StoredTypes>
  readonly userProperties: NodeLoader<Properties>
  /** All tags of items, which list only their strongest. */
  readonly allTagIds: NodeLoader<readonly string[]>
  readonly similarItems: ListLoader<queries.ItemsLikeRow>
  readonly itemsOfTag: ListLoader<queries.ItemsOfTagRow>
  readonly following: ListLoader<queries.FollowingRow>
  readonly followers: ListLoader<queries.FollowersRow>
  readonly history: ListLoader<queries.HistoryRow>
  readonly neighbors: ListLoader<queries.NeighborsOfRow>
  readonly blocked: ListLoader<queries.BlockedOrMutedRow>
  readonly muted: ListLoader<queries.BlockedOrMutedRow>
  /** The ids of the items that a user dismissed, oldest first. */
  readonly dismissals: NodeLoader<readonly string[]>
  readonly consentOf: NodeLoader<ConsentModel>
  /** What users decided, newest first. */
  readonly receipts: ListLoader<queries.ReceiptsOfRow>
  readonly followerCount: NodeLoader<number>
  readonly followingCount: NodeLoader<number>
}

export interface LoaderParts {
  readonly graph: GraphStore
  readonly catalog: CatalogMemory
}

/** What the loaders of a request depend on. */
export interface LoaderTerms {
  /** See `RecommendationRequest`. */
  readonly crowdsOnly: boolean
  /** Lists contain the items that are available at this instant, epoch milliseconds. */
  readonly nowMs: number
  /** Aborts running reads. */
  readonly signal: AbortSignal
  /** Items and tags may be read from a lagging member of a cluster. */
  readonly mayLag: boolean
}

/** Loaders for one request. */
export function openLoaders(
  { graph, catalog }: LoaderParts,
  { nowMs, signal, mayLag, crowdsOnly }: LoaderTerms,
): Loaders {
  const serving = servingVersion(graph, signal)
  const plain =
    <Row>(query: GraphQuery<ListQuestion, Row>) =>
    (question: ListQuestion) =>
      graph.run(query, question, { signal })
  /** Lists of derived edges of the serving version; empty before the first training. */
  const versioned =
    <More, Row>(query: GraphQuery<ListQuestion & { readonly version: string } & More, Row>, more: More) =>
    async (question: ListQuestion): Promise<readonly Row[]> => {
      const version = await serving()
      return version === null ? [] : graph.run(query, { ...question, version, ...more }, { signal })
    }
  const hidden = (type: 'BLOCKS' | 'MUTES') => (question: ListQuestion) =>
    graph.run(queries.blockedOrMuted, { ...question, type }, { signal })
  return {
    ...openNodeLoaders(graph, catalog, { signal, mayLag }),
    ...openFactLoaders(graph, signal),
    propertyTypes: typesLoader(graph, signal),
    similarItems: listLoader(
      versioned(queries.itemsLike, { now: nowMs, leastPeople: crowdsOnly ? LEAST_CONTRIBUTORS : 0 }),
    ),
    itemsOfTag: listLoader(versioned(queries.itemsOfTag, { now: nowMs })),
    following: listLoader(plain(queries.following)),
    followers: listLoader(plain(queries.followers)),
    history: listLoader(plain(queries.history)),
    neighbors: listLoader(versioned(queries.neighborsOf, {})),
    blocked: listLoader(hidden('BLOCKS')),
    muted: listLoader(hidden('MUTES')),
    receipts: listLoader(plain(queries.receiptsOf)),
  }
}

function openNodeLoaders(
  graph: GraphStore,
  catalog: CatalogMemory,
  { signal, mayLag }: Pick<LoaderTerms, 'signal' | 'mayLag'>,
) {
  return {
    itemById: nodeLoader(
      (ids) => catalog.items(ids, { signal, mayLag }),
      (row): ItemModel => ({ __typename: 'Item', ...row }),
    ),
    tagById: nodeLoader(
      (ids) => catalog.tags(ids, { signal, mayLag }),
      (row): TagModel => ({ __typename: 'Tag', ...row }),
    ),
    userById: nodeLoader(
      (ids) => graph.run(queries.usersByIds, { ids }, { signal }),
      (row): UserModel => ({ __typename: 'User', ...row }),
    ),
  }
}

/** Reads the types of properties once. While the graph is unavailable there are none, and values are shown as stored. */
function typesLoader(graph: GraphStore, signal: AbortSignal): () => Promise<StoredTypes> {
  return once(() =>
    readPropertyTypes(graph, { signal }).catch((error: unknown) => {
      if (!isOutage(error)) throw error
      return { revision: null, items: new Map(), users: new Map() }
    }),
  )
}

/** Loaders of facts about users. */
function openFactLoaders(graph: GraphStore, signal: AbortSignal) {
  return {
    userProperties: nodeLoader(
      (ids) => graph.run(queries.userProperties, { ids }, { signal }),
      ({ properties }) => properties,
    ),
    allTagIds: nodeLoader(
      async (ids) =>
        (await graph.run(queries.allTagIds, { ids }, { signal })).map((row) => ({ id: row.itemId, ...row })),
      ({ tagIds }) => tagIds,
    ),
    dismissals: nodeLoader(
      async (ids) => (await graph.run(queries.dismissedBy, { ids }, { signal })).map(byUser),
      ({ dismissedItemIds }) => dismissedItemIds,
    ),
    consentOf: nodeLoader(
      (ids) => graph.run(queries.consentsOf, { ids }, { signal }),
      (row): ConsentModel => ({ userId: row.id, version: row.version, decisions: decisionsOf(row) }),
    ),
    followerCount: nodeLoader(
      (ids) => graph.run(queries.followerCounts, { ids }, { signal }),
      ({ followers }) => followers,
    ),
    followingCount: nodeLoader(
      async (ids) => (await graph.run(queries.tieCounts, { ids }, { signal })).map(byUser),
      ({ follows }) => follows,
    ),
  }
}

function byUser<Row extends { readonly userId: string }>(row: Row): Row & { readonly id: string } {
  return { ...row, id: row.userId }
}

/** The serving version, read at most once in a request. */
function servingVersion(graph: GraphStore, signal: AbortSignal): () => Promise<string | null> {
  return once(async () => (await readGraphState(graph, { signal })).modelVersion)
}

/** Most ids in one query. */
const MAX_IDS = 1_000

/** Loads nodes by id; null for an id without a node. */
export type NodeLoader<Node> = DataLoader<string, Node | null>

/** Reads all ids of one tick by one query, each id once in a request. */
function nodeLoader<Row extends { readonly id: string }, Node>(
  fetch: (ids: string[]) => Promise<readonly Row[]>,
  model: (row: Row) => Node,
): NodeLoader<Node> {
  return new DataLoader(
    async (ids) => {
      const rows = await fetch([...ids])
      const byId = new Map(rows.map((row) => [row.id, model(row)]))
      return ids.map((id) => byId.get(id) ?? null)
    },
    { maxBatchSize: MAX_IDS },
  )
}

/** The nodes that exist, in the order asked. */
export async function loadPresent<Node>(loader: NodeLoader<Node>, ids: readonly string[]): Promise<Node[]> {
  const nodes = await Promise.all(ids.map((id) => loader.load(id)))
  return nodes.filter((node) => node !== null)
}

/** Most owners in one query. */
const MAX_OWNERS = 500

/** A row of a list with an owner. */
export interface ListedRow extends Place {
  readonly ownerId: string
}

/** Parameters of a query for the same page of many lists. */
export interface ListQuestion {
  readonly ownerIds: string[]
  readonly afterRank: number
  readonly afterId: string
  readonly limit: number
}

/** The rows of a page of one owner, and one more if more follow. */
export type ListLoader<Row> = (ownerId: string, page: PageRequest) => Promise<readonly Row[]>

interface Key {
  readonly ownerId: string
  readonly page: PageRequest
}

/** Reads the same page of many owners by one query. */
function listLoader<Row extends ListedRow>(
  fetch: (question: ListQuestion) => Promise<readonly Row[]>,
): ListLoader<Row> {
  const loader = new DataLoader<Key, readonly Row[], string>((keys) => fetchAll(keys, fetch), {
    cacheKeyFn: ({ ownerId, page }) => `${pageKey(page)} ${ownerId}`,
    maxBatchSize: MAX_OWNERS,
  })
  return (ownerId, page) => loader.load({ ownerId, page })
}

async function fetchAll<Row extends ListedRow>(
  keys: readonly Key[],
  fetch: (question: ListQuestion) => Promise<readonly Row[]>,
): Promise<readonly (readonly Row[])[]> {
  const groups = groupBy(keys, ({ page }) => pageKey(page))
  const answers = new Map<string, ReadonlyMap<string, readonly Row[]>>()
  await Promise.all(
    [...groups].map(async ([key, members]) => {
      const page = members[0]?.page
      const rows = page ? await fetch({ ownerIds: members.map(({ ownerId }) => ownerId), ...seek(page) }) : []
      answers.set(
        key,
        groupBy(rows, ({ ownerId }) => ownerId),
      )
    }),
  )
  return keys.map(({ ownerId, page }) => answers.get(pageKey(page))?.get(ownerId) ?? [])
}

function pageKey({ first, after }: PageRequest): string {
  return JSON.stringify([first, after?.rank, after?.id])
}

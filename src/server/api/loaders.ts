import DataLoader from 'dataloader'
import { decisionsOf } from '../../consent/decisions.ts'
import { groupBy, groupByUser } from '../../domain/grouping.ts'
import { isWithin } from '../../domain/identity-span.ts'
import { LEAST_CONTRIBUTORS } from '../../domain/policy.ts'
import type { Properties } from '../../domain/records.ts'
import { storedEvents } from '../../events/apply/refresh-seen.ts'
import { type Identity, readIdentities } from '../../events/identities.ts'
import * as queries from '../../graph/__generated__/queries.ts'
import { isOutage } from '../../graph/graph-error.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { readPropertyTypes, type StoredTypes } from '../../graph/property-types.ts'
import { once } from '../../graph/semaphore.ts'
import { CLICKED_ITEMS } from '../../metrics/metric-rows.ts'
import { readShownLately } from '../../metrics/read-shown-items.ts'
import type { ShownItems } from '../../metrics/shown-items.ts'
import type { CatalogMemory } from '../../recommend/fallback/catalog-memory.ts'
import { type PageRequest, type Place, seek } from './connection.ts'
import type { ConsentModel, ItemModel, TagModel, UserEventModel, UserModel } from './models.ts'

/** Batched reads of one request: all loads of one tick become one query, and each key is read once. */
export interface Loaders {
  /** Without items that only events name, unless the caller has the scope `server`: any user can make one up. */
  readonly itemById: NodeLoader<ItemModel>
  readonly tagById: NodeLoader<TagModel>
  /** Tags as this process remembers them until the next write. */
  readonly namedTags: NodeLoader<queries.ListedTagsRow>
  readonly userById: NodeLoader<UserModel>
  readonly placementByKey: NodeLoader<queries.PlacementsByKeysRow>
  readonly placementVersionById: NodeLoader<queries.PlacementVersionsByIdsRow>
  /** What any list showed in the last 28 days, and what was clicked there; each read once. */
  shownLately(): Promise<ShownItems>
  clickedLately(): Promise<ShownItems>
  /** The types of free properties, read once. */
  propertyTypes(): Promise<StoredTypes>
  readonly userProperties: NodeLoader<Properties>
  /** All tags of items, which list only their strongest. */
  readonly allTagIds: NodeLoader<readonly string[]>
  readonly similarItems: ListLoader<queries.ItemsLikeRow>
  readonly boughtWith: ListLoader<queries.ItemsBoughtWithRow>
  readonly itemsOfTag: ListLoader<queries.ItemsOfTagRow>
  readonly following: ListLoader<queries.FollowingRow>
  readonly followers: ListLoader<queries.FollowersRow>
  readonly history: ListLoader<queries.HistoryRow>
  /**
   * All events that the graph keeps of the newest 1,000 items of a user, and of as many of their visitors within the spans; each once.
   */
  readonly newestEvents: DataLoader<string, readonly UserEventModel[]>
  readonly neighbors: ListLoader<queries.NeighborsOfRow>
  readonly blocked: ListLoader<queries.KeptOutRow>
  readonly muted: ListLoader<queries.KeptOutRow>
  readonly notSuggested: ListLoader<queries.KeptOutRow>
  /** The ids of the items that a user dismissed, oldest first. */
  readonly dismissals: NodeLoader<readonly string[]>
  readonly consentOf: NodeLoader<ConsentModel>
  /** What users decided, newest first. */
  readonly receipts: ListLoader<queries.ReceiptsOfRow>
  /** Whether the user of the token follows a person, and the person them; null without a token. */
  readonly tiesWithViewer: NodeLoader<queries.TiesWithViewerRow>
  readonly followerCount: NodeLoader<number>
  /** As counted by trainings and changed by follows: reads no tie. Null before the first of them. */
  readonly storedFollowerCount: NodeLoader<number>
  readonly followingCount: NodeLoader<number>
  /** The visitors and external ids of users, each with the span in which they are the user. */
  readonly identitiesOf: DataLoader<string, readonly Identity[]>
}

export interface LoaderParts {
  readonly graph: GraphStore
  readonly catalog: CatalogMemory
}

/** What the loaders of a request depend on. */
export interface LoaderTerms {
  /** See `RecommendationRequest`. */
  readonly crowdsOnly: boolean
  /** The user of the token; null without one. */
  readonly viewerId: string | null
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
  { viewerId, nowMs, signal, mayLag, crowdsOnly }: LoaderTerms,
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
  const hidden = (type: 'BLOCKS' | 'MUTES' | 'DISMISSED') => (question: ListQuestion) =>
    graph.run(queries.keptOut, { ...question, type }, { signal })
  return {
    ...openNodeLoaders(graph, catalog, { signal, mayLag, crowdsOnly }),
    ...openFactLoaders(graph, signal),
    ...openFollowerLoaders(graph, viewerId, signal),
    ...openPlacementLoaders(graph, signal),
    shownLately: once(() => readShownLately(graph, nowMs, { signal })),
    clickedLately: once(() => readShownLately(graph, nowMs, { signal }, CLICKED_ITEMS)),
    propertyTypes: typesLoader(graph, signal),
    similarItems: listLoader(
      versioned(queries.itemsLike, { now: nowMs, leastPeople: crowdsOnly ? LEAST_CONTRIBUTORS : 0 }),
    ),
    boughtWith: listLoader(versioned(queries.itemsBoughtWith, { now: nowMs })),
    itemsOfTag: listLoader(versioned(queries.itemsOfTag, { now: nowMs })),
    following: listLoader(plain(queries.following)),
    followers: listLoader(plain(queries.followers)),
    history: listLoader(plain(queries.history)),
    newestEvents: eventLoader(graph, signal),
    identitiesOf: identityLoader(graph, signal),
    neighbors: listLoader(versioned(queries.neighborsOf, {})),
    blocked: listLoader(hidden('BLOCKS')),
    muted: listLoader(hidden('MUTES')),
    notSuggested: listLoader(hidden('DISMISSED')),
    receipts: listLoader(plain(queries.receiptsOf)),
  }
}

function openNodeLoaders(
  graph: GraphStore,
  catalog: CatalogMemory,
  { signal, mayLag, crowdsOnly }: Pick<LoaderTerms, 'signal' | 'mayLag' | 'crowdsOnly'>,
) {
  return {
    itemById: nodeLoader(
      (ids) => catalog.items(ids, { signal, mayLag }),
      (row): ItemModel | null =>
        crowdsOnly && row.properties.isUndescribed ? null : { __typename: 'Item', ...row },
    ),
    tagById: nodeLoader(
      (ids) => catalog.tags(ids, { signal, mayLag }),
      (row): TagModel => ({ __typename: 'Tag', ...row }),
    ),
    namedTags: nodeLoader(
      (ids) => catalog.tagNames(ids, { signal }),
      (row) => row,
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
  }
}

/** Items of a user whose events are listed: those of their newest events. */
const MOST_ITEMS = 1_000

/** Reads the events of each user once in a request, whatever the filters of its lists. */
function eventLoader(graph: GraphStore, signal: AbortSignal): Loaders['newestEvents'] {
  return new DataLoader((userIds) => Promise.all(userIds.map((userId) => eventsOf(graph, userId, signal))))
}

async function eventsOf(
  graph: GraphStore,
  userId: string,
  signal: AbortSignal,
): Promise<readonly UserEventModel[]> {
  const page = { userId, limit: MOST_ITEMS }
  const [own, identified] = await Promise.all([
    graph.run(queries.newestInteractions, page, { signal }),
    graph.run(queries.identifiedInteractions, page, { signal }),
  ])
  const events = [...own.map((row) => ({ ...row, from: 0, until: null })), ...identified].flatMap((row) =>
    storedEvents(row)
      .events.filter(({ atMs }) => isWithin({ fromMs: row.from, untilMs: row.until }, atMs))
      .map(({ eventId, kind, atMs, value, facts }) => ({
        ...facts?.details,
        eventId,
        itemId: row.itemId,
        kind,
        occurredAt: new Date(atMs),
        count: kind === 'rating' ? 1 : value,
        rating: kind === 'rating' ? value : null,
      })),
  )
  // A browser may send an event again after its user has signed in.
  return [...new Map(events.map((event) => [`${event.eventId}\n${event.itemId}`, event])).values()]
}

/** Reads the visitors of all users of one tick by one query. */
function identityLoader(graph: GraphStore, signal: AbortSignal): Loaders['identitiesOf'] {
  return new DataLoader(async (userIds) => {
    const links = groupByUser(await readIdentities(graph, userIds, { signal }))
    return userIds.map((userId) => links.get(userId) ?? [])
  })
}

function openPlacementLoaders(graph: GraphStore, signal: AbortSignal) {
  return {
    placementByKey: nodeLoader(
      (keys) => graph.run(queries.placementsByKeys, { keys }, { signal }),
      (row) => row,
    ),
    placementVersionById: nodeLoader(
      (ids) => graph.run(queries.placementVersionsByIds, { ids }, { signal }),
      (row) => row,
    ),
  }
}

/** Loaders of who follows whom, and of how many do. */
function openFollowerLoaders(graph: GraphStore, viewerId: string | null, signal: AbortSignal) {
  return {
    tiesWithViewer: nodeLoader(
      async (ids) =>
        viewerId === null ? [] : graph.run(queries.tiesWithViewer, { viewerId, ids }, { signal }),
      (row) => row,
    ),
    followerCount: nodeLoader(
      (ids) => graph.run(queries.followerCounts, { ids }, { signal }),
      ({ followers }) => followers,
    ),
    storedFollowerCount: nodeLoader(
      (ids) => graph.run(queries.storedFollowerCounts, { ids }, { signal }),
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
  model: (row: Row) => Node | null,
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

/** The ids that no node has, in their order. */
export async function missingIds<Node>(loader: NodeLoader<Node>, ids: readonly string[]): Promise<string[]> {
  const nodes = await Promise.all(ids.map((id) => loader.load(id)))
  return ids.filter((_, at) => nodes[at] === null)
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

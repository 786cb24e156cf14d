import type { InteractionEvent } from '../domain/event.ts'
import type { JournalEntry } from '../events/journal/journal.ts'
import {
  exportedEngagements,
  exportedFollowers,
  exportedInteractions,
  exportedTags,
  exportedTies,
  exportedUser,
  receiptsOf,
} from '../graph/__generated__/queries.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { pages } from '../graph/keyset-pages.ts'
import type { ServedModels } from '../model/served-models.ts'
import { interests } from '../recommend/interests.ts'
import type { ServedList } from '../recommend/serving/served-lists.ts'

/** Where data came from: the user said it, their actions were recorded, or Attune computed it. */
export type DataOrigin = 'stated' | 'observed' | 'inferred'

export type ExportedValue =
  | string
  | number
  | boolean
  | null
  | readonly ExportedValue[]
  | { readonly [name: string]: ExportedValue }

export type ExportedRow = Readonly<Record<string, ExportedValue>>

/** One kind of data about a user. Every row has all columns; absent values are null. */
export interface ExportedKind {
  /** In camel case, such as `recentEngagements`. */
  readonly name: string
  readonly origin: DataOrigin
  readonly columns: readonly string[]
  /** Read from the stores while it is iterated. */
  readonly rows: AsyncIterable<ExportedRow>
}

export interface ExportParts {
  readonly graph: GraphStore
  readonly models: ServedModels
  /** The user's events that the journal of this process still has, oldest first. */
  readonly journaledEvents: (userId: string) => AsyncIterable<JournalEntry>
  /** The user's events that could not be applied. */
  readonly deadLetters: (userId: string) => AsyncIterable<JournalEntry>
  /** The user's lists that this process still has, oldest first. */
  readonly servedLists: (userId: string) => AsyncIterable<ServedList>
  readonly nowMs: () => number
}

/** Relationships per read. A page reads all relationships of its type, so pages are large. */
const PAGE = 5_000

/** Properties of a user that Attune derives. All others are stated by the user or by the operator for them. */
const DERIVED = new Set([
  'lastAt',
  'recentCount',
  'recentStamp',
  'followerCount',
  'neighborsAt',
  'neighborsVersion',
])

/** Lists of a user that have kinds of their own. */
const LISTS = new Set(['olderSeenItemIds', 'olderSeenAts', 'olderSeenKinds', 'dismissedItemIds'])

/** Properties of nodes and relationships that are epoch milliseconds. */
const INSTANTS = new Set(['createdAt', 'lastAt', 'neighborsAt', 'since', 'at'])

const RECEIPT_COLUMNS = ['id', 'version', 'at', 'granted', 'denied', 'policyVersion', 'origin']

const EVENT_COLUMNS = [
  'eventId',
  'itemId',
  'kind',
  'at',
  'value',
  'count',
  'portion',
  'dwellMs',
  'recommendationId',
  'rank',
  'propensity',
  'price',
  'quantity',
  'query',
  'sessionId',
  'properties',
]

/**
 * Everything that is stored or inferred about a user, kind by kind. Kinds of an unknown user have no rows, except what the
 * journal and the served lists have of them. Ids of people in whose derived data the user merely appears are left out, and
 * so are blocks and mutes by others: these are personal data of those people.
 *
 * @throws GraphError and AttuneError while rows are read
 */
export function exportedKinds(
  parts: ExportParts,
  userId: string,
  options: RunOptions = {},
): readonly ExportedKind[] {
  const { graph } = parts
  const properties = once(async () => {
    const [row] = await graph.run(exportedUser, { userId }, options)
    return (row?.properties ?? {}) as ExportedRow
  })
  const ties = (type: string) =>
    pages((afterId, limit) => graph.run(exportedTies, { userId, type, afterId, limit }, options), PAGE)
  const tags = (type: string) =>
    pages((afterId, limit) => graph.run(exportedTags, { userId, type, afterId, limit }, options), PAGE)
  const interactions = () =>
    pages((afterId, limit) => graph.run(exportedInteractions, { userId, afterId, limit }, options), PAGE)
  const engagements = pages(
    (afterId, limit) => graph.run(exportedEngagements, { userId, afterId, limit }, options),
    PAGE,
  )
  const followers = pages(
    (afterId, limit) => graph.run(exportedFollowers, { userId, afterId, limit }, options),
    PAGE,
  )
  return [
    { name: 'profile', origin: 'stated', columns: ['name', 'value'], rows: profile(properties, false) },
    edges('following', 'stated', 'userId', ['strength', 'since'], ties('FOLLOWS')),
    edges('followers', 'observed', 'userId', ['strength', 'since'], followers),
    edges('unfollowed', 'stated', 'userId', ['at'], ties('UNFOLLOWED')),
    edges('dismissedUsers', 'stated', 'userId', ['at'], ties('DISMISSED')),
    edges('blocks', 'stated', 'userId', ['since'], ties('BLOCKS')),
    edges('mutes', 'stated', 'userId', ['since'], ties('MUTES')),
    edges('statedInterests', 'stated', 'tagId', ['factor', 'weight'], tags('INTERESTED_IN')),
    edges('appliedTags', 'stated', 'tagId', ['weight', 'importSets', 'importShares'], tags('APPLIED_TAG')),
    { name: 'dismissals', origin: 'stated', columns: ['itemId'], rows: dismissals(properties) },
    edges(
      'interactions',
      'observed',
      'itemId',
      ['weight', 'servedWeight', 'lastAt', 'count', 'eventFacts', 'archivedEvents', 'archivedImportIds'],
      interactions(),
    ),
    {
      name: 'events',
      origin: 'observed',
      columns: ['itemId', 'eventId', 'kind', 'at', 'value'],
      rows: storedEvents(interactions()),
    },
    edges(
      'recentEngagements',
      'observed',
      'itemId',
      ['weight', 'servedWeight', 'lastAt', 'kinds'],
      engagements,
    ),
    {
      name: 'olderSeenItems',
      origin: 'observed',
      columns: ['itemId', 'at', 'kinds'],
      rows: olderSeen(properties),
    },
    {
      name: 'consentReceipts',
      origin: 'stated',
      columns: RECEIPT_COLUMNS,
      rows: consentReceipts(graph, userId, options),
    },
    {
      name: 'journaledEvents',
      origin: 'observed',
      columns: EVENT_COLUMNS,
      rows: journaled(parts.journaledEvents(userId)),
    },
    {
      name: 'deadLetters',
      origin: 'observed',
      columns: EVENT_COLUMNS,
      rows: journaled(parts.deadLetters(userId)),
    },
    { name: 'activity', origin: 'inferred', columns: ['name', 'value'], rows: profile(properties, true) },
    {
      name: 'inferredInterests',
      origin: 'inferred',
      columns: ['tagId', 'probability'],
      rows: inferredInterests(parts, userId, options),
    },
    // Without ids: these people did not agree that the user learns of the similarity.
    edges('neighbors', 'inferred', null, ['similarity', 'rank', 'version'], ties('NEIGHBOR_OF')),
    edges('twoHopTies', 'inferred', null, ['strength', 'rank', 'version'], ties('TWO_HOP_TIE')),
    edges('friendsOfFriends', 'inferred', null, ['strength', 'rank', 'version'], ties('FRIEND_OF_FRIEND')),
    edges('topFollowed', 'inferred', null, ['strength', 'rank', 'version'], ties('TOP_FOLLOWED')),
    {
      name: 'modelVector',
      origin: 'inferred',
      columns: ['modelVersion', 'vector'],
      rows: modelVector(parts, userId, options),
    },
    {
      name: 'servedLists',
      origin: 'inferred',
      columns: SERVED_COLUMNS,
      rows: servedItems(parts.servedLists(userId)),
    },
  ]
}

/** A relationship as stored. */
interface StoredEdge {
  /** Id of the node at its other end. */
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** A kind with one row per relationship. @param idColumn null: without the id of the other end */
function edges(
  name: string,
  origin: DataOrigin,
  idColumn: string | null,
  columns: readonly string[],
  read: AsyncIterable<readonly StoredEdge[]>,
): ExportedKind {
  async function* rows(): AsyncGenerator<ExportedRow> {
    for await (const page of read) {
      for (const { id, properties } of page) {
        const values = columns.map((column) => [column, readable(column, properties[column])])
        yield Object.fromEntries(idColumn === null ? values : [[idColumn, id], ...values]) as ExportedRow
      }
    }
  }
  return { name, origin, columns: idColumn === null ? columns : [idColumn, ...columns], rows: rows() }
}

async function* profile(
  properties: () => Promise<ExportedRow>,
  isDerived: boolean,
): AsyncGenerator<ExportedRow> {
  for (const [name, value] of Object.entries(await properties())) {
    if (LISTS.has(name) || DERIVED.has(name) !== isDerived) continue
    yield { name, value: readable(name, value) }
  }
}

async function* dismissals(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  for (const itemId of listOf((await properties()).dismissedItemIds)) yield { itemId }
}

async function* olderSeen(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  const { olderSeenItemIds, olderSeenAts, olderSeenKinds } = await properties()
  const [ats, kinds] = [listOf(olderSeenAts), listOf(olderSeenKinds)]
  for (const [index, itemId] of listOf(olderSeenItemIds).entries()) {
    yield { itemId, at: instant(ats[index]), kinds: kinds[index] ?? null }
  }
}

/** What the user decided about purposes, newest first. */
async function* consentReceipts(
  graph: GraphStore,
  userId: string,
  options: RunOptions,
): AsyncGenerator<ExportedRow> {
  for (let afterRank = Number.MAX_SAFE_INTEGER; ; ) {
    const page = { ownerIds: [userId], afterRank, afterId: '', limit: PAGE }
    const rows = await graph.run(receiptsOf, page, options)
    for (const { id, rank: version, at, granted, denied, policyVersion, origin } of rows) {
      yield { id, version, at: instant(at), granted, denied, policyVersion, origin }
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    afterRank = last.rank
  }
}

/** The newest events of each interaction. Older ones are part of its weight and count only. */
async function* storedEvents(read: AsyncIterable<readonly StoredEdge[]>): AsyncGenerator<ExportedRow> {
  for await (const page of read) {
    for (const { id: itemId, properties } of page) {
      const [ids, ats, kinds, values] = ['eventIds', 'eventAts', 'eventKinds', 'eventValues'].map((name) =>
        listOf(properties[name]),
      )
      for (const [index, eventId] of (ids ?? []).entries()) {
        yield {
          itemId,
          eventId,
          kind: kinds?.[index] ?? null,
          at: instant(ats?.[index]),
          value: values?.[index] ?? null,
        }
      }
    }
  }
}

async function* journaled(entries: AsyncIterable<JournalEntry>): AsyncGenerator<ExportedRow> {
  for await (const { event } of entries) yield eventRow(event)
}

function eventRow({ details = {}, ...event }: InteractionEvent): ExportedRow {
  return {
    eventId: event.eventId,
    itemId: event.itemId,
    kind: event.kind,
    at: instant(event.atMs),
    value: event.value,
    count: event.count,
    portion: event.portion ?? null,
    dwellMs: event.dwellMs ?? null,
    recommendationId: event.recommendationId ?? null,
    rank: event.position ?? null,
    propensity: event.propensity ?? null,
    price: details.price ?? null,
    quantity: details.quantity ?? null,
    query: details.query ?? null,
    sessionId: details.sessionId ?? null,
    properties: details.properties ?? null,
  }
}

async function* inferredInterests(
  parts: ExportParts,
  userId: string,
  options: RunOptions,
): AsyncGenerator<ExportedRow> {
  const found = await interests(parts, userId, { nowMs: parts.nowMs(), temperature: 1, ...options })
  for (const { tagId, probability } of found) yield { tagId, probability }
}

/** What the serving model has learned of the user. */
async function* modelVector(
  { graph, models }: ExportParts,
  userId: string,
  options: RunOptions,
): AsyncGenerator<ExportedRow> {
  const { modelVersion } = await readGraphState(graph, options)
  if (modelVersion === null) return
  const { factors } = await models.load(modelVersion)
  const place = factors?.people.index.get(userId)
  if (!factors || place === undefined) return
  const { dimension, people } = factors
  const vector = [...people.vectors.subarray(place * dimension, (place + 1) * dimension)]
  yield { modelVersion, vector }
}

const SERVED_COLUMNS = [
  'recommendationId',
  'servedAt',
  'expiresAt',
  'modelVersion',
  'personalization',
  'rank',
  'itemId',
  'logit',
  'probability',
  'propensity',
  'contributions',
  'reasons',
]

/** One row per item of a list. */
async function* servedItems(lists: AsyncIterable<ServedList>): AsyncGenerator<ExportedRow> {
  for await (const list of lists) {
    const { recommendationId, servedAtMs, expiresAtMs, modelVersion, personalization } = list
    for (const [index, item] of list.items.entries()) {
      yield {
        recommendationId,
        servedAt: instant(servedAtMs),
        expiresAt: instant(expiresAtMs),
        modelVersion,
        personalization,
        rank: index + 1,
        itemId: item.itemId,
        logit: item.logit,
        probability: item.probability,
        propensity: item.propensity ?? null,
        contributions: item.contributions.map(({ source, logit, share }) => ({ source, logit, share })),
        reasons: item.shownReasons?.map(({ text }) => text) ?? null,
      }
    }
  }
}

/** A stored value as exported: instants as ISO 8601 texts, absent values as null. */
function readable(name: string, value: unknown): ExportedValue {
  if (INSTANTS.has(name)) return instant(value)
  return (value ?? null) as ExportedValue
}

function instant(value: unknown): string | null {
  return typeof value === 'number' ? new Date(value).toISOString() : null
}

function listOf(value: unknown): readonly ExportedValue[] {
  return Array.isArray(value) ? value : []
}

/** Reads at the first call only. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => {
    reading ??= read()
    return reading
  }
}

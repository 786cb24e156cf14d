import type { Consents } from '../domain/consent.ts'
import type { InteractionEvent } from '../domain/event.ts'
import { SLOT_MS, slotsOf } from '../domain/exposure.ts'
import { placesIn } from '../domain/shown-places.ts'
import type { Steer } from '../domain/viewer.ts'
import type { JournalEntry } from '../events/journal/journal.ts'
import { instantOf } from '../events/older-event-ids.ts'
import { receiptsOf } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { isLearnedOfUsers, type StoredPart } from '../graph/user-parts.ts'
import type { ServedModels } from '../model/served-models.ts'
import { decodeUserVector } from '../model/user-vectors.ts'
import { interests } from '../recommend/interests.ts'
import { type OwnSegmentParts, segmentsOf } from '../recommend/people/segment-people.ts'
import type { ServedList } from '../recommend/serving/served-lists.ts'
import type { ExportedRow, ExportedValue } from './exported-kind.ts'

/** Receipts per read. */
const PAGE = 5_000

/** Properties of a user that Attune derives. All others are stated by the user or by the operator for them. */
const DERIVED = new Set([
  'lastAt',
  'ownLastAt',
  'recentCount',
  'recentStamp',
  'followerCount',
  'neighborsAt',
  'neighborsVersion',
  'profileResetAt',
])

/** Lists of a user that have kinds of their own. */
const LISTS = new Set([
  'olderSeenItemIds',
  'olderSeenAts',
  'olderSeenKinds',
  'dismissedItemIds',
  'shownPlacements',
  'shownAts',
  'olderEventIds',
  'shownItemIds',
  'shownLastSlots',
  'shownBits',
  'shownPlaces',
  'steers',
])

/** Properties of nodes and relationships that are epoch milliseconds. */
const INSTANTS = new Set(['createdAt', 'lastAt', 'ownLastAt', 'neighborsAt', 'profileResetAt', 'since', 'at'])

/** A relationship as stored. */
export interface StoredEdge {
  /** Id of the node at its other end. */
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** One row per relationship. @param idColumn null: without the id of the other end */
export async function* edgeRows(
  read: AsyncIterable<readonly StoredEdge[]>,
  idColumn: string | null,
  columns: readonly string[],
): AsyncGenerator<ExportedRow> {
  for await (const page of read) {
    for (const { id, properties } of page) {
      const values = columns.map((column) => [column, readable(column, properties[column])])
      yield Object.fromEntries(idColumn === null ? values : [[idColumn, id], ...values]) as ExportedRow
    }
  }
}

/** Properties of the user without lists: those that Attune derives, or all others. */
export async function* profile(
  properties: () => Promise<ExportedRow>,
  isDerived: boolean,
): AsyncGenerator<ExportedRow> {
  for (const [name, value] of Object.entries(await properties())) {
    if (LISTS.has(name) || DERIVED.has(name) !== isDerived) continue
    yield { name, value: readable(name, value) }
  }
}

/** The items that the user dismissed. */
export async function* dismissals(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  for (const itemId of listOf((await properties()).dismissedItemIds)) yield { itemId }
}

/** Seen items beyond the recent engagements. */
export async function* olderSeen(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  const { olderSeenItemIds, olderSeenAts, olderSeenKinds } = await properties()
  const [ats, kinds] = [listOf(olderSeenAts), listOf(olderSeenKinds)]
  for (const [index, itemId] of listOf(olderSeenItemIds).entries()) {
    yield { itemId, at: instant(ats[index]), kinds: kinds[index] ?? null }
  }
}

/** When the user was shown placements and promotions with a frequency cap. */
export async function* shownPlacements(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  const { shownPlacements: names, shownAts } = await properties()
  for (const [index, placement] of listOf(names).entries()) {
    const ats = String(listOf(shownAts)[index]).split(' ')
    for (const at of ats) yield { placement, at: instant(Number(at)) }
  }
}

/** When the user was lately shown items, as it is stored. */
export async function* exposures(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  const { shownItemIds, shownLastSlots, shownBits } = await properties()
  for (const [index, itemId] of listOf(shownItemIds).entries()) {
    const [lastSlot, bits] = [Number(listOf(shownLastSlots)[index]), Number(listOf(shownBits)[index])]
    for (const slot of slotsOf({ lastSlot, bits })) {
      yield { itemId, from: instant(slot * SLOT_MS), until: instant((slot + 1) * SLOT_MS), lastSlot, bits }
    }
  }
}

/** The places that the user saw of their newest lists. */
export async function* shownPlaces(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  for (const text of listOf((await properties()).shownPlaces)) {
    const { recommendationId, ranks } = placesIn(String(text))
    for (const rank of ranks) yield { recommendationId, rank, places: text }
  }
}

/** Hashed ids of events that interactions no longer have. */
export async function* olderEventIds(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  for (const text of listOf((await properties()).olderEventIds)) {
    yield { at: instant(instantOf(String(text))), id: String(text) }
  }
}

/** What the user asked to see more and less of. */
export async function* steerRows(properties: () => Promise<ExportedRow>): AsyncGenerator<ExportedRow> {
  for (const text of listOf((await properties()).steers)) {
    const { id, direction, target, where, atMs, untilMs } = JSON.parse(String(text)) as Steer
    yield { id, direction, target, where: JSON.stringify(where), at: instant(atMs), until: instant(untilMs) }
  }
}

export const RECEIPT_COLUMNS = ['id', 'version', 'at', 'granted', 'denied', 'policyVersion', 'origin']

/** What the user decided about purposes, newest first. */
export async function* consentReceipts(
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
export async function* storedEvents(read: AsyncIterable<readonly StoredEdge[]>): AsyncGenerator<ExportedRow> {
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

export const EVENT_COLUMNS = [
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
  'orderId',
  'commentLength',
  'query',
  'sessionId',
  'context',
  'properties',
  'statedAt',
  'shown',
]

/** Events as recorded. */
export async function* journaled(entries: AsyncIterable<JournalEntry>): AsyncGenerator<ExportedRow> {
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
    price: details.price ? { ...details.price } : null,
    quantity: details.quantity ?? null,
    orderId: details.orderId ?? null,
    commentLength: details.commentLength ?? null,
    query: details.query ?? null,
    sessionId: details.sessionId ?? null,
    context: details.context ? { ...details.context } : null,
    properties: details.properties ?? null,
    statedAt: instant(details.statedAtMs),
    shown: event.shown ? event.shown.map(({ itemId }) => itemId) : null,
  }
}

/** The segments that the user is in. */
export async function* segmentRows(
  parts: OwnSegmentParts & Pick<ModelParts, 'nowMs'>,
  userId: string,
  options: RunOptions,
): AsyncGenerator<ExportedRow> {
  const names = await segmentsOf(parts, userId, { ...options, nowMs: parts.nowMs() })
  for (const name of names) yield { name }
}

/** What reads the serving model. */
interface ModelParts {
  readonly consents: Consents
  readonly graph: GraphStore
  readonly models: ServedModels
  readonly nowMs: () => number
}

/** The tags that the user is likely to like. */
export async function* inferredInterests(
  parts: ModelParts,
  userId: string,
  options: RunOptions,
): AsyncGenerator<ExportedRow> {
  const found = await interests(parts, userId, { nowMs: parts.nowMs(), temperature: 1, ...options })
  for (const { tagId, probability } of found) yield { tagId, probability }
}

/** Reads the parts of models, of all versions, that hold a vector of the user. */
type ReadUserParts = () => Promise<readonly StoredPart[]>

/** What the models of the graph have learned of the user: the serving one, and the one that is kept from before. */
export async function* modelVectors(read: ReadUserParts, userId: string): AsyncGenerator<ExportedRow> {
  for (const part of await read()) {
    if (isLearnedOfUsers(part.id)) continue
    yield { modelVersion: versionOf(part), vector: vectorIn(part, userId) }
  }
}

/** What they have learned of what the user likes. */
export async function* tasteVectors(read: ReadUserParts, userId: string): AsyncGenerator<ExportedRow> {
  for (const part of await read()) {
    const { id, memberIds, vectors } = part
    if (!isLearnedOfUsers(id)) continue
    const vector = decodeUserVector(vectors, memberIds.length, memberIds.indexOf(userId))
    yield { modelVersion: versionOf(part), vector }
  }
}

function versionOf({ id }: StoredPart): string {
  return id.slice(0, id.indexOf('/'))
}

/** The vector of a member of a part of 32-bit floats. */
function vectorIn({ memberIds, vectors }: StoredPart, userId: string): readonly number[] {
  const bytes = Buffer.from(vectors, 'base64')
  const width = bytes.length / memberIds.length
  const at = memberIds.indexOf(userId) * width
  return Array.from({ length: width / 4 }, (_, place) => bytes.readFloatLE(at + 4 * place))
}

export const SERVED_COLUMNS = [
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
export async function* servedItems(lists: AsyncIterable<ServedList>): AsyncGenerator<ExportedRow> {
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

/** An instant as exported. */
export function instant(value: unknown): string | null {
  return typeof value === 'number' ? new Date(value).toISOString() : null
}

function listOf(value: unknown): readonly ExportedValue[] {
  return Array.isArray(value) ? value : []
}

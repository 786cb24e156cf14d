import { type Consents, withheldTags } from '../../domain/consent.ts'
import type { Filter } from '../../domain/filter.ts'
import { inBatches } from '../../domain/grouping.ts'
import { TopK } from '../../domain/top-k.ts'
import { compareIds } from '../../domain/viewer.ts'
import { type AudienceFactsRow, audienceFacts } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { FactorModel } from '../../model/factor-model.ts'
import { foldIn } from '../../model/fold-in.ts'
import type { ServedModels } from '../../model/served-models.ts'
import type { UserFactors, UserFactorTable } from '../../model/user-factors.ts'
import { userProduct } from '../../model/user-vectors.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'
import { inTurns } from '../../snapshot/turns.ts'
import { servingState } from '../read-viewer.ts'
import type { EngagementsOf, PersonEngagements } from '../sources/engagement-cache.ts'
import { itemOf } from '../sources/weighted-walk.ts'
import { tagCounts, tagTable } from '../tag-table.ts'
import { compilePeople, LEAST_PEOPLE, type SegmentParts } from './segment-people.ts'

/** A user who may like an item. */
export interface AudienceMember {
  readonly id: string
  /** About 1 for a user who is sure to engage with the item, > 0. */
  readonly score: number
}

/** Why an audience is empty: no version that knows users serves, it does not know the item, or too few people qualify. */
export const EMPTY_AUDIENCE_REASONS = ['not-trained', 'unknown-item', 'too-few-people'] as const

export type EmptyAudienceReason = (typeof EMPTY_AUDIENCE_REASONS)[number]

export interface Audience {
  /** Best first, at most `POOL`. */
  readonly people: readonly AudienceMember[]
  /** A lower bound of the number of users of at least `LEAST_SCORE`; null for fewer than `LEAST_PEOPLE`. */
  readonly sizeEstimate: number | null
  /** Null if there are people. */
  readonly emptyReason: EmptyAudienceReason | null
}

export interface AudienceParts extends SegmentParts {
  readonly models: ServedModels
  readonly userFactors: UserFactors
  readonly engagements: EngagementsOf
}

export interface AudienceOptions {
  /** Epoch milliseconds. */
  readonly nowMs: number
  readonly signal: AbortSignal
}

export type FindAudience = (
  itemId: string,
  filter: Filter | null,
  options: AudienceOptions,
) => Promise<Audience>

/** Most people of a list. */
const POOL = 500

/** Best users of whom it is read whether they have the item. */
const MOST_CHECKED = 8 * POOL

/** The score that counts in the estimate of the size. */
const LEAST_SCORE = 0.1

function noAudience(emptyReason: EmptyAudienceReason): Audience {
  return { people: [], sizeEstimate: null, emptyReason }
}

/**
 * Finds the users who may like an item and have not seen it. Reads what the model knows of all users from memory, and of the graph a
 * bounded number of rows.
 *
 * @throws GraphError; AttuneError `BAD_USER_INPUT` for a filter with an unknown property
 */
export function audienceFinder(parts: AudienceParts): FindAudience {
  return async (itemId, filter, { nowMs, signal }) => {
    const options = { signal }
    const compiled = await compilePeople(parts, filter ?? { all: [] }, { nowMs, signal })
    const { modelVersion: version } = await servingState(parts.graph, options)
    if (version === null) return noAudience('not-trained')
    const [{ factors, trainedAtMs }, table] = await Promise.all([
      parts.models.load(version),
      parts.userFactors.load(version),
    ])
    if (!factors || !table) return noAudience('not-trained')
    const snapshot = await parts.liveCatalog.current(options)
    const vector = await itemVector(snapshot, factors, itemId)
    if (!vector) return noAudience('unknown-item')
    const selection = await compiled.select(nowMs)
    const withheldOf = (id: string) => withheldItems(snapshot, parts.consents, id)
    const accepts = (id: string) =>
      selection.hasId(id) && mayBeInAudience(parts.consents, id) && !withheldOf(id)(itemId)
    const scored = await scoreAll(table, vector, accepts, signal)
    const model = { version, factors, trainedAtMs: trainedAtMs ?? 0 }
    const { unseen, seenCount } = await withoutSeen(parts.graph, itemId, scored.best, options)
    const people = await rescored(parts.engagements, model, vector, withheldOf, unseen, options)
    if (people.length < LEAST_PEOPLE) return noAudience('too-few-people')
    return { people, sizeEstimate: bandOf(scored.count - seenCount), emptyReason: null }
  }
}

/** Whether a user consents to be in audiences, now. */
export function mayBeInAudience(consents: Consents, userId: string): boolean {
  return consents.allows(userId, 'audiences') && consents.allows(userId, 'model-training')
}

/** Whether an item is on a sensitive topic of a user who does not consent: it says nothing about them. */
type IsWithheld = (itemId: string) => boolean

const NONE_WITHHELD: IsWithheld = () => false

function withheldItems(snapshot: CatalogSnapshot, consents: Consents, userId: string): IsWithheld {
  const tags = withheldTags(consents, userId)
  if (tags.size === 0) return NONE_WITHHELD
  return (itemId) => {
    const row = snapshot.numberOf(itemId)
    return row !== undefined && snapshot.tagIdsAt(row).some((id) => tags.has(id))
  }
}

/** The vector of an item; of one that is newer than the model, the mean of its tags'. Null if nothing is known of it. */
async function itemVector(
  snapshot: CatalogSnapshot,
  model: FactorModel,
  itemId: string,
): Promise<Float64Array | null> {
  const { items, dimension } = model
  const place = items.index.get(itemId)
  if (place !== undefined)
    return Float64Array.from(items.vectors.subarray(place * dimension, (place + 1) * dimension))
  const row = snapshot.numberOf(itemId)
  const tagIds = row === undefined ? [] : snapshot.tagIdsAt(row)
  const sums = await tagTable(model, snapshot)
  const counts = await tagCounts(snapshot)
  const known = tagIds.filter((id) => sums.has(id))
  if (known.length === 0) return null
  return new Float64Array(dimension).map((_, k) =>
    known.reduce((mean, id) => mean + (sums.get(id)?.[k] ?? 0) / (counts.get(id) ?? 1) / known.length, 0),
  )
}

interface Scored {
  /** Best first, at most `MOST_CHECKED`, with scores above 0. */
  readonly best: readonly AudienceMember[]
  /** Number of users of at least `LEAST_SCORE`. */
  readonly count: number
}

/** Scores all users whom the model knows, with turns of the event loop between. */
async function scoreAll(
  table: UserFactorTable,
  vector: Float64Array,
  accepts: (userId: string) => boolean,
  signal: AbortSignal,
): Promise<Scored> {
  const best = new TopK(MOST_CHECKED)
  let count = 0
  const offer = (place: number) => {
    const score = userProduct(table, place, vector)
    if (score <= 0 || (score < LEAST_SCORE && score < best.bar) || !accepts(table.ids[place] ?? '')) return
    if (score >= LEAST_SCORE) count++
    best.offer(place, score)
  }
  await inTurns(table.ids.length, () => {
    signal.throwIfAborted()
    return {
      work(from, to) {
        for (let place = from; place < to; place++) offer(place)
      },
    }
  })
  return { best: best.drain().map(({ index, score }) => ({ id: table.ids[index] ?? '', score })), count }
}

/** A member as the graph has them. */
type Checked = AudienceMember & AudienceFactsRow

/** The best who exist and have not seen the item, and how many of those counted have seen it. */
async function withoutSeen(
  graph: GraphStore,
  itemId: string,
  best: readonly AudienceMember[],
  options: RunOptions,
): Promise<{ readonly unseen: readonly Checked[]; readonly seenCount: number }> {
  const unseen: Checked[] = []
  let seenCount = 0
  for (const batch of inBatches(best, POOL)) {
    const rows = await graph.run(audienceFacts, { ids: batch.map(({ id }) => id), itemId }, options)
    const facts = new Map(rows.map((row) => [row.id, row]))
    for (const member of batch) {
      const known = facts.get(member.id)
      if (known && !known.hasSeen) unseen.push({ ...member, ...known })
      else if (member.score >= LEAST_SCORE) seenCount++
    }
    if (unseen.length >= POOL) break
  }
  return { unseen: unseen.slice(0, POOL), seenCount }
}

interface TrainedModel {
  readonly version: string
  readonly factors: FactorModel
  readonly trainedAtMs: number
}

/**
 * The members by their newest scores: those who were active since the training are folded in again, by their recent engagements
 * alone. Without those whom nothing speaks for any longer.
 */
async function rescored(
  engagements: EngagementsOf,
  model: TrainedModel,
  vector: Float64Array,
  withheldOf: (userId: string) => IsWithheld,
  members: readonly Checked[],
  options: RunOptions,
): Promise<readonly AudienceMember[]> {
  const active = members.filter(({ lastAt }) => (lastAt ?? 0) >= model.trainedAtMs)
  const people = active.map(({ id, stamp }) => ({ personId: id, weight: 1, stamp }))
  const read = await engagements.load(people, model.version, options)
  const fresh = new Map<string, number>()
  const fold = (at: number) => {
    const id = active[at]?.id ?? ''
    const score = freshScore(model.factors, read[at], vector, withheldOf(id))
    if (score !== null) fresh.set(id, score)
  }
  await inTurns(active.length, () => ({
    work(from, to) {
      for (let at = from; at < to; at++) fold(at)
    },
  }))
  return members
    .map(({ id, score }) => ({ id, score: fresh.get(id) ?? score }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || compareIds(a.id, b.id))
}

/** Each engagement counts alike, as the training weighs them on average. Null if the model knows none of their items. */
function freshScore(
  model: FactorModel,
  engagements: PersonEngagements | undefined,
  vector: Float64Array,
  isWithheld: IsWithheld,
): number | null {
  const itemIds = Array.from(engagements?.items ?? [], itemOf).filter((id) => !isWithheld(id))
  const observations = itemIds
    .map((id) => model.items.index.get(id))
    .filter((place) => place !== undefined)
    .map((place) => ({ table: model.items, place, confidence: 1 }))
  if (observations.length === 0) return null
  const folded = foldIn(model, observations).vector
  return folded.reduce((sum, value, k) => sum + value * (vector[k] as number), 0)
}

/** The largest number of the series 20, 50, 100, 200, 500 that is not above the count; null below 20. */
export function bandOf(count: number): number | null {
  if (count < LEAST_PEOPLE) return null
  const power = 10 ** Math.floor(Math.log10(count))
  return power * (count >= 5 * power ? 5 : count >= 2 * power ? 2 : 1)
}

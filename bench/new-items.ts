import { argv, stdout } from 'node:process'
import { upsertItems } from '../src/catalog/upsert.ts'
import { DEMO_SEED, demoDataSet } from '../src/datasets/demo/demo-world.ts'
import type { DataRow, DataSet } from '../src/datasets/importing/data-set.ts'
import { LASTFM_COLLECTED_AT_MS, lastfm } from '../src/datasets/importing/lastfm.ts'
import { plainRequest, type Recommend, type RecommendationRequest } from '../src/domain/recommendation.ts'
import type { RecordKind, RecordOf } from '../src/domain/records.ts'
import { SOURCE_NAMES } from '../src/domain/source-name.ts'
import { withFoldGraph } from '../src/evaluation/fold-graph.ts'
import { recommenderOver } from '../src/evaluation/graph-lists.ts'
import { hashedIds } from '../src/evaluation/hashed-ids.ts'
import { ndcg } from '../src/evaluation/metrics.ts'
import { type Fold, heldOutOf } from '../src/evaluation/splits/fold.ts'
import { type InteractionLog, readInteractionLog } from '../src/evaluation/splits/interaction-log.ts'
import { trainingDataSet } from '../src/evaluation/splits/training-side.ts'
import { readTrainingRows, type TrainingRows } from '../src/evaluation/training-rows.ts'
import { DEFAULT_RATING_SCALE } from '../src/events/event-weight.ts'
import type { GraphStore } from '../src/graph/graph-store.ts'
import { openLists } from '../src/recommend/open-lists.ts'
import { openMemory } from '../src/recommend/open-memory.ts'
import { seededHash } from '../src/training/compute/random.ts'
import { evaluationParts } from '../test/support/evaluation-parts.ts'

// How new items are ranked and shown: `npm run bench:new -- demo` or `-- <folder of Last.fm>`. A tenth of the items lose all
// their interactions before the training. Prints NDCG@10 among these items by the served order, by `latent` alone, and by the cosine
// of tags; and how many of the best users of loved items get an item with the same tags.

const DEMO_ENDS_AT_MS = Date.UTC(2026, 0, 1)
const K = 10
const SEED = 1
const HELD_OUT_OF = 10
const LEAST_LIKES = 5
const MOST_USERS = 1_000
const LOVED_ITEMS = 20
const FANS = 30
const TOP = 20

const data = argv[2] ?? 'demo'
const isDemo = data === 'demo'
const nowMs = isDemo ? DEMO_ENDS_AT_MS : LASTFM_COLLECTED_AT_MS
const dataSet = withoutTaggers(isDemo ? demoDataSet({ seed: DEMO_SEED, nowMs }) : await lastfm(data))
const read = { nowMs, ratingScale: DEFAULT_RATING_SCALE }
const ids = hashedIds(SEED)
const log = await readInteractionLog(dataSet, read)
const fold = wholeItems(log)
const rows = trainingDataSet(dataSet, fold, log, ids)
const training = await readTrainingRows(rows, read)
await withFoldGraph(evaluationParts(), rows, { ...read, heldOutKind: 'any' }, async (graph) => {
  await rankNewItems(graph)
  await showNewItems(graph)
})

/** Tags by users count as the catalog's: those of the held-out items would be left out as the users' own. */
function withoutTaggers(inner: DataSet): DataSet {
  return {
    ...inner,
    async *rows<Kind extends RecordKind>(kind: Kind, onRead?: (amount: number) => void) {
      for await (const row of inner.rows(kind, onRead)) {
        if (kind !== 'taggings' || !row.isValid) yield row
        else
          yield { ...row, record: { ...(row.record as RecordOf['taggings']), userId: null } } as DataRow<Kind>
      }
    },
  }
}

/** Holds out all interactions of a tenth of the items. */
function wholeItems({ pairs }: InteractionLog): Fold {
  const likes = new Map<string, number>()
  for (const { itemId, weight } of pairs) if (weight > 0) likes.set(itemId, (likes.get(itemId) ?? 0) + 1)
  const isHeldOut = (itemId: string) =>
    (likes.get(itemId) ?? 0) >= LEAST_LIKES && seededHash(itemId, SEED) % HELD_OUT_OF === 0
  const heldOut = heldOutOf(pairs.filter(({ itemId }) => isHeldOut(itemId)))
  return { name: 'whole items', heldOut, heldOutKind: 'any', cutoffMs: null, dropsTagsOfUntouchedItems: true }
}

async function rankNewItems(graph: GraphStore): Promise<void> {
  const recommend = recommenderOver(graph, { policy: evaluationParts().policy, sources: null })
  const relevantOf = new Map<string, ReadonlySet<string>>()
  for (const [userId, itemIds] of fold.heldOut) {
    const id = ids('user', userId)
    const user = training.userIndex.get(id)
    if (user !== undefined && (training.likedBy[user]?.length ?? 0) > 0)
      relevantOf.set(id, new Set([...itemIds].map((itemId) => ids('item', itemId))))
  }
  const newIds = [...new Set([...relevantOf.values()].flatMap((all) => [...all]))]
  const users = [...relevantOf]
    .sort(([a], [b]) => seededHash(a, SEED) - seededHash(b, SEED))
    .slice(0, MOST_USERS)
  const alone = Object.fromEntries(SOURCE_NAMES.filter((name) => name !== 'latent').map((name) => [name, 0]))
  const orders: Record<string, (userId: string) => Promise<readonly string[]>> = {
    served: (userId) => listOf(recommend, userId, { candidateIds: newIds }),
    latent: (userId) => listOf(recommend, userId, { candidateIds: newIds, sourceWeights: alone }),
    'tag cosine': async (userId) => byTagCosine(training, userId, newIds),
  }
  stdout.write(`${newIds.length} new items, ${users.length} users\n`)
  for (const [name, order] of Object.entries(orders)) {
    let sum = 0
    for (const [userId, relevant] of users) {
      const list = await order(userId)
      sum += ndcg(
        list.slice(0, K).map((itemId) => relevant.has(itemId)),
        relevant.size,
        K,
      )
    }
    stdout.write(`NDCG@${K} among new items, ${name}: ${(sum / users.length).toFixed(4)}\n`)
  }
}

async function listOf(recommend: Recommend, userId: string, more: Partial<RecommendationRequest>, first = K) {
  const { edges } = await recommend({ ...plainRequest(userId, first), ...more }, { nowMs })
  return edges.map(({ item }) => item.id)
}

function byTagCosine(
  { likedBy, userIndex, itemIndex, tagsOf }: TrainingRows,
  userId: string,
  itemIds: readonly string[],
) {
  const profile = new Map<string, number>()
  for (const item of likedBy[userIndex.get(userId) ?? -1] ?? []) {
    for (const [tagId, weight] of unit(tagsOf[item])) profile.set(tagId, (profile.get(tagId) ?? 0) + weight)
  }
  const cosine = (itemId: string) =>
    [...unit(tagsOf[itemIndex.get(itemId) ?? -1])].reduce(
      (sum, [tagId, weight]) => sum + weight * (profile.get(tagId) ?? 0),
      0,
    )
  const scored = itemIds.map((itemId) => ({ itemId, score: cosine(itemId), tie: seededHash(itemId, SEED) }))
  return scored.sort((a, b) => b.score - a.score || a.tie - b.tie).map(({ itemId }) => itemId)
}

function unit(tags: ReadonlyMap<string, number> = new Map()): ReadonlyMap<string, number> {
  const length = Math.hypot(...tags.values()) || 1
  return new Map([...tags].map(([tagId, weight]) => [tagId, weight / length]))
}

async function showNewItems(graph: GraphStore): Promise<void> {
  const memory = openMemory({ graph }).parts
  const consents = { allows: () => true, sensitiveTags: new Set<string>() }
  const { findAudience } = openLists({ graph, memory, consents })
  const signal = new AbortController().signal
  const loved = [...training.itemIndex]
    .filter(([, item]) => (training.popularity[item] ?? 0) >= FANS && (training.tagsOf[item]?.size ?? 0) >= 3)
    .sort(([a], [b]) => seededHash(a, SEED) - seededHash(b, SEED))
    .slice(0, LOVED_ITEMS)
  const shown: number[] = []
  for (const [lovedId, item] of loved) {
    const fans = (await findAudience(lovedId, null, { nowMs, signal })).people.slice(0, FANS)
    const tags = [...(training.tagsOf[item] ?? [])].sort(([, a], [, b]) => b - a).slice(0, 3)
    const id = `new-${lovedId}`
    await upsertItems(
      graph,
      [{ node: { id, fields: { title: id } }, tags: tags.map(([tagId]) => ({ tagId, weight: 1 })) }],
      { nowMs },
    )
    const { recommend } = openLists({ graph, memory, cache: null })
    let count = 0
    for (const fan of fans) if ((await listOf(recommend, fan.id, {}, TOP)).includes(id)) count++
    shown.push(count)
  }
  shown.sort((a, b) => a - b)
  stdout.write(
    `in the top ${TOP} of ${FANS} best users of a loved item with its three tags: ${shown.join(' ')}\n`,
  )
}

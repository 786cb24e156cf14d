import { LiveConsents } from '../../../src/consent/live-consents.ts'
import type { RecommendationPage } from '../../../src/domain/recommendation.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { describeInterest, type InterestModel } from '../../../src/model/interest-model.ts'
import { servedModels } from '../../../src/model/served-models.ts'
import { noiseKey } from '../../../src/recommend/serving/crowd-size.ts'
import { train } from '../../../src/training/train.ts'
import { DEFAULT_TRAINING_SETTINGS as DEFAULTS } from '../../../src/training/training-settings.ts'
import { asking } from '../asking.ts'
import { cypherQuery } from '../cypher-query.ts'
import type { Engine } from '../engines.ts'
import type { NaiveWorld } from './lists.ts'
import { type Entry, PlainGraph, PlainTraining, TRAINING_SEED, TREND_LEAST_PEOPLE } from './plain-graph.ts'
import type { Asked } from './random-request.ts'
import { type RandomWorld, randomWorld, SENSITIVE_TAGS, TRAINED_AT_MS } from './random-world.ts'
import type { Learned, SimilarItem } from './sources.ts'
import { importPlain, write } from './write-world.ts'

/** A random world in a graph and as plain data. */
export interface OpenWorld {
  readonly random: RandomWorld
  readonly naive: NaiveWorld
  /** All pages of a list. */
  pagesOf(asked: Asked): Promise<readonly RecommendationPage[]>
  close(): Promise<void>
}

/** Writes the world of a seed into an empty graph of an engine, trains it, and writes what comes later. */
export async function openWorld(engine: Engine, seed: number): Promise<OpenWorld> {
  const store = await engine.open()
  const random = randomWorld(seed)
  await importPlain(store, random.imported)
  const trained = await write(store, random.imported, random.early, 'early')
  const { version } = await train(store, {
    nowMs: TRAINED_AT_MS,
    holder: 'test',
    graceMs: 0,
    settings: SETTINGS,
    policyNumbers: random.policyNumbers,
    sensitiveTags: SENSITIVE_TAGS,
  })
  if (random.learned)
    await store.run(SET_INTEREST, { version, interest: describeInterest(interestOf(random.learned)) })
  const data = await write(store, trained, random.late, 'late')
  const consents = new LiveConsents(store, { defaults: 'standard', sensitiveTags: SENSITIVE_TAGS })
  await consents.read()
  const asked = asking(store, { policy: random.policy, consents })
  const naive: NaiveWorld = {
    graph: new PlainGraph(data),
    training: new PlainTraining(new PlainGraph(trained), TRAINED_AT_MS),
    learned: await readLearned(store, version),
    consents,
    policy: random.policy,
    policyNumbers: random.policyNumbers,
    weights: random.learned,
  }
  return {
    random,
    naive,
    async pagesOf({ request, context }) {
      const pages: RecommendationPage[] = []
      for (let after: string | null = null; ; ) {
        const page: RecommendationPage = await asked.recommend({ ...request, after }, context)
        pages.push(page)
        if (!page.hasNextPage) return pages
        after = page.edges.at(-1)?.cursor ?? null
      }
    },
    async close() {
      await asked.close()
      await consents.close()
      await store.close()
    },
  }
}

/** With limits that bind in a small world. */
const SETTINGS = {
  seed: TRAINING_SEED,
  factors: { ...DEFAULTS.factors, dimension: 6, epochs: 3, minTagItems: 3 },
  similarItems: { ...DEFAULTS.similarItems, k: 20, minTagItems: 3, ridge: 10 },
  neighborhoods: { ...DEFAULTS.neighborhoods, k: 8, shrinkage: 5 },
  charts: { ...DEFAULTS.charts, trendLeastPeople: TREND_LEAST_PEOPLE },
}

/** A training learns weights from fifty users or more. */
function interestOf(learned: NonNullable<RandomWorld['learned']>): InterestModel {
  const none = { treesNdcgAt10: null, itemSoftmaxNdcgAt10: null, incumbentNdcgAt10: null }
  const shown = {
    itemsShown: null,
    handSetItemsShown: null,
    treesItemsShown: null,
    itemSoftmaxItemsShown: null,
  }
  const metrics = {
    users: 0,
    positives: 0,
    poolRecall: 0,
    ndcgAt10: 0,
    handSetNdcgAt10: 0,
    ...none,
    ...shown,
  }
  return { ...learned, ranker: 'blend', origin: 'learned', trees: [], metrics }
}

async function readLearned(store: GraphStore, version: string): Promise<Learned> {
  const { factors } = await servedModels(store).load(version)
  if (!factors) throw new Error('the training has learned no factors')
  const neighbors = new Map<string, Entry[]>()
  for (const { userId, id, weight } of await store.run(NEIGHBORS, { version })) {
    neighbors.set(userId, [...(neighbors.get(userId) ?? []), [id, weight]])
  }
  const similar = new Map<string, SimilarItem[]>()
  for (const { itemId, ...edge } of await store.run(SIMILAR, { version })) {
    similar.set(itemId, [...(similar.get(itemId) ?? []), edge])
  }
  return { trainedAtMs: TRAINED_AT_MS, neighbors, similar, factors, noiseKey: await noiseKey(store) }
}

const SET_INTEREST = cypherQuery<{ version: string; interest: string }, Record<never, never>>(
  'test/set-interest',
  `// @mode    write
   // @touches model
   // @param   version  String!
   // @param   interest String!
   MATCH (model:Model {version: $version}) SET model.interest = $interest`,
)

const NEIGHBORS = cypherQuery<{ version: string }, { userId: string; id: string; weight: number }>(
  'test/all-neighbors',
  `// @mode    read
   // @budget  5000
   // @param   version  String!
   // @returns userId   UserId!
   // @returns id       UserId!
   // @returns weight   Float!
   MATCH (user:User)-[tie:NEIGHBOR_OF]->(other:User) WHERE tie.version = $version
   RETURN user.id AS userId, other.id AS id, toFloat(tie.similarity) AS weight ORDER BY userId, id`,
)

const SIMILAR = cypherQuery<{ version: string }, SimilarItem & { itemId: string }>(
  'test/all-similar',
  `// @mode    read
   // @budget  5000
   // @param   version  String!
   // @returns itemId   String!
   // @returns id       String!
   // @returns score    Float!
   // @returns rank     Int!
   // @returns people   Int!
   MATCH (item:Item)-[edge:SIMILAR_TO]->(other:Item) WHERE edge.version = $version
   RETURN item.id AS itemId, other.id AS id, toFloat(edge.score) AS score, edge.rank AS rank, edge.people AS people
   ORDER BY itemId, id`,
)

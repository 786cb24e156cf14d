import { setImmediate as nextTurn } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { PolicyNumbers } from '../domain/policy.ts'
import { LONGEST_REQUEST_MS } from '../domain/recommendation.ts'
import { modelParts, modelSettings } from '../graph/__generated__/queries.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import {
  type FactorModel,
  forgetPeople,
  itemBuffers,
  itemOutputs,
  itemTable,
  longestFirst,
  popularitiesOf,
} from './factor-model.ts'
import {
  type FactorDescription,
  gramOf,
  joinDegrees,
  joinIds,
  joinParts,
  joinVectors,
  parseFactorDescription,
  partIds,
  type ReadPart,
  readPart,
  type TableName,
} from './factor-parts.ts'
import { type InterestModel, parseInterestModel } from './interest-model.ts'
import { policyNumbersOf } from './policy-numbers.ts'

/** The learned models of a version. */
export interface ServedModel {
  /** Epoch milliseconds; null if unknown. */
  readonly trainedAtMs: number | null
  /** Null if the version was trained without: `latent` proposes nothing. */
  readonly factors: FactorModel | null
  /** Null if there was too little to learn from: the policy's own weights rank. */
  readonly interest: InterestModel | null
  /** Numbers that the version was trained with: they replace the policy's own. */
  readonly policy: PolicyNumbers
}

/** Loads the models of versions. */
export interface ServedModels {
  load(version: string): Promise<ServedModel>
}

/** Models that are kept in memory. */
export interface KeptModels extends ServedModels {
  /** Forgets the vectors of users in the models that are kept, also if they are being read. */
  forget(userIds: readonly string[]): void
}

/** Parts read in one statement: decoding them must not block the event loop. */
const PARTS_AT_ONCE = 2

/** Cached versions: the serving one, and the one before for running requests. */
const KEPT_VERSIONS = 2

/** Reads models from a graph and caches them; those that no longer serve for as long as a request may take. */
export function servedModels(graph: GraphStore, keptMs = LONGEST_REQUEST_MS): KeptModels {
  const models = new LRUCache<string, Promise<ServedModel>>({ max: KEPT_VERSIONS, ttlAutopurge: true })
  return {
    load(version) {
      const known = models.get(version)
      if (known) return known
      // Running requests may need another version. Later it is read again: other processes may have deleted users.
      for (const other of [...models.rkeys()]) models.set(other, models.peek(other), { ttl: keptMs })
      const reading = readModel(graph, version)
      // A failure is not cached: the next request retries.
      reading.catch(() => models.delete(version))
      models.set(version, reading)
      return reading
    },
    forget(userIds) {
      for (const model of models.values()) {
        model.then(
          ({ factors }) => factors && forgetPeople(factors, userIds),
          () => undefined,
        )
      }
    },
  }
}

async function readModel(graph: GraphStore, version: string): Promise<ServedModel> {
  const [model] = await graph.run(modelSettings, { version })
  return {
    trainedAtMs: model?.trainedAt ?? null,
    factors: model?.factors ? await readFactors(graph, version, model.factors) : null,
    interest: model?.interest ? parseInterestModel(model.interest) : null,
    policy: model?.settings ? policyNumbersOf(model.settings) : {},
  }
}

/** Takes one event-loop turn per step: for a large catalog, all steps together would block the loop. */
async function readFactors(graph: GraphStore, version: string, text: string): Promise<FactorModel> {
  const description = parseFactorDescription(text)
  const { dimension, columns, loss, weights } = description
  const read = (name: TableName, width = dimension) => readParts(graph, version, { name, width, description })
  const itemParts = await read('items')
  const outputs = joinVectors(await read('outputs', dimension + 1))
  const people = joinParts(await read('people'))
  const tags = joinParts(await read('tags'))
  const effects = joinParts(await read('effects'))
  await nextTurn()
  const itemIds = joinIds(itemParts)
  const itemVectors = joinVectors(itemParts)
  await nextTurn()
  // They are stored in this order.
  const order = longestFirst(itemVectors, dimension)
  await nextTurn()
  const buffers = itemBuffers(itemIds.length, dimension)
  buffers.vectors.set(itemVectors)
  const items = itemTable(itemIds, buffers, order)
  const degrees = joinDegrees(itemParts)
  await nextTurn()
  return {
    dimension,
    columns,
    loss,
    weights,
    gram: gramOf(description),
    items,
    degrees,
    popularities: popularitiesOf(degrees),
    outputs: outputs.length > 0 ? itemOutputs(outputs, dimension) : null,
    people,
    tags,
    effects,
  }
}

interface PartsWanted {
  readonly name: TableName
  readonly width: number
  readonly description: FactorDescription
}

async function readParts(
  graph: GraphStore,
  version: string,
  { name, width, description }: PartsWanted,
): Promise<readonly ReadPart[]> {
  const wanted = partIds(version, name, description)
  const parts: ReadPart[] = []
  for (let from = 0; from < wanted.length; from += PARTS_AT_ONCE) {
    const rows = await graph.run(modelParts, { partIds: wanted.slice(from, from + PARTS_AT_ONCE) })
    parts.push(...rows.map((row) => readPart(row, width)))
  }
  if (parts.length < wanted.length) {
    throw new GraphError(
      'unavailable',
      `parts of the model are gone: ${parts.length} of ${wanted.length} found`,
    )
  }
  return parts
}

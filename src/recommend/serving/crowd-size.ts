import { createHmac, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { SourceName } from '../../domain/source-name.ts'
import {
  type AddNoiseKeyRow,
  addNoiseKey,
  noiseKey as noiseKeyQuery,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner, RunOptions } from '../../graph/graph-store.ts'
import { epochStart } from '../sources/contributors.ts'

/** What a reason may say of how many strangers are behind it. */
export interface CrowdSize {
  /** False: the reason is left out, because too few people might be behind it. */
  readonly isMentioned: boolean
  /** One of `BANDS`; null if no number may be stated. */
  readonly atLeast: number | null
}

/** What the noise depends on besides the topic, the id and the day. */
export interface NoiseContext {
  /** The secret of the graph. */
  readonly key: string
  /** Epoch milliseconds. */
  readonly nowMs: number
}

/** The numbers of strangers that a reason may state. */
const BANDS = [10, 50, 100, 500, 1_000] as const

/** The largest of `BANDS` that is not above this number; null below 10. */
export function bandOf(people: number): number | null {
  return BANDS.findLast((band) => band <= people) ?? null
}

/** Scale of the Laplace noise: one person more crosses a threshold with a probability of at most 11 %. */
const NOISE_SCALE = 4

/** Largest noise. It is subtracted once more, so that a stated number is never above the real one. */
const MOST_NOISE = 2 * NOISE_SCALE

/**
 * What may be said of a number of strangers: of those behind an item, and of the followers of a person. The number is lowered
 * by 0 to 16, at random but the same for an id, a topic and an epoch in every process: repeating a request does not average
 * the noise away. Below 10 people no number is stated.
 *
 * @param people distinct contributors; of what is bought together, orders: the noise hides one, not all of a person
 * @param id of the item or the person, or of a pair
 */
export function crowdSize(
  people: number,
  topic: SourceName | 'followers' | 'bought-together',
  id: string,
  { key, nowMs }: NoiseContext,
): CrowdSize {
  const lowered = people - MOST_NOISE + stickyNoise(key, `${epochStart(nowMs)} ${topic} ${id}`)
  return { isMentioned: lowered >= 1, atLeast: bandOf(lowered) }
}

/** Noises, by key and text: most lists of a day share most of their items. Some hundred bytes each. */
const noises = new LRUCache<string, number>({ max: 20_000 })

/** Laplace noise that depends only on the key and the text, limited to `MOST_NOISE` on both sides. */
function stickyNoise(key: string, text: string): number {
  const name = `${key} ${text}`
  const known = noises.get(name)
  if (known !== undefined) return known
  // 48 bits, and never 0 or 1, whose logarithms are infinite.
  const bits = createHmac('sha256', key).update(text).digest().readUIntBE(0, 6)
  const uniform = (bits + 0.5) / 2 ** 48 - 0.5
  const noise = -Math.sign(uniform) * NOISE_SCALE * Math.log(1 - 2 * Math.abs(uniform))
  const limited = Math.max(-MOST_NOISE, Math.min(MOST_NOISE, noise))
  noises.set(name, limited)
  return limited
}

/** Of each store, its key. */
const keys = new WeakMap<GraphRunner, string>()

/**
 * The secret key of the noise in counts of people: random, and the same for all processes on a graph. The first call creates
 * it, later ones read it from memory.
 *
 * @throws GraphError
 */
export async function noiseKey(graph: GraphRunner, options: RunOptions = {}): Promise<string> {
  const known = keys.get(graph)
  if (known !== undefined) return known
  const [stored] = await graph.run(noiseKeyQuery, {}, options)
  const [added] = stored ? [stored] : await addKey(graph, options)
  const key = added?.key ?? ''
  keys.set(graph, key)
  return key
}

/** Cached pages stay valid: each has counts with this key. */
function addKey(graph: GraphRunner, options: RunOptions): Promise<readonly AddNoiseKeyRow[]> {
  const key = randomBytes(32).toString('base64url')
  return graph.run(addNoiseKey, { key }, options)
}

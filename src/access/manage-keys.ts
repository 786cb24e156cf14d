import type { Problem } from '../domain/problem.ts'
import { apiKeys, deleteApiKey, numberReceipts, writeApiKey } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { type ApiKey, apiKeyOf, hashOf, newKey, startOf } from './api-key.ts'
import type { Scope } from './principal.ts'

/** Most keys of a graph. */
const MAX_KEYS = 1_000

/** A key that was made now. `key` is shown once and stored nowhere. */
export interface MadeKey {
  readonly apiKey: ApiKey
  readonly key: string
}

export type KeyResult = MadeKey | { readonly problem: Problem }

export interface KeyRequest {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly origins: readonly string[]
  readonly expiresAtMs: number | null
}

/** Makes and stores a key. A name that is in use is a problem. */
export async function createKey(
  graph: GraphStore,
  request: KeyRequest,
  nowMs: number,
  options: RunOptions,
): Promise<KeyResult> {
  const key = newKey()
  const apiKey: ApiKey = {
    ...request,
    ...stored(key),
    previousHash: null,
    previousUntilMs: null,
    createdAtMs: nowMs,
    rotatedAtMs: null,
  }
  return graph.transaction(async (runner) => {
    const names = (await runner.run(apiKeys, {})).map(({ id }) => id)
    if (names.includes(request.name)) return { problem: problem('CONFLICT', 'another key has this name') }
    if (names.length >= MAX_KEYS) return { problem: problem('LIMIT_EXCEEDED', `at most ${MAX_KEYS} keys`) }
    await writeKey(runner, apiKey)
    return { apiKey, key }
  }, options)
}

/** Replaces a key by a new one with the same name and rights. The old one works for `overlapMs` more. */
export async function rotateKey(
  graph: GraphStore,
  { name, overlapMs }: { readonly name: string; readonly overlapMs: number },
  nowMs: number,
  options: RunOptions,
): Promise<KeyResult> {
  const key = newKey()
  return graph.transaction(async (runner) => {
    const found = await find(runner, name)
    if (!found) return { problem: problem('NOT_FOUND', 'no key has this name') }
    const apiKey: ApiKey = {
      ...found,
      ...stored(key),
      previousHash: found.hash,
      previousUntilMs: nowMs + overlapMs,
      rotatedAtMs: nowMs,
    }
    await writeKey(runner, apiKey)
    return { apiKey, key }
  }, options)
}

/** Deletes a key. Returns false if no key has the name. */
export async function revokeKey(graph: GraphStore, name: string, options: RunOptions): Promise<boolean> {
  return graph.transaction(async (runner) => {
    const found = await find(runner, name)
    if (found) {
      await runner.run(deleteApiKey, { id: name })
      await runner.run(numberReceipts, { count: 1, start: found.createdAtMs })
    }
    return found !== undefined
  }, options)
}

async function find(runner: GraphRunner, name: string): Promise<ApiKey | undefined> {
  return (await runner.run(apiKeys, {})).map(apiKeyOf).find((key) => key.name === name)
}

function stored(key: string): Pick<ApiKey, 'hash' | 'start'> {
  return { hash: hashOf(key), start: startOf(key) }
}

/** Writes a key to the graph, in the place of one with the same name, as the next decision. @throws GraphError */
export async function writeKey(runner: GraphRunner, apiKey: ApiKey): Promise<void> {
  await runner.run(numberReceipts, { count: 1, start: apiKey.createdAtMs })
  await runner.run(writeApiKey, {
    id: apiKey.name,
    hash: apiKey.hash,
    start: apiKey.start,
    previousHash: apiKey.previousHash,
    previousUntil: apiKey.previousUntilMs,
    scopes: [...apiKey.scopes],
    origins: [...apiKey.origins],
    createdAt: apiKey.createdAtMs,
    rotatedAt: apiKey.rotatedAtMs,
    expiresAt: apiKey.expiresAtMs,
  })
}

function problem(code: 'CONFLICT' | 'LIMIT_EXCEEDED' | 'NOT_FOUND', message: string): Problem {
  return { code, message, path: ['name'], isRetryable: false }
}

import { apiKeys, consentRevision, deleteApiKey } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore } from '../graph/graph-store.ts'
import { type ApiKey, apiKeyOf } from './api-key.ts'
import { writeKey } from './manage-keys.ts'

/** The API keys of a graph, and the number of its newest decision. An older copy of the graph has a smaller number. */
export interface KeptKeys {
  readonly keys: readonly ApiKey[]
  readonly number: number
}

/** The number of the newest decision in the graph, about keys or by a user. @throws GraphError */
export async function decisionNumber(graph: Pick<GraphRunner, 'run'>): Promise<number> {
  const [state] = await graph.run(consentRevision, {})
  return state?.revision ?? 0
}

/** Replaces the keys of an older copy of the graph. Returns how many of these had been revoked or replaced. @throws GraphError */
export function putKeysBack(graph: GraphStore, keys: readonly ApiKey[]): Promise<number> {
  return graph.transaction(async (runner) => {
    const wanted = new Set(keys.map((key) => JSON.stringify(key)))
    const old = (await runner.run(apiKeys, {})).map(apiKeyOf)
    const ended = old.filter((key) => !wanted.has(JSON.stringify(key)))
    for (const { name } of ended) await runner.run(deleteApiKey, { id: name })
    for (const key of keys) await writeKey(runner, key)
    return ended.length
  })
}

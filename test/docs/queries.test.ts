import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildASTSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { DEMO_SEED } from '../../src/datasets/demo/demo-world.ts'
import { fillDemo } from '../../src/datasets/demo/fill-demo.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { Api } from '../../src/server/api/local-api.ts'
import { readSchemaText } from '../../src/server/api/schema.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const queries = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query]) => query ?? '')
const answers = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map(([, answer]) => answer ?? '')

let folder = ''
let graph: GraphStore
let api: Api

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-readme-'))
  graph = await openEmbedded({ maxRelationships: 1e6 })
  // A busy machine takes its time to build the index of the first search.
  const variables = {
    ATTUNE_DATA_DIR: folder,
    ATTUNE_LOG_LEVEL: 'silent',
    ATTUNE_REQUEST_DEADLINE_MS: '20000',
  }
  const config = readConfig(variables, folder)
  await fillDemo(graph, { seed: DEMO_SEED, nowMs: Date.UTC(2026, 5, 1) })
  api = await compose(config, { write: () => undefined }, '1.2.3').localApi(graph)
}, 120_000)

afterAll(async () => {
  await api.close()
  await graph.close()
  rmSync(folder, { recursive: true })
})

/** The nested field names of a value; of a list, those of its first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return null
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]))
}

describe('the operations of docs/frontend.md', () => {
  const guide = readFileSync(new URL('../../docs/frontend.md', import.meta.url), 'utf8')
  const operations = [...guide.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')
  const subscriptions = operations.filter((text) => text.startsWith('subscription'))

  it('run on the demo world without changes', async () => {
    expect(operations.length).toBeGreaterThanOrEqual(3)
    for (const operation of operations.filter((text) => !subscriptions.includes(text))) {
      const { data, errors } = await api.ask(operation, {})
      expect([operation, errors]).toEqual([operation, undefined])
      expect(JSON.stringify(data)).not.toContain('REJECTED')
    }
  })

  it('subscribe to a field of the schema', () => {
    expect(subscriptions).toHaveLength(1)
    const schema = buildASTSchema(parse(readSchemaText().join('\n')))
    expect(validate(schema, parse(subscriptions[0] ?? ''))).toEqual([])
  })
})

describe('the queries of README.md', () => {
  it('return five edges, or accept the event, on the demo world', async () => {
    expect(queries.length).toBeGreaterThanOrEqual(2)
    for (const query of queries) {
      const { data, errors } = await api.ask(query, {})
      expect([query, errors]).toEqual([query, undefined])
      if (query.startsWith('mutation'))
        expect(data).toHaveProperty('recordEvents.results.0.status', 'ACCEPTED')
      else expect(data).toHaveProperty('recommendations.edges.length', 5)
    }
  })

  it('ask for a user of the demo world', async () => {
    const [, userId] = /userId: "([^"]+)"/.exec(queries[0] ?? '') ?? []
    const { data } = await api.ask('query ($id: ID!) { user(id: $id) { id } }', { id: userId })
    expect(data).toEqual({ user: { id: userId } })
  })

  it('have the shape of the printed answer', async () => {
    const { data } = await api.ask(queries[0] ?? '', {})
    expect(shapeOf(JSON.parse(answers[0] ?? ''))).toEqual(shapeOf({ data }))
  })
})

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { dataFolder } from '../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { Api } from '../../src/server/api/local-api.ts'

const page = readFileSync(new URL('../../docs/filters.md', import.meta.url), 'utf8')

interface Example {
  readonly name: string
  readonly query: string
  /** What the page prints below the query. */
  readonly answer: string
}

const examples: readonly Example[] = [
  ...page.matchAll(/```graphql\n(query (\w+)[\s\S]*?)```\s+(Passes[^\n]*|```json\n[\s\S]*?```)/g),
].map(([, query = '', name = '', answer = '']) => ({ name, query, answer }))

let folder = ''
let graph: GraphStore
let api: Api

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-filters-'))
  const data = join(folder, 'shop')
  mkdirSync(data)
  const [, items = ''] = /```csv\n([\s\S]*?)```/.exec(page) ?? []
  writeFileSync(join(data, 'items.csv'), items)
  writeFileSync(join(data, 'tags.csv'), 'id,name,kind\nrunning,Running,sport\nnew,New,season\n')
  const taggings = ['s1,running', 's2,running', 's3,running', 's5,running', 's2,new', 's5,new']
  writeFileSync(join(data, 'taggings.csv'), `itemId,tagId\n${taggings.join('\n')}\n`)
  graph = await openEmbedded({ maxRelationships: 1e6 })
  const nowMs = Date.now()
  const signal = new AbortController().signal
  const report = await importDataSet(graph, await dataFolder(data), { atMs: nowMs, nowMs, signal })
  expect(report.items).toMatchObject({ created: 8, rejected: 0 })
  const config = readConfig({ ATTUNE_DATA_DIR: folder, ATTUNE_LOG_LEVEL: 'silent' }, folder)
  api = await compose(config, { write: () => undefined }, '1.2.3').localApi(graph)
})

afterAll(async () => {
  await api.close()
  await graph.close()
  rmSync(folder, { recursive: true })
})

/** The ids between backticks. */
function idsOf(answer: string): readonly string[] {
  return [...(answer.split('. ')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, id]) => id ?? '')
}

describe('docs/filters.md', () => {
  it('prints an answer below each of its queries', () => {
    expect(examples.length).toBeGreaterThanOrEqual(10)
    expect(examples).toHaveLength([...page.matchAll(/```graphql/g)].length)
  })

  it.each(examples)('prints what $name gives', async ({ query, answer }) => {
    const { data, errors } = await api.ask(query, {})
    expect(errors).toBeUndefined()
    if (answer.startsWith('```json')) {
      expect(data).toEqual(JSON.parse(answer.replace(/```(json)?/g, '')).data)
      return
    }
    const { items, recommendations } = data as Record<
      string,
      { nodes: { id: string }[]; totalCount?: number }
    >
    const ids = ((items ?? recommendations)?.nodes ?? []).map(({ id }) => id)
    const printed = idsOf(answer)
    expect(answer.includes('in this order') ? ids : [...ids].sort()).toEqual(printed)
    if (items) expect(items.totalCount).toBe(printed.length)
  })
})

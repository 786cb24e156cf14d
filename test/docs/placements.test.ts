import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../src/app/compose.ts'
import { readConfig } from '../../src/app/config.ts'
import { publishDemoPlacements } from '../../src/app/demo-placements.ts'
import { DEMO_SEED } from '../../src/datasets/demo/demo-world.ts'
import { fillDemo } from '../../src/datasets/demo/fill-demo.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { Api } from '../../src/server/api/local-api.ts'

const page = readFileSync(new URL('../../docs/placements.md', import.meta.url), 'utf8')
const operations = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text ?? '')
const operation = (start: string) => operations.find((text) => text.startsWith(start)) ?? ''

let folder = ''
let graph: GraphStore
let api: Api

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-placements-'))
  graph = await openEmbedded({ maxRelationships: 1e6 })
  const variables = {
    ATTUNE_DATA_DIR: folder,
    ATTUNE_LOG_LEVEL: 'silent',
    ATTUNE_REQUEST_DEADLINE_MS: '20000',
  }
  const nowMs = Date.UTC(2026, 5, 1)
  await fillDemo(graph, { seed: DEMO_SEED, nowMs, onFilled: () => publishDemoPlacements(graph, nowMs) })
  api = await compose(readConfig(variables, folder), { write: () => undefined }, '1.2.3').localApi(graph)
}, 120_000)
afterAll(async () => {
  await api.close()
  await graph.close()
  rmSync(folder, { recursive: true })
})

async function answerTo(text: string): Promise<Record<string, unknown>> {
  const { data, errors } = await api.ask(text, {})
  expect([text, errors]).toEqual([text, undefined])
  return data as Record<string, unknown>
}

describe('the operations of docs/placements.md', () => {
  it('are these', () => {
    expect(operations).toHaveLength(6)
  })

  it('save what holds a mail back', async () => {
    expect(await answerTo(operation('mutation SaveMail'))).toEqual({
      savePlacementDraft: {
        placement: { draft: { digest: expect.stringMatching(/^\w{16}$/) } },
        problems: [],
      },
    })
  })

  it('save a segment, and steer for a while', async () => {
    expect(await answerTo(operation('mutation SaveBuyers'))).toMatchObject({
      saveSegment: { segment: { number: 1, digest: expect.stringMatching(/^\w{16}$/) }, problems: [] },
    })
    expect(await answerTo(operation('mutation MoreFilms'))).toMatchObject({
      steer: {
        user: {
          steers: [
            { direction: 'MORE', target: { kind: 'movie' } },
            { direction: 'LESS', target: { kind: 'post' } },
          ],
        },
        problems: [],
      },
    })
  })

  it('preview a spec for a newcomer', async () => {
    const { previewPlacement } = await answerTo(operation('query PreviewHome'))
    expect(previewPlacement).toMatchObject({
      lists: [{ list: { nodes: expect.arrayContaining([{ title: expect.any(String) }]) } }],
      report: { viewers: 1, emptyLists: 0 },
      problems: [],
    })
  })

  it('ask for a page', async () => {
    const { page: home } = await answerTo(operation('query Home'))
    const { rows } = home as { rows: { title: string; results: { nodes: object[] } }[] }
    expect(rows.length).toBeGreaterThan(2)
    for (const { results } of rows) expect(results.nodes.length).toBeGreaterThan(3)
  })

  it('ask for the list of a placement', async () => {
    const save = operation('mutation SaveMail').replace('"mail"', '"home"').replace('MESSAGE', 'LIST')
    const { savePlacementDraft } = await answerTo(save.replace(/quietHours: .*/, ''))
    const { digest } = (savePlacementDraft as { placement: { draft: { digest: string } } }).placement.draft
    await answerTo(
      `mutation { publishPlacement(input: { key: "home", expectedDigest: "${digest}" }) { problems { message } } }`,
    )
    // The page asks with a user token.
    const list = operation('{').replace('recommendations(', 'recommendations(userId: "ana-kamau", ')
    expect(await answerTo(list)).toMatchObject({ recommendations: { placement: { number: 1 } } })
  })
})

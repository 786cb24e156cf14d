import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undecided } from '../../src/domain/consent.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { servedModels } from '../../src/model/served-models.ts'
import { Exports } from '../../src/privacy/exports.ts'
import { KeptDecisions } from '../../src/privacy/kept-decisions.ts'
import { findPrivacyRequest } from '../../src/privacy/privacy-requests.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { LivePlacements } from '../../src/steering/live-placements.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

const town = () =>
  world().item('tea').item('cake').user('ana', { name: 'Ana' }).likes('tea').user('bo').likes('cake')

const REQUEST = `mutation ($userId: ID!) {
  requestExport(userId: $userId) { request { id kind state } problems { message } }
}`
const STATE = 'query ($id: ID!) { privacyRequest(id: $id) { state progress downloadUrl finishedAt } }'
const ERASE = 'mutation ($userId: ID!) { requestErasure(userId: $userId) { request { id } } }'

interface State {
  readonly state: string
  readonly progress: number
  readonly downloadUrl: string | null
}

describe('an export', () => {
  let server: Serving
  beforeAll(async () => {
    server = await serving({
      fill: (graph) => town().fill(graph, { isTrained: false }),
      recommend: (graph, events) => asking(graph, { events }),
    })
  })
  afterAll(() => server.close())

  const stateOf = async (id: string) => (await server.data(STATE, { id })).privacyRequest as State

  async function exported(userId: string): Promise<State & { readonly id: string }> {
    const { requestExport } = await server.data(REQUEST, { userId })
    const { request, problems } = requestExport as {
      request: { id: string; kind: string }
      problems: unknown[]
    }
    expect(problems).toEqual([])
    expect(request.kind).toBe('EXPORT')
    await expect.poll(async () => (await stateOf(request.id)).state, { timeout: 20_000 }).toBe('DONE')
    return { id: request.id, ...(await stateOf(request.id)) }
  }

  it('can be downloaded with the token of its URL alone, as JSON and as CSV', async () => {
    const { id, progress, downloadUrl } = await exported('ana')
    expect(progress).toBe(1)
    expect(downloadUrl).toMatch(new RegExp(`^/exports/${id}\\?token=[\\w-]{32}$`))
    const response = await server.get(downloadUrl ?? '')
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    const { userId, data } = (await response.json()) as {
      userId: string
      data: Record<string, { rows: unknown[] }>
    }
    expect(userId).toBe('ana')
    expect(data.profile?.rows).toContainEqual({ name: 'name', value: 'Ana' })
    expect(data.interactions?.rows).toMatchObject([{ itemId: 'tea' }])
    const csv = await (await server.get(`${downloadUrl}&file=events.csv`)).text()
    expect(csv).toContain('\r\ntea,import:')
  })

  it('is not found with another token, id or file name', async () => {
    const { id, downloadUrl } = await exported('bo')
    const other = await exported('ana')
    const token = downloadUrl?.split('token=')[1]
    const wrong = [
      `/exports/${id}`,
      `/exports/${id}?token=`,
      `/exports/${id}?token=${token}x`,
      `/exports/${id}?token=${token}&token=${token}`,
      `/exports/${other.id}?token=${token}`,
      `/exports/unknown?token=${token}`,
      `/exports/${id}?token=${token}&file=missing.csv`,
      `/exports/${id}?token=${token}&file=../${other.id}/export.json`,
      `/exports/..%2F${id}?token=${token}`,
    ]
    for (const path of wrong) {
      const response = await server.get(path)
      expect([path, response.status]).toEqual([path, 404])
      expect(await response.text()).not.toContain('import:')
    }
    expect((await server.get(downloadUrl ?? '')).status).toBe(200)
  })

  it('is deleted with its user', async () => {
    const { id, downloadUrl } = await exported('bo')
    await server.data(ERASE, { userId: 'bo' })
    expect((await server.get(downloadUrl ?? '')).status).toBe(404)
    expect(await stateOf(id)).toMatchObject({ state: 'FAILED', downloadUrl: null })
  })
})

describe('the files of exports', () => {
  it('are deleted after a day; an interrupted export begins again, and fails after a day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attune-exports-'))
    const graph = await openEmbedded({ maxRelationships: 1_000 })
    await town().fill(graph, { isTrained: false })
    async function* none(): AsyncGenerator<never> {}
    let nowMs = Date.now()
    const open = () =>
      new Exports({
        graph,
        models: servedModels(graph),
        consents: undecided('standard'),
        liveCatalog: new FollowedCatalog(graph),
        placements: new LivePlacements(graph),
        journaledEvents: none,
        deadLetters: none,
        servedLists: none,
        nowMs: () => nowMs,
        erased: new KeptDecisions(join(folder, 'decisions.tsv')),
        process: 'journal-1',
        folder: join(folder, 'exports'),
        onFailed: (error) => {
          throw error
        },
      })
    const first = open()
    await first.stop()
    const id = await first.request('ana')
    expect(existsSync(join(folder, 'exports'))).toBe(false)
    const second = open()
    second.start()
    await expect.poll(async () => (await findPrivacyRequest(graph, id))?.state).toBe('done')
    const [subject = ''] = readdirSync(join(folder, 'exports'))
    expect(readdirSync(join(folder, 'exports', subject))).toEqual([id])
    const token = (await second.urlOf(id, nowMs))?.split('token=')[1] ?? ''
    expect(await second.find(id, token, 'events.csv')).toBe(
      join(folder, 'exports', subject, id, 'events.csv'),
    )
    nowMs += 24 * 3_600_000 + 1_000
    expect(await second.find(id, token, 'events.csv')).toBeNull()
    expect(await second.urlOf(id, nowMs - 24 * 3_600_000)).toBeNull()
    const third = open()
    third.start()
    await expect.poll(() => readdirSync(join(folder, 'exports', subject))).toEqual([])
    await second.stop()
    await third.stop()
    // An export that no pass has ended within a day.
    const late = await first.request('ana')
    nowMs += 24 * 3_600_000 + 1_000
    const fourth = open()
    fourth.start()
    await expect.poll(async () => (await findPrivacyRequest(graph, late))?.state).toBe('failed')
    await fourth.stop()
    await graph.close()
    rmSync(folder, { recursive: true, force: true })
  })
})

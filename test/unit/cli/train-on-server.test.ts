import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readOwner } from '../../../src/app/folder-lock.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

let folder: CliFolder
let local: Readonly<Record<string, unknown>>
let serving: ReturnType<CliFolder['run']>
const stop = new AbortController()

beforeAll(async () => {
  folder = cliFolder()
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', 'songs'])).code).toBe(0)
  const settings = { training: { interest: { leastUsers: 1, leastInteractions: 2 } } }
  writeFileSync(join(folder.path, 'few.json'), JSON.stringify({ settings }))
  local = JSON.parse((await folder.run(['train', '--settings', 'few.json', '--json'])).out)
  serving = folder.run(['serve', '--json'], { signal: stop.signal })
  await vi.waitUntil(url, { timeout: 60_000, interval: 100 })
}, 120_000)

afterAll(async () => {
  stop.abort()
  expect((await serving).code).toBe(0)
  folder.remove()
}, 60_000)

function url(): string | null | undefined {
  return readOwner(join(folder.path, 'graph'))?.url
}

async function modelVersion(): Promise<unknown> {
  return JSON.parse((await folder.run(['stats', '--json'])).out).modelVersion
}

async function ask(query: string): Promise<unknown> {
  const body = JSON.stringify({ query })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url() ?? '', { method: 'POST', headers, body })
  return (await response.json()) as unknown
}

describe('attune train while a server holds the graph', () => {
  it('trains in the server, with the progress and the report of a training of its own', async () => {
    let now = 0
    // Each question about the progress comes a minute after the one before.
    const { code, out, err } = await folder.run(['train', '--json'], { nowMs: () => (now += 60_000) })
    expect([code, err]).toEqual([0, expect.stringMatching(/^read: \d+%/)])
    const lines = err.trimEnd().split('\n')
    expect(lines).toContain('read: 100%')
    expect(lines).toEqual([...new Set(lines)])
    const report = JSON.parse(out)
    expect(Object.keys(report).sort()).toEqual(Object.keys(local).sort())
    for (const count of ['users', 'items', 'tags', 'interactions']) expect(report[count]).toBe(local[count])
    expect(report.version).not.toBe(local.version)
    expect(await modelVersion()).toBe(report.version)
    expect((await folder.run(['train'])).out).toContain(`serving model ${await modelVersion()}`)
  }, 120_000)

  it('reports what the server has learned, as a training of its own does', async () => {
    const { out } = await folder.run(['train', '--settings', 'few.json', '--json'])
    const { interest, jobs, trainedAt } = JSON.parse(out)
    expect(interest).toEqual(local.interest)
    expect(interest.metrics.users).toBeGreaterThan(0)
    const names = (all: unknown) => (all as readonly { readonly job: string }[]).map(({ job }) => job).sort()
    // The first training has no older version to delete.
    expect(names(jobs)).toEqual(['clean-up', ...names(local.jobs)].sort())
    expect(trainedAt).toBeGreaterThan(Number(local.trainedAt))
  }, 120_000)

  it('passes its options on', async () => {
    const settings = { training: { neighborhoods: { k: 3 } } }
    writeFileSync(join(folder.path, 'own.json'), JSON.stringify({ settings }))
    expect((await folder.run(['train', '--settings', 'own.json', '--holdout', 'any', '--force'])).code).toBe(
      0,
    )
    const answer = await ask(
      '{ users(first: 100) { nodes { neighbors(first: 20) { edges { similarity } } } } }',
    )
    const { data } = answer as { data: { users: { nodes: { neighbors: { edges: unknown[] } }[] } } }
    expect(Math.max(...data.users.nodes.map(({ neighbors }) => neighbors.edges.length))).toBe(3)
  }, 120_000)

  it('lists earlier trainings, also those of the command, and trains again with the settings of one', async () => {
    const list =
      '{ trainings { version outcome seconds reason interactions ndcgAt10 interest { weights { source } } } }'
    const past = async () =>
      ((await ask(list)) as { data: { trainings: Record<string, unknown>[] } }).data.trainings
    const [newest] = await past()
    expect((await past()).at(-1)?.version).toBe(local.version)
    expect(newest).toMatchObject({ version: await modelVersion(), outcome: 'SERVED', reason: null })
    const start = (version: unknown) =>
      ask(
        `mutation { startTraining(likeVersion: "${version}", isForced: true) { training { id } problems { code path } } }`,
      )
    expect(await start('none')).toEqual({
      data: { startTraining: { training: null, problems: [{ code: 'NOT_FOUND', path: ['likeVersion'] }] } },
    })
    await start(local.version)
    await vi.waitUntil(async () => (await modelVersion()) !== newest?.version, { timeout: 60_000 })
    const [again] = await past()
    // Only the first training had settings by which so few users suffice to learn from.
    expect([newest?.ndcgAt10, again?.ndcgAt10]).toEqual([null, expect.any(Number)])
    expect(again?.interactions).toBe(local.interactions)
    await vi.waitUntil(async () => (await folder.run(['train'])).code === 0, { timeout: 60_000 })
  }, 120_000)

  it('stops the training when it is interrupted, and the serving model stays', async () => {
    const before = await modelVersion()
    const interruption = new AbortController()
    interruption.abort()
    const { code, out, err } = await folder.run(['train'], { signal: interruption.signal })
    expect([code, out]).toEqual([130, ''])
    expect(err).toContain('interrupted; run it again to continue')
    expect(await modelVersion()).toBe(before)
  }, 120_000)

  it('is refused while another training runs', async () => {
    const both = await Promise.all([folder.run(['train']), folder.run(['train'])])
    expect(both.map(({ code }) => code).sort()).toEqual([0, 3])
    expect(both.find(({ code }) => code === 3)?.err).toContain('another training has been running since')
  }, 120_000)

  it('reports what is wrong with a request as problems', async () => {
    const id = 'none'
    const settings = '{ training: { seed: null, neighborhoods: { k: 0 } }, policy: { seedLimit: 101 } }'
    const start = `mutation { startTraining(settings: ${settings}) { training { id } problems { message path } } }`
    expect(await ask(start)).toEqual({
      data: {
        startTraining: {
          training: null,
          problems: [
            {
              message: 'settings.training.neighborhoods.k must be a whole number, 1-500',
              path: ['settings', 'training', 'neighborhoods', 'k'],
            },
            {
              message: 'settings.policy.seedLimit must be a whole number, 1-100',
              path: ['settings', 'policy', 'seedLimit'],
            },
          ],
        },
      },
    })
    expect(
      await ask(`mutation { cancelTraining(id: "${id}") { training { id } problems { code path } } }`),
    ).toEqual({
      data: { cancelTraining: { training: null, problems: [{ code: 'NOT_FOUND', path: ['id'] }] } },
    })
    expect(await ask(`{ training(id: "${id}") { id } }`)).toEqual({ data: { training: null } })
  })
})

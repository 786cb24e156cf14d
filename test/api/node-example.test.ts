import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AttuneClient, AttuneProblem } from '../../examples/node/attune-client.ts'
import { type DemoServer, demoServer, fillDemoPart } from '../support/demo-server.ts'

let demo: DemoServer
beforeAll(async () => {
  demo = await demoServer({ fill: fillDemoPart })
})
afterAll(() => demo.close())

/** The output of the example, run as its documentation says. */
async function run(...args: readonly string[]): Promise<{ printed: string; complaints: string }> {
  const example = spawn(process.execPath, ['--import', 'tsx', 'examples/node/main.ts', ...args])
  const [printed, complaints] = await Promise.all([text(example.stdout), text(example.stderr)])
  return { printed, complaints }
}

describe('the example for Node', () => {
  it('records impressions and a like, and the liked item leaves the list', async () => {
    const { printed, complaints } = await run(demo.url, 'priya-menon')
    expect(complaints).toBe('')
    const [first = '', kept = '', second = '', pages = ''] = printed.trim().split('\n\n')
    expect(first).toMatch(/^For priya-menon:\n1\. .+\n.*\n.*\n.*\n5\. /)
    const [, liked = ''] = /accepted: impressions, and a like of (.*)\.$/.exec(kept) ?? []
    expect(kept).toMatch(/^6 of 6 events/)
    expect(liked).not.toBe('')
    expect(first).toContain(`1. ${liked} (`)
    expect(second).toMatch(/^After that:\n1\. /)
    expect(second).not.toContain(`. ${liked} (`)
    expect(pages).toBe('20 items in three pages, 20 of them different.')
  })
})

describe('its client', () => {
  it('sends its API key', async () => {
    const refused = new AttuneClient(demo.url, 'wrong').list({ userId: 'priya-menon', first: 1 })
    await expect(refused).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('rejects with the stable code of the API error', async () => {
    const refused = new AttuneClient(demo.url).list({ userId: 'priya-menon', first: 1_000 })
    await expect(refused).rejects.toThrow(AttuneProblem)
    await expect(refused).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('counts an event once if it is sent twice', async () => {
    const event = {
      eventId: 'twice',
      userId: 'priya-menon',
      itemId: 'video-precinct-13',
      kind: 'CLICK',
      occurredAt: new Date().toISOString(),
    } as const
    const attune = new AttuneClient(demo.url)
    expect((await attune.record([event])).results[0]?.status).toBe('ACCEPTED')
    expect((await attune.record([event])).results[0]?.status).toBe('DUPLICATE')
  })
})

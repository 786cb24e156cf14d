import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoServer, demoServer } from '../support/demo-server.ts'
import { type Browsing, browsing, inBrowser } from './browsing.ts'
import { buildPage } from './build-page.ts'

const MANIFEST = 'examples/react/__generated__/persisted-documents.json'

interface Asked {
  readonly operationName: string
  readonly query?: string
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash: string } }
  readonly variables: {
    readonly after?: string | null
    readonly events?: readonly { readonly eventId: string; readonly kind: string; readonly itemId: string }[]
  }
}

/** Records the requests of the page to the API, and the status of each event. */
function listen(page: Page): { readonly asked: Asked[]; readonly statuses: Map<string, string> } {
  const asked: Asked[] = []
  const statuses = new Map<string, string>()
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql')) asked.push(request.postDataJSON() as Asked)
  })
  page.on('response', async (response) => {
    if (!response.request().postData()?.includes('"Record"')) return
    const { data } = (await response.json()) as {
      data: { recordEvents: { results: { eventId: string; status: string }[] } }
    }
    for (const { eventId, status } of data.recordEvents.results) statuses.set(eventId, status)
  })
  return { asked, statuses }
}

const idsOn = (page: Page) =>
  page.locator('li').evaluateAll((entries) => entries.map((entry) => entry.getAttribute('data-id') ?? ''))

inBrowser('the example for React', () => {
  let browser: Browsing
  let demo: DemoServer
  let served: PreviewServer
  let origin = ''
  beforeAll(async () => {
    browser = await browsing()
    demo = await demoServer({ isTrained: false, variables: { ATTUNE_TRUSTED_DOCUMENTS: MANIFEST } })
    const configFile = 'examples/react/vite.config.ts'
    process.env.ATTUNE_URL = new URL(demo.url).origin
    await buildPage(configFile)
    served = await preview({ configFile, logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } })
    origin = new URL(served.resolvedUrls?.local[0] ?? '').origin
  })
  afterAll(async () => {
    await browser.close()
    await served.close()
    await demo.close()
  })

  it('sends hashes to a server that answers only its documents', async () => {
    const page = await browser.open('/?user=kwame-mensah', { origin })
    const { asked } = listen(page)
    await page.reload()
    await page.locator('li').nth(5).waitFor()
    const hashes = Object.keys(JSON.parse(readFileSync(MANIFEST, 'utf8')) as object)
    expect(asked.length).toBeGreaterThan(0)
    for (const { query, extensions } of asked) {
      expect(query).toBeUndefined()
      expect(hashes).toContain(`sha256:${extensions?.persistedQuery?.sha256Hash}`)
    }
    const body = JSON.stringify({ query: '{ version }' })
    const foreign = await fetch(demo.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect([foreign.status, await foreign.text()]).toEqual([403, expect.stringContaining('"FORBIDDEN"')])
  })

  it('joins pages of one list without repeats, and requests each page once', async () => {
    const page = await browser.open('/?user=kwame-mensah', { origin })
    const { asked } = listen(page)
    await page.locator('li').nth(5).waitFor()
    const first = await idsOn(page)
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.locator('li').nth(11).waitFor()
    const both = await idsOn(page)
    expect(both.slice(0, 6)).toEqual(first)
    expect(new Set(both).size).toBe(12)
    expect(asked.filter(({ variables }) => variables.after).length).toBe(1)
  })

  it('reports an impression once for each entry that was on the screen, with its list', async () => {
    const page = await browser.open('/?user=kwame-mensah', { origin, viewport: { width: 600, height: 400 } })
    const { asked, statuses } = listen(page)
    await page.locator('li').nth(5).waitFor()
    const seen = () =>
      asked
        .flatMap(({ variables }) => variables.events ?? [])
        .filter(({ kind }) => kind === 'IMPRESSION')
        .map(({ itemId }) => itemId)
    const ids = await idsOn(page)
    await expect.poll(() => seen().length).toBeGreaterThan(0)
    // The last entry is below the edge of so small a window.
    expect(seen()).not.toContain(ids.at(-1))
    await page.locator('li').last().scrollIntoViewIfNeeded()
    for (const entry of await page.locator('li').all()) await entry.scrollIntoViewIfNeeded()
    await expect.poll(seen).toContain(ids.at(-1))
    await page.locator('li').first().scrollIntoViewIfNeeded()
    await page.waitForTimeout(1_500)
    expect(new Set(seen()).size).toBe(seen().length)
    expect([...statuses.values()].every((status) => status === 'ACCEPTED')).toBe(true)
  })

  it('requests the list again after a like, without the liked item', async () => {
    const page = await browser.open('/?user=kwame-mensah', { origin })
    await page.locator('li').nth(5).waitFor()
    const [liked = ''] = await idsOn(page)
    await page
      .getByRole('button', { name: /^Like / })
      .first()
      .click()
    await expect.poll(() => idsOn(page)).not.toContain(liked)
    expect(await page.locator('li').count()).toBe(6)
  })
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoServer, demoServer } from '../support/demo-server.ts'
import { type Browsing, browsing, inBrowser } from './browsing.ts'
import { buildPage } from './build-page.ts'

const MANIFESTS = ['packages/browser/documents.json', 'packages/react/documents.json']

interface Asked {
  readonly query?: string
  readonly variables?: { readonly after?: string | null }
  /** Of a batch of events. */
  readonly events?: readonly { readonly eventId: string; readonly kind: string; readonly itemId: string }[]
}

/** Records what the page asks and sends, and the status of each event. */
function listen(page: Page): { readonly asked: Asked[]; readonly statuses: string[] } {
  const asked: Asked[] = []
  const statuses: string[] = []
  page.on('request', (request) => {
    if (/\/(graphql|collect)$/.test(request.url())) asked.push(request.postDataJSON() as Asked)
  })
  page.on('response', async (response) => {
    if (!response.url().endsWith('/collect')) return
    const { results } = (await response.json()) as { results: { status: string }[] }
    statuses.push(...results.map(({ status }) => status))
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
  const folder = mkdtempSync(join(tmpdir(), 'attune-trusted-'))
  const trusted = Object.assign(
    {},
    ...MANIFESTS.map((file) => JSON.parse(readFileSync(file, 'utf8')) as object),
  )
  beforeAll(async () => {
    browser = await browsing()
    const manifest = join(folder, 'trusted-documents.json')
    writeFileSync(manifest, JSON.stringify(trusted))
    demo = await demoServer({ isTrained: false, variables: { ATTUNE_TRUSTED_DOCUMENTS: manifest } })
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
    rmSync(folder, { recursive: true })
  })

  it('sends only documents of the packages, to a server that answers no others', async () => {
    const page = await browser.open('/', { origin })
    const { asked } = listen(page)
    await page.reload()
    await page.locator('li').nth(5).waitFor()
    const queries = asked.flatMap(({ query }) => query ?? [])
    expect(queries.length).toBeGreaterThan(0)
    for (const query of queries) expect(Object.values(trusted)).toContain(query)
    const body = JSON.stringify({ query: '{ version }' })
    const foreign = await fetch(demo.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect([foreign.status, await foreign.text()]).toEqual([403, expect.stringContaining('"FORBIDDEN"')])
  })

  it('joins pages of one list without repeats, and requests each page once', async () => {
    const page = await browser.open('/', { origin })
    const { asked } = listen(page)
    await page.locator('li').nth(5).waitFor()
    const first = await idsOn(page)
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.locator('li').nth(11).waitFor()
    const both = await idsOn(page)
    expect(both.slice(0, 6)).toEqual(first)
    expect(new Set(both).size).toBe(12)
    expect(asked.filter(({ variables }) => variables?.after).length).toBe(1)
  })

  it('reports an impression once for each entry that was on the screen, with its list', async () => {
    const page = await browser.open('/', { origin, viewport: { width: 600, height: 400 } })
    const { asked, statuses } = listen(page)
    await page.locator('li').nth(5).waitFor()
    const seen = () =>
      asked
        .flatMap(({ events }) => events ?? [])
        .filter(({ kind }) => kind === 'IMPRESSION')
        .map(({ itemId }) => itemId)
    const ids = await idsOn(page)
    await expect.poll(() => seen().length).toBeGreaterThan(0)
    // The last entry is below the edge of so small a window.
    expect(seen()).not.toContain(ids.at(-1))
    await page.locator('li').last().scrollIntoViewIfNeeded()
    await expect.poll(seen).toContain(ids.at(-1))
    await page.locator('li').first().scrollIntoViewIfNeeded()
    await page.waitForTimeout(1_500)
    expect(new Set(seen()).size).toBe(seen().length)
    expect(new Set(statuses)).toEqual(new Set(['ACCEPTED']))
  })

  it('requests the list again after a like, without the liked item', async () => {
    const page = await browser.open('/', { origin })
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

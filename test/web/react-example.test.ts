import type { Page } from 'playwright-core'
import { type PreviewServer, preview } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsing, browsing, inBrowser, ORIGIN } from './browsing.ts'
import { buildPage } from './build-page.ts'

interface Asked {
  readonly operationName: string
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
    if (!response.request().postData()?.includes('Record')) return
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
  let served: PreviewServer
  let origin = ''
  beforeAll(async () => {
    browser = await browsing()
    const configFile = 'examples/react/vite.config.ts'
    process.env.ATTUNE_URL = ORIGIN
    await buildPage(configFile)
    served = await preview({ configFile, logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } })
    origin = new URL(served.resolvedUrls?.local[0] ?? '').origin
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await served.close()
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

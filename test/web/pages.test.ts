import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, DESK, inBrowser, PHONE } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

/** Folder of the screenshots. */
const SHOTS = 'web/screenshots'

interface Shown {
  readonly name: string
  readonly path: string
  /** Selector of an element that exists once the page has loaded its data. */
  readonly settled: string
  readonly act?: (page: Page) => Promise<void>
}

const PAGES: readonly Shown[] = [
  { name: 'home', path: '/', settled: '.person-chip >> nth=2' },
  { name: 'person', path: '/#/people/abena-adeyemi', settled: '.bar-row >> nth=3' },
  {
    name: 'tuned',
    path: '/#/people/abena-adeyemi?weights=SOCIAL:4,LATENT:0&temperature=2&diversity=0.4&maxPerTag=3',
    settled: '.move',
  },
  {
    name: 'why',
    path: '/#/people/abena-adeyemi',
    settled: '.card',
    act: async (page) => {
      await page.getByRole('button', { name: 'Why this?' }).first().click()
      await page.locator('.reason').first().waitFor()
    },
  },
  {
    name: 'privacy',
    path: '/#/privacy/tama-kahale',
    settled: '.switch',
    act: async (page) => {
      await recordEvents('tama-kahale')
      await page.reload()
      await page.getByText(/^Receipts/).click()
      await page.getByRole('button', { name: /^Show the newest/ }).click()
    },
  },
  {
    name: 'privacy-confirm',
    path: '/#/privacy/kwame-mensah',
    settled: '.switch',
    act: async (page) => page.getByRole('button', { name: 'Erase everything' }).click(),
  },
  { name: 'newcomer', path: '/#/people/newcomer-zzz', settled: '.card' },
  {
    name: 'compare',
    path: '/#/compare?left=abena-adeyemi&right=priya-menon',
    settled: '.slim-row >> nth=20',
  },
  { name: 'catalog', path: '/#/catalog', settled: '.item-tile' },
  { name: 'search', path: '/#/search?q=crime&user=kwame-mensah', settled: '.found-row' },
  { name: 'item', path: '/#/items/video-precinct-13', settled: '.item-tile' },
  { name: 'tag', path: '/#/tags/genre-crime', settled: '.item-tile' },
  { name: 'overview', path: '/#/overview', settled: '.chart-line' },
  { name: 'measure', path: '/#/measure', settled: '.plot-line[d^="M"]' },
  {
    name: 'measured-placement',
    path: '/#/measure/shop%2Ffor-you',
    settled: '.plot-line[d^="M"]',
    act: async (page) => page.locator('.figure-details > summary').first().click(),
  },
  { name: 'playground', path: '/#/playground?item=video-precinct-13', settled: '.item-tile' },
  { name: 'nothing', path: '/#/items/no-such-item', settled: '.state' },
]

const LOOKS = [
  { look: 'light', colorScheme: 'light', viewport: DESK },
  { look: 'dark', colorScheme: 'dark', viewport: DESK },
  { look: 'phone', colorScheme: 'light', viewport: PHONE },
] as const

/** Elements beyond the right edge, if the page scrolls horizontally. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const over = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > clientWidth)
    return [scrollWidth - clientWidth + ' px', ...over.map((it) => it.tagName + ' ' + it.className)].slice(0, 12)
  })()`)
}

/** More than a page shows at first. What the demo world has of a person differs from start to start. */
async function recordEvents(userId: string): Promise<void> {
  const { items } = await ask<{ items: { nodes: { id: string }[] } }>('{ items(first: 8) { nodes { id } } }')
  const seen = { userId, kind: 'VIEW', occurredAt: new Date().toISOString() }
  const events = items.nodes.map(({ id }) => ({ ...seen, eventId: `page ${id}`, itemId: id }))
  await ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { watermark } }', { events })
  const count = `{ user(id: "${userId}") { events(first: 1) { totalCount } } }`
  const counted = async () => (await ask<Counted>(count)).user.events.totalCount
  await expect.poll(counted).toBeGreaterThanOrEqual(events.length)
}

interface Counted {
  readonly user: { readonly events: { readonly totalCount: number } }
}

inBrowser.each(LOOKS)('in the $look look', ({ look, colorScheme, viewport }) => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it.each(PAGES)('$name is accessible and fits the screen', async ({ name, path, settled, act }) => {
    const page = await browser.open(path, { colorScheme, viewport })
    await page.locator(settled).first().waitFor()
    await act?.(page)
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    await page.screenshot({ path: `${SHOTS}/${name}-${look}.png` })
    expect(await seriousViolations(page)).toEqual([])
    expect(await tooWide(page)).toEqual([])
    await page.context().close()
  })
})

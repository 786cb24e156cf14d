import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'

const WIDTHS = [320, 340, 360, 390, 480, 600, 738, 768, 800, 834, 861, 900, 992, 1024, 1152, 1280, 1440]

const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2)

const PAGES = [
  { path: '/', settled: '.person-chip' },
  { path: '/#/people/abena-adeyemi', settled: '.bar-row' },
  { path: '/#/people/newcomer-widths', settled: '.card' },
  { path: '/#/people/long-name', settled: '.card' },
  { path: '/#/privacy/abena-adeyemi', settled: '.switch' },
  { path: '/#/compare', settled: '.state' },
  { path: '/#/compare?left=abena-adeyemi&right=long-name', settled: '.slim-row' },
  { path: '/#/catalog', settled: '.item-tile' },
  { path: '/#/catalog?columns=price,brand', settled: '.wide-table' },
  { path: '/#/search?q=crime&user=kwame-mensah', settled: '.found-row' },
  { path: '/#/items/video-precinct-13', settled: '.item-tile' },
  { path: '/#/items/long-item', settled: 'h1' },
  { path: '/#/items/none', settled: '.state' },
  { path: '/#/tags/genre-crime', settled: '.item-tile' },
  { path: '/#/placements', settled: 'h1' },
  { path: '/#/segments', settled: 'h1' },
  { path: '/#/segments/widths?new=', settled: 'select' },
  { path: '/#/overview', settled: '.chart-line' },
  { path: '/#/playground', settled: '.item-tile' },
  { path: '/#/operate', settled: '.plot' },
  { path: '/#/operate/trainings', settled: 'h1' },
  { path: '/#/operate/access', settled: 'h1' },
  { path: '/#/measure', settled: '.plot-line[d^="M"]' },
  { path: '/#/measure/shop%2Ffor-you', settled: '.plot-line[d^="M"]' },
]

/** What sticks out, if the page scrolls sideways at this width. */
async function widthsThatScroll(page: Page): Promise<number[]> {
  const wide: number[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await page.waitForTimeout(30)
    const { scrollWidth, clientWidth } = await page.evaluate<{ scrollWidth: number; clientWidth: number }>(
      '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
    )
    if (scrollWidth > clientWidth) wide.push(width)
  }
  return wide
}

inBrowser('from 320 to 1440 px', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
    await ask(
      `mutation ($user: [UserInput!]!, $item: [ItemInput!]!) {
        upsertUsers(users: $user) { problems { message } }
        upsertItems(items: $item) { problems { message } }
      }`,
      {
        user: [{ id: 'long-name', name: LONG }],
        item: [{ id: 'long-item', title: LONG, kind: 'product' }],
      },
    )
  })
  afterAll(async () => {
    await ask(
      'mutation { deleteUsers(userIds: ["long-name"]) { problems { message } } deleteItems(itemIds: ["long-item"]) { problems { message } } }',
    )
    await browser.close()
  })

  it.each(PAGES)('$path never scrolls sideways', async ({ path, settled }) => {
    const page = await browser.open(path)
    await page.locator(settled).first().waitFor()
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    expect(await widthsThatScroll(page)).toEqual([])
    await page.close()
  })
})

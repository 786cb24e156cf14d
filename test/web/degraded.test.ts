import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type DemoServer, demoServer } from '../support/demo-server.ts'
import { failing } from '../support/failing.ts'
import { type Browsing, browsing, inBrowser } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

const PERSON = '/#/people/abena-adeyemi'

/** The browser logs responses with an error status to the console. */
const EXPECTED = /status of 5\d\d/

inBrowser('while the graph fails', () => {
  let browser: Browsing
  let demo: DemoServer
  let origin = ''
  /** Which queries fail, by name. */
  let down: (queryName: string) => boolean = () => false
  beforeAll(async () => {
    browser = await browsing()
    demo = await demoServer({ isTrained: false, wrap: (graph) => failing(graph, (name) => down(name)) })
    origin = new URL(demo.url).origin
  })
  beforeEach(() => {
    down = () => false
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  it('names the sources that failed, and shows the complete list on retry', async () => {
    down = (name) => name === 'candidates/social'
    const page = await browser.open(PERSON, { origin })
    const banner = page.getByText('Degraded.')
    await banner.waitFor()
    const text = await page.locator('.banner.is-warn').textContent()
    expect(text).toContain('Social failed or timed out; the list was made without it')
    expect(await page.locator('.card').count()).toBe(12)
    await page.screenshot({ path: 'web/screenshots/degraded-sources.png' })
    expect(await seriousViolations(page)).toEqual([])
    down = () => false
    await page.getByRole('button', { name: 'Ask again' }).click()
    await banner.waitFor({ state: 'detached' })
    expect(await page.locator('.card').count()).toBe(12)
  })

  it.each([
    { path: '/', settled: '.person-chip', shot: 'home' },
    { path: PERSON, settled: '.card', shot: 'person' },
    { path: '/#/catalog', settled: '.item-tile', shot: 'catalog' },
    { path: '/#/items/video-precinct-13', settled: '.tag-list, h1', shot: 'item' },
    { path: '/#/overview', settled: '.tile', shot: 'overview' },
  ])('$path reports an unavailable graph and recovers by itself', async ({ path, settled, shot }) => {
    down = () => true
    const page = await browser.open(path, { origin, expected: EXPECTED })
    await page.getByRole('heading', { name: 'The graph does not answer' }).first().waitFor()
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    await page.screenshot({ path: `web/screenshots/degraded-${shot}.png` })
    expect(await seriousViolations(page)).toEqual([])
    expect(await page.getByRole('alert').getByRole('button', { name: 'Try again' }).count()).toBeGreaterThan(
      0,
    )
    down = () => false
    // Without a click: the page asks again by itself.
    await page.locator(settled).first().waitFor()
    await page.getByRole('alert').first().waitFor({ state: 'detached' })
  })

  it('shows what it can read of a person while a part fails, and the rest by itself', async () => {
    down = (name) => name === 'social/history'
    const page = await browser.open(PERSON, { origin })
    const panel = (name: string) => page.locator('.aside .panel').filter({ hasText: name })
    await page.locator('.aside').getByRole('heading', { name: 'The graph does not answer' }).waitFor()
    await panel('Interests').locator('.bars a').first().waitFor()
    await page.locator('dt').getByText('joined').waitFor()
    expect(await panel('History').count()).toBe(0)
    expect(await seriousViolations(page)).toEqual([])
    down = () => false
    await panel('History').locator('.row').first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('does not cache an item page that misses a part', async () => {
    const page = await browser.open('/#/catalog', { origin })
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('ItemDetails')) return route.continue()
      const response = await route.fetch()
      const { data } = await response.json()
      const error = { message: 'no answer', path: ['item', 'tags'], extensions: { code: 'UNAVAILABLE' } }
      await route.fulfill({
        response,
        json: { data: { item: { ...data.item, tags: null } }, errors: [error] },
      })
    })
    const problem = page.getByRole('alert')
    const tags = page.locator('.page-head .chips li')
    await page.goto(`${origin}/#/items/video-precinct-13`)
    await problem.waitFor()
    await page.goBack()
    await page.locator('.item-tile').first().waitFor()
    await page.goForward()
    await problem.waitFor()
    expect(await tags.count()).toBe(0)
    await page.unroute('**/graphql')
    await tags.first().waitFor()
    expect(await problem.count()).toBe(0)
  })

  it('compares fallback lists, marks them, and shows the complete lists on retry', async () => {
    down = () => true
    const path = '/#/compare?left=abena-adeyemi&right=priya-menon'
    const page = await browser.open(path, { origin, expected: EXPECTED })
    const banners = page.locator('.banner.is-warn')
    await expect.poll(() => banners.count()).toBe(2)
    await page.screenshot({ path: 'web/screenshots/degraded-compare.png' })
    expect(await seriousViolations(page)).toEqual([])
    down = () => false
    const again = await banners.getByRole('button', { name: 'Ask again' }).all()
    // In reverse order: each button disappears when clicked.
    for (const button of again.reverse()) await button.click()
    await expect.poll(() => banners.count()).toBe(0)
    await page.locator('.slim-row').first().waitFor()
  })

  it('falls back to the last list, marked as such', async () => {
    const page = await browser.open(PERSON, { origin, expected: EXPECTED })
    await page.locator('.card').nth(11).waitFor()
    const titles = () => page.locator('.card .card-title > a').allTextContents()
    const before = await titles()
    down = () => true
    await page.getByRole('slider', { name: 'Diversity' }).fill('0.5')
    const banner = page.locator('.banner.is-warn')
    await banner.getByText('This is the last list').waitFor()
    expect(new Set(await titles())).toEqual(new Set(before))
    await page.screenshot({ path: 'web/screenshots/degraded-last-list.png' })
    expect(await seriousViolations(page)).toEqual([])
    down = () => false
    await banner.getByRole('button', { name: 'Ask again' }).click()
    await banner.waitFor({ state: 'detached' })
    await page.getByText(/Against the policy: .*moved/).waitFor()
  })

  it('accepts feedback meanwhile, and shows its effect on retry', async () => {
    const page = await browser.open(PERSON, { origin, expected: EXPECTED })
    await page.locator('.card').nth(11).waitFor()
    const first = page.locator('.card .card-title > a').first()
    const title = await first.textContent()
    const shown = page.locator(`.card .card-title > a[href="${await first.getAttribute('href')}"]`)
    down = () => true
    await page.getByRole('button', { name: `Like ${title}` }).click()
    await page.getByText(`They liked ${title}.`).waitFor()
    // The last list also leaves out the item that just got feedback.
    const banner = page.locator('.banner.is-warn')
    await banner.getByText('This is the last list').waitFor()
    await shown.waitFor({ state: 'detached' })
    down = () => false
    await banner.getByRole('button', { name: 'Ask again' }).click()
    await banner.waitFor({ state: 'detached' })
    // The item stays out after the graph has applied the event.
    await expect.poll(() => shown.count(), { timeout: 15_000 }).toBe(0)
  })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { type Browsing, browsing, inBrowser, ORIGIN } from './browsing.ts'

inBrowser('the links in the footer', () => {
  let browser: Browsing
  let production: Serving
  let sandbox: Serving
  beforeAll(async () => {
    browser = await browsing()
    production = await serving({ settings: { ide: true, sandbox: false, introspection: true } })
    sandbox = await serving({ settings: { sandbox: true } })
  })
  afterAll(async () => {
    await browser.close()
    await production.close()
    await sandbox.close()
  })

  /** The links of the page, by name, with the status that a browser gets there. */
  async function statuses(origin: string, count: number): Promise<Record<string, number>> {
    const page = await browser.open('/', { origin })
    const links = page.locator('.foot a')
    await expect.poll(() => links.count()).toBe(count)
    const found: Record<string, number> = {}
    for (const link of await links.all()) {
      const path = (await link.getAttribute('href')) ?? ''
      const response = await page.request.get(`${origin}${path}`, { maxRedirects: 0 })
      found[(await link.textContent()) ?? ''] = response.status()
    }
    return found
  }

  it('lead to every page that the server has on', async () => {
    expect(await statuses(sandbox.origin, 3)).toEqual({ 'GraphQL IDE': 200, Sandbox: 302, Metrics: 200 })
  })

  it.each(['/no-such-page', '/#/no-such-page'])('%s is a page that leads to the first one', async (path) => {
    const page = await browser.open(path, { expected: /status of 404/ })
    await page.getByRole('heading', { name: /^There is (nothing at this address|no such page)$/ }).waitFor()
    await page.getByRole('link', { name: 'Go to the first page' }).click()
    await page.getByRole('combobox', { name: 'Find a person by name or id' }).waitFor()
  })

  it('leave out the Sandbox where it is off, as by default', async () => {
    expect(await statuses(ORIGIN, 2)).toEqual({ 'GraphQL IDE': 200, Metrics: 200 })
    expect(await statuses(production.origin, 2)).toEqual({ 'GraphQL IDE': 200, Metrics: 200 })
  })
})

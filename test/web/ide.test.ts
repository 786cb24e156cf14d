import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { EXAMPLE_OPERATIONS } from '../../src/server/api/example-operations.ts'
import { demoServer } from '../support/demo-server.ts'
import { ask, type Browsing, browsing, inBrowser, ORIGIN } from './browsing.ts'
import { violations } from './serious-violations.ts'

/** Altair logs this error now and then on a slow machine, and continues with an empty object. */
const ALTAIR = { expected: /^console: .*Could not parse JSON\. Using default instead\./ }

/** Sends the query of the active tab and waits until the result matches. */
async function sendAndSee(page: Page, expected: RegExp): Promise<void> {
  await page.getByText('Send Request').first().click()
  await page.locator('app-query-result').getByText(expected).first().waitFor()
}

/** Sends the query of the active tab and returns the server's response, which the browser then gets too. */
async function sendAndReceive<T>(page: Page): Promise<T> {
  // The browser may have dropped the body of a response that is read after it arrived.
  const received = new Promise<T>((resolve, reject) => {
    const answer = async (route: Route): Promise<void> => {
      if (route.request().postData()?.includes('__schema')) return route.fallback()
      const response = await route.fetch()
      resolve(((await response.json()) as { data: T }).data)
      await route.fulfill({ response })
    }
    page.route('**/graphql', (route) => answer(route).catch(reject)).catch(reject)
  })
  await page.getByText('Send Request').first().click()
  const data = await received
  await page.unroute('**/graphql')
  return data
}

interface Listed {
  readonly recommendations: { readonly edges: readonly { readonly node: { readonly title: string } }[] }
}

/** Everything that this origin stores for longer than the tab lives. */
const STORED = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const parts = [JSON.stringify(localStorage)]
  for (const { name } of await indexedDB.databases()) {
    const base = await done(indexedDB.open(name))
    for (const store of base.objectStoreNames) {
      parts.push(JSON.stringify(await done(base.transaction(store).objectStore(store).getAll())))
    }
    base.close()
  }
  return parts.join()
})()`

/** Makes the first key of a server, which then asks everyone for one. */
async function firstKey(url: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'mutation { createApiKey(name: "ide", scopes: [ADMIN]) { key } }' }),
  })
  const { data } = (await response.json()) as { data: { createApiKey: { key: string } } }
  return data.createApiKey.key
}

inBrowser('the IDE', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('opens a tab for each example; the first is active and runs unchanged', async () => {
    const page = await browser.open('/ide/', ALTAIR)
    for (const { title } of EXAMPLE_OPERATIONS) await page.getByText(title, { exact: true }).first().waitFor()
    await page.getByText('query Recommendations').first().waitFor()
    expect(await page.title()).toBe('Attune GraphQL IDE')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await sendAndSee(page, /"recommendationId"/)
    await page.screenshot({ path: 'web/screenshots/ide.png' })
  })

  it('receives a live list in the tab that subscribes', async () => {
    const page = await browser.open('/ide/', ALTAIR)
    await page.getByText('Live', { exact: true }).click()
    await sendAndSee(page, /"watermark"/)
    await page.screenshot({ path: 'web/screenshots/ide-live.png' })
  })

  it('opens a list as it is tuned, with its variables, and keeps the tabs of the browser', async () => {
    const page = await browser.open('/ide/', ALTAIR)
    await page.getByText('query Recommendations').first().waitFor()
    await page.goto(`${ORIGIN}/#/people/abena-adeyemi?diversity=0.6`)
    await page.locator('.card').nth(11).waitFor()
    const titles = await page.locator('.card .card-title > a').allTextContents()
    await page.getByText('Copy request').click()
    await page.getByRole('link', { name: 'Open in IDE' }).click()
    await page.getByText('query ForYou').first().waitFor()
    const answer = await sendAndReceive<Listed>(page)
    expect(answer.recommendations.edges.map(({ node }) => node.title)).toEqual(titles)
    await page.goto(`${ORIGIN}/#/people/abena-adeyemi`)
    await page.goto(`${ORIGIN}/ide/`)
    await page.getByText('query Recommendations').first().waitFor()
    expect(await page.getByText('Opened list').count()).toBe(0)
  })

  it('shows numbers as numbers with every digit, and sends those of variables as such', async () => {
    const variables = { userId: 'abena-adeyemi', input: { temperature: 1.2345678901234567 } }
    const query = `query ($userId: ID!, $input: RecommendationInput) {
      recommendations(userId: $userId, first: 1, input: $input) { edges { probability node { title } } }
    }`
    const parts = new URLSearchParams({ query, variables: JSON.stringify(variables) })
    const page = await browser.open(`/ide/#${parts}`, ALTAIR)
    await page.getByText('Opened list').waitFor()
    await sendAndSee(page, /"probability"/)
    const shown = await page.locator('app-query-result .cm-line').allTextContents()
    expect(JSON.parse(shown.join(''))).toMatchObject({ data: await ask(query, variables) })
  })

  it('asks with the key of the explorer, which it does not store', async () => {
    const demo = await demoServer({ isTrained: false })
    try {
      const { origin } = new URL(demo.url)
      const key = await firstKey(demo.url)
      const page = await browser.open('/', { origin, expected: /status of 401|Could not parse JSON/ })
      await page.getByRole('textbox', { name: 'API key' }).fill(key)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('link', { name: 'GraphQL IDE' }).click()
      await page.getByText('query Recommendations').first().waitFor()
      await sendAndSee(page, /"recommendationId"/)
      await page.getByText('Live', { exact: true }).click()
      await sendAndSee(page, /"watermark"/)
      await page.getByRole('textbox', { name: 'Query' }).first().click()
      // Altair writes what it keeps a second after a change.
      await expect.poll(() => page.evaluate<string>(STORED)).toContain('subscription')
      expect(await page.evaluate<string>(STORED)).not.toContain(key)
      await page.close()
    } finally {
      await demo.close()
    }
  })

  it('has no violation that axe finds, with the result of a query shown', async () => {
    const page = await browser.open('/ide/', ALTAIR)
    await page.getByText('query Recommendations').first().waitFor()
    expect(await violations(page)).toEqual([])
    await sendAndSee(page, /"recommendationId"/)
    expect(await violations(page)).toEqual([])
  })
})

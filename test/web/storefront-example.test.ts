import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsing, browsing, inBrowser } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

const SHOTS = 'web/screenshots'

interface SentEvent {
  readonly eventId: string
  readonly kind: string
  readonly itemId: string
}

interface Listening {
  readonly sent: SentEvent[]
  readonly statuses: string[]
  /** How often the page made a visitor a part of a user. */
  identified: number
}

/** Records the events that the page sends to Attune, each id once, with the statuses in the responses. */
function listen(page: Page): Listening {
  const heard: Listening = { sent: [], statuses: [], identified: 0 }
  page.on('request', (request) => {
    const body = (request.postDataJSON() ?? {}) as {
      query?: string
      events?: SentEvent[]
      variables?: { events?: SentEvent[] }
    }
    if (body.query?.includes('AttuneIdentify')) heard.identified++
    for (const event of body.events ?? body.variables?.events ?? []) {
      // What was on its way when a page was left is sent again by the next one.
      if (!heard.sent.some(({ eventId }) => eventId === event.eventId)) heard.sent.push(event)
    }
  })
  page.on('response', async (response) => {
    // The browser drops the body of a response that came after the page was left.
    const body = await response.json().catch(() => null)
    const { results = [] } = body?.data?.recordEvents ?? body ?? {}
    heard.statuses.push(...results.map(({ status }: { status: string }) => status))
  })
  return heard
}

inBrowser('the storefront example', () => {
  let browser: Browsing
  let shop: ChildProcess
  let origin = ''
  let config = { url: '', apiKey: '' }
  beforeAll(async () => {
    browser = await browsing()
    const env = { ...process.env, SHOP_PORT: '0', NODE_ENV: '', ATTUNE_LOG_LEVEL: 'silent' }
    shop = spawn(process.execPath, ['--import', 'tsx', 'examples/storefront/start.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface({ input: shop.stdout as NodeJS.ReadableStream })) {
      origin = /^The shop is at (.*)$/.exec(line)?.[1] ?? ''
      if (origin !== '') break
    }
    config = (await (await fetch(`${origin}/config.json`)).json()) as typeof config
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    shop.kill('SIGTERM')
    await once(shop, 'exit')
  })

  /** Opens a page in a browser without a past. */
  const open = (path = '/', options: Parameters<Browsing['open']>[1] = {}) => {
    // The page calls Attune on its own origin.
    const expected = new RegExp(`^foreign request: ${config.url}/`)
    return browser.open(path, { origin, expected, ...options })
  }
  const agree = (page: Page) =>
    page.getByRole('region', { name: 'Your choice' }).getByRole('button', { name: 'Yes' }).click()
  const cards = (page: Page) => page.getByRole('region', { name: 'For you' }).locator('.cards li')
  const idsOn = (page: Page) =>
    cards(page).evaluateAll((all) => all.map((card) => card.getAttribute('data-id') ?? ''))
  const signIn = async (page: Page, userId: string) => {
    await page.getByRole('textbox', { name: 'User' }).fill(userId)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
  }
  const home = (page: Page) => page.getByRole('link', { name: 'Corner shop' }).click()

  it('stores nothing of a visitor and sends no event before they agree', async () => {
    const page = await open()
    const { sent } = listen(page)
    await cards(page).nth(11).waitFor()
    await cards(page).first().getByRole('link').click()
    await page.getByRole('button', { name: 'Like' }).click()
    await home(page)
    await cards(page).nth(11).waitFor()
    await page.waitForTimeout(1_500)
    const stored = await page.evaluate(
      'Promise.all([localStorage.length, document.cookie, indexedDB.databases()])',
    )
    expect([sent, stored]).toEqual([[], [0, '', []]])
  })

  it('adapts the list to what a visitor did who agreed', async () => {
    const page = await open()
    const { sent, statuses } = listen(page)
    await agree(page)
    await cards(page).nth(11).waitFor()
    const before = await idsOn(page)
    await cards(page).first().getByRole('link').click()
    await page.getByRole('button', { name: 'Like' }).click()
    await home(page)
    await expect.poll(() => idsOn(page)).not.toContain(before[0])
    const acts = () => sent.filter(({ kind }) => kind !== 'IMPRESSION').map(({ kind }) => kind)
    expect(acts().sort()).toEqual(['CLICK', 'LIKE'])
    await expect.poll(() => new Set(statuses)).toEqual(new Set(['ACCEPTED']))
  })

  it('makes what a visitor did a part of what the user did, once they sign in', async () => {
    const page = await open()
    await agree(page)
    const heard = listen(page)
    await cards(page).nth(11).waitFor()
    const [first = ''] = await idsOn(page)
    await cards(page).first().getByRole('link').click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await signIn(page, 'storefront-visitor')
    await home(page)
    await expect.poll(() => idsOn(page)).not.toContain(first)
    await page.reload()
    await cards(page).nth(11).waitFor()
    await page.getByText('Hello storefront-visitor').waitFor()
    expect(await idsOn(page)).not.toContain(first)
    expect(heard.identified).toBe(1)
    const kinds = heard.sent.filter(({ itemId, kind }) => itemId === first && kind !== 'IMPRESSION')
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['CART', 'CLICK'])
  })

  it('has another visitor after a sign-out', async () => {
    const page = await open()
    await agree(page)
    const visitors = new Set<unknown>()
    page.on('request', (request) => {
      const body = request.postDataJSON() as { variables?: { userId?: string } } | null
      if (body?.variables?.userId) visitors.add(body.variables.userId)
    })
    await page.reload()
    await cards(page).nth(11).waitFor()
    await signIn(page, 'kwame-mensah')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await expect.poll(() => visitors.size).toBe(2)
    await page.reload()
    await cards(page).nth(11).waitFor()
    expect(visitors.size).toBe(2)
  })

  it.each([
    { who: 'an anonymous visitor', userId: null },
    { who: 'a user', userId: 'kwame-mensah' },
  ])('hides what $who dismisses, and shows it again on undo', async ({ userId }) => {
    const page = await open()
    await agree(page)
    if (userId !== null) await signIn(page, userId)
    await cards(page).nth(11).waitFor()
    const [first = ''] = await idsOn(page)
    await cards(page).first().getByRole('button').click()
    await expect.poll(() => idsOn(page)).not.toContain(first)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => idsOn(page)).toContain(first)
  })

  it('reports each card that a user saw once, with its list', async () => {
    const page = await open('/', { viewport: { width: 500, height: 500 } })
    await agree(page)
    await signIn(page, 'kwame-mensah')
    const { sent, statuses } = listen(page)
    await cards(page).nth(11).waitFor()
    const last = (await idsOn(page)).at(-1)
    const seen = () => sent.filter(({ kind }) => kind === 'IMPRESSION').map(({ itemId }) => itemId)
    await expect.poll(() => seen().length).toBeGreaterThan(0)
    expect(seen()).not.toContain(last)
    await cards(page).last().scrollIntoViewIfNeeded()
    await expect.poll(seen).toContain(last)
    await expect.poll(() => statuses.length).toBe(sent.length)
    expect(new Set(statuses)).toEqual(new Set(['ACCEPTED']))
  })

  it('shows what goes with an item and with a cart, without these items', async () => {
    const page = await open('/#/items/video-precinct-13')
    const listed = (name: string) =>
      page
        .getByRole('region', { name })
        .locator('.cards li')
        .evaluateAll((all) => all.map((card) => card.getAttribute('data-id')))
    await expect.poll(async () => (await listed('Goes with this')).length).toBe(8)
    const [other = ''] = await listed('Goes with this')
    expect(await listed('Goes with this')).not.toContain('video-precinct-13')
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.locator(`[data-id="${other}"] a`).click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('link', { name: 'Cart (2)' }).click()
    await expect.poll(async () => (await listed('Goes with your cart')).length).toBe(8)
    expect(await listed('Goes with your cart')).not.toContain(other)
    expect(await listed('Goes with your cart')).not.toContain('video-precinct-13')
  })

  it('suggests titles while the visitor types, and finds items in spite of a typing mistake', async () => {
    const page = await open()
    const search = page.getByRole('combobox', { name: 'Search' })
    await search.fill('precinct')
    await expect
      .poll(() =>
        page.locator('datalist option').evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
      )
      .toContain('Precinct 13')
    await search.fill('precnict 13')
    await search.press('Enter')
    const results = page.getByRole('region', { name: 'Results for precnict 13' })
    await results.getByRole('link', { name: 'Precinct 13' }).waitFor()
    await search.fill('Precinct 13')
    await expect.poll(() => page.locator('datalist option').count()).toBeGreaterThan(0)
    await search.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Precinct 13' }).waitFor()
  })

  it('offers to search again after a search that failed', async () => {
    const page = await open()
    await cards(page).nth(11).waitFor()
    const errors = [{ message: 'the server is busy', extensions: { code: 'BUSY' } }]
    await page.route(`${config.url}/graphql`, (route) => route.fulfill({ json: { data: null, errors } }), {
      times: 1,
    })
    const search = page.getByRole('combobox', { name: 'Search' })
    await search.fill('z')
    await search.press('Enter')
    await page.getByRole('alert').getByText('the server is busy').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('region', { name: 'Results for z' }).waitFor()
  })

  it('suggests people to a user, and leaves out whom they follow or dismiss', async () => {
    const page = await open()
    // Several people may have no name that the user can read, so ids tell them apart.
    let ids: readonly string[] = []
    page.on('response', async (response) => {
      if (response.url() !== `${config.url}/graphql`) return
      // A preflight response has no body.
      const { data } = await response.json().catch(() => ({ data: null }))
      const edges = data?.viewer?.suggestedUsers?.edges
      if (edges) ids = edges.map(({ node }: { node: { id: string } }) => node.id)
    })
    await signIn(page, 'kwame-mensah')
    const people = page.getByRole('list', { name: 'Suggested people' }).locator('li')
    await people.nth(2).waitFor()
    for (const act of [/^Follow /, /^Do not suggest /]) {
      const [first] = ids
      await people.first().getByRole('button', { name: act }).click()
      await expect.poll(() => ids).not.toContain(first)
    }
  })

  it('keeps the cart in the browser, and reports what was bought', async () => {
    const page = await open()
    await agree(page)
    await signIn(page, 'priya-menon')
    const { sent } = listen(page)
    await cards(page).nth(11).waitFor()
    const title = (await cards(page).first().getByRole('link').textContent()) ?? ''
    await cards(page).first().getByRole('link').click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.reload()
    await page.getByRole('link', { name: 'Cart (1)' }).click()
    await page.getByRole('list', { name: 'In the cart' }).getByRole('link', { name: title }).waitFor()
    await page.getByRole('button', { name: 'Buy' }).click()
    await page.getByText('It is empty.').waitFor()
    await expect.poll(() => sent.map(({ kind }) => kind)).toContain('PURCHASE')
  })

  it.each([
    { body: 'a body that is not JSON', text: '{' },
    { body: 'a body that is no object', text: 'null' },
    { body: 'a body without a user', text: '{"name": "ana"}' },
    { body: 'a body that is too long', text: JSON.stringify({ userId: 'a'.repeat(1_000) }) },
  ])('refuses to sign in with $body', async ({ text }) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${origin}/sign-in`, { method: 'POST', headers, body: text })
    expect([response.status, response.headers.get('set-cookie')]).toEqual([400, null])
  })

  it('has a page key that creates no tokens, and an Attune that answers only its documents', async () => {
    const ask = async (query: string) => {
      const response = await fetch(`${config.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': config.apiKey, origin },
        body: JSON.stringify({ query, variables: { userId: 'abena-adeyemi' } }),
      })
      return `${response.status} ${await response.text()}`
    }
    const manifest = readFileSync('examples/storefront/__generated__/persisted-documents.json', 'utf8')
    const documents = Object.values(JSON.parse(manifest) as Record<string, string>)
    const token = documents.find((text) => text.includes('mutation UserToken'))
    expect(await ask(token ?? '')).toMatch(
      /^200 .*"createUserToken":null.*"FORBIDDEN"|FORBIDDEN.*"createUserToken":null/,
    )
    expect(await ask('{ version }')).toMatch(/^403 /)
  })

  it.each([
    { page: 'home', path: '/', settled: '.cards li', colorScheme: 'light' },
    { page: 'home', path: '/', settled: '.cards li', colorScheme: 'dark' },
    { page: 'item', path: '/#/items/video-precinct-13', settled: 'h1', colorScheme: 'light' },
    { page: 'item', path: '/#/items/video-precinct-13', settled: 'h1', colorScheme: 'dark' },
    { page: 'cart', path: '/#/cart', settled: 'h1', colorScheme: 'dark' },
    { page: 'search', path: '/#/search/crime', settled: '.cards li', colorScheme: 'light' },
  ] as const)('its $page page is accessible in $colorScheme colors', async (shown) => {
    const page = await open(shown.path, { colorScheme: shown.colorScheme })
    await page.locator(shown.settled).first().waitFor()
    await page.screenshot({
      path: `${SHOTS}/storefront-${shown.page}-${shown.colorScheme}.png`,
      fullPage: true,
    })
    expect(await seriousViolations(page)).toEqual([])
  })
})

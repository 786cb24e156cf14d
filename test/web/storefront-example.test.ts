import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsing, browsing, inBrowser } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

const SHOTS = 'web/screenshots'
/** Three people of the account menu. */
const PEOPLE = ['Anika Sethi', 'Andrés Montoya', 'Dario Blanc'] as const
const BOOTS = '/products/shop-northpine-drift-hiking-boots'
const LINE = {
  id: 'shop-northpine-drift-hiking-boots',
  title: 'Boots',
  kind: 'product',
  price: 211,
  quantity: 2,
}
const MUG = { id: 'shop-northpine-drift-camp-mug', title: 'Mug', kind: 'product', price: 36, quantity: 1 }

interface SentEvent {
  readonly eventId: string
  readonly kind: string
  readonly itemId: string
}

interface Listening {
  readonly sent: SentEvent[]
  /** Kinds of the events of each request. */
  readonly batches: string[][]
  readonly statuses: string[]
  /** How often the page made a visitor a part of a user. */
  identified: number
}

/** Records the events that the page sends to Attune, each id once, with the statuses in the responses. */
function listen(page: Page): Listening {
  const heard: Listening = { sent: [], batches: [], statuses: [], identified: 0 }
  page.on('request', (request) => {
    const body = (request.postDataJSON() ?? {}) as {
      query?: string
      events?: SentEvent[]
      variables?: { events?: SentEvent[] }
    }
    if (body.query?.includes('AttuneIdentify')) heard.identified++
    const events = body.events ?? body.variables?.events ?? []
    if (events.length > 0) heard.batches.push(events.map(({ kind }) => kind))
    for (const event of events) {
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

/** Starts the shop in its own folder for temporary files. */
function startShop(port: string, temporary: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'examples/storefront/start.ts'], {
    env: { ...process.env, SHOP_PORT: port, TMPDIR: temporary, NODE_ENV: '', ATTUNE_LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

inBrowser('the storefront example', () => {
  let browser: Browsing
  let shop: ChildProcess
  let origin = ''
  let early = { status: 0, text: '' }
  let config = { url: '', apiKey: '' }
  const temporary = mkdtempSync(join(tmpdir(), 'attune-shop-test-'))
  beforeAll(async () => {
    browser = await browsing()
    shop = startShop('0', temporary)
    shop.stderr?.pipe(process.stderr)
    for await (const line of createInterface({ input: shop.stdout as NodeJS.ReadableStream })) {
      const opens = /^The shop opens at (.*)$/.exec(line)?.[1]
      if (opens !== undefined) {
        const response = await fetch(opens)
        early = { status: response.status, text: await response.text() }
      }
      origin = /^The shop is at (.*)$/.exec(line)?.[1] ?? ''
      if (origin !== '') break
    }
    config = (await (await fetch(`${origin}/config.json`)).json()) as typeof config
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    if (shop.exitCode === null) {
      shop.kill('SIGTERM')
      await once(shop, 'exit')
    }
    rmSync(temporary, { recursive: true, force: true })
  })

  /** Opens a page in a browser without a past. */
  const open = (path = '/', options: Parameters<Browsing['open']>[1] = {}) => {
    // The page calls Attune on its own origin.
    const expected = new RegExp(`^foreign request: ${config.url}/|${options.expected?.source ?? '^$'}`)
    return browser.open(path, { origin, ...options, expected })
  }
  const agree = (page: Page) =>
    page.getByRole('region', { name: 'Your choice' }).getByRole('button', { name: 'Yes' }).click()
  const listed = (page: Page, name: string | RegExp) =>
    page.getByRole('region', { name }).locator('.card[data-id]')
  const idsIn = (page: Page, name: string | RegExp) =>
    listed(page, name).evaluateAll((all) => all.map((card) => card.getAttribute('data-id') ?? ''))
  const settled = (page: Page) => page.locator('.card[data-id]').nth(7).waitFor()
  const notice = (page: Page) => page.locator('.toast')
  const undo = (page: Page) => notice(page).getByRole('button', { name: 'Undo' }).click()
  const home = (page: Page) => page.getByRole('link', { name: 'Corner shop' }).click()
  /** A page waits half a second for what was done before it: on a busy machine the next one shows it. */
  const becauseOfBoots = (page: Page) =>
    expect
      .poll(async () => {
        await page.goto(origin)
        await settled(page)
        return listed(page, /^Because you looked at Northpine Drift Hiking Boots/).count()
      })
      .toBeGreaterThan(0)
  /** Signs a person in whom the menu does not have, as the menu does. */
  const signIn = async (page: Page, userId: string) => {
    await page.evaluate(
      `fetch('/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"userId":"${userId}"}' })`,
    )
    await page.reload()
    await page.getByRole('button', { name: ': your account' }).waitFor()
    await settled(page)
  }
  const choose = async (page: Page, name: string) => {
    await page.locator('.account').click()
    await page.locator('#account').getByRole('button', { name }).click()
  }
  const withCart = (page: Page, lines: readonly object[]) =>
    page.evaluate(`localStorage.setItem('shop-cart', ${JSON.stringify(JSON.stringify(lines))})`)
  const headingTop = (page: Page, at: number) =>
    page.evaluate<number>(`document.querySelectorAll('h2')[${at}].getBoundingClientRect().top + scrollY`)

  it('shows a bar until the demo world is built', () => {
    expect(early.status).toBe(503)
    expect(early.text).toContain('<progress')
  })

  it('says that a port is taken, and how to choose another one, before anything is built', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attune-shop-port-'))
    const second = startShop(new URL(origin).port, folder)
    let said = ''
    second.stderr?.on('data', (text) => {
      said += text
    })
    const [code] = await once(second, 'exit')
    expect([code, said]).toEqual([1, expect.stringMatching(/^Port \d+ is taken\. .*SHOP_PORT=/)])
    expect(readdirSync(folder).filter((name) => name.startsWith('attune-storefront'))).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('stores nothing of a visitor and sends no event before they agree', async () => {
    const page = await open()
    const { sent } = listen(page)
    await settled(page)
    await page.locator('.card[data-id] a').first().click()
    await page
      .getByRole('button', { name: /^Like / })
      .first()
      .click()
    await page.getByText('Likes are kept once you agree').waitFor()
    await home(page)
    await settled(page)
    await page.waitForTimeout(1_500)
    const stored = await page.evaluate(
      'Promise.all([localStorage.length, document.cookie, indexedDB.databases()])',
    )
    expect([sent, stored]).toEqual([[], [0, '', []]])
  })

  it('says what a visitor decided to the server, and does not ask again after a no', async () => {
    const page = await open()
    const bodies: string[] = []
    page.on('request', (request) => bodies.push(request.postData() ?? ''))
    await agree(page)
    const consents = () => bodies.filter((body) => body.includes('mutation SetConsent'))
    await expect.poll(() => consents().length).toBe(1)
    expect(consents()[0]).toMatch(/"purpose":"VISITOR_HISTORY","isGranted":true/)
    const other = await open()
    await other.getByRole('region', { name: 'Your choice' }).getByRole('button', { name: 'No' }).click()
    await other.reload()
    await settled(other)
    expect(await other.getByRole('region', { name: 'Your choice' }).count()).toBe(0)
  })

  it('has a shelf because of what a visitor looked at who agreed', async () => {
    const page = await open(BOOTS)
    const { sent, statuses } = listen(page)
    await agree(page)
    await page.reload()
    await page
      .locator('.product')
      .getByRole('button', { name: /^Like / })
      .click()
    await home(page)
    await becauseOfBoots(page)
    const acts = () => sent.filter(({ kind }) => kind !== 'IMPRESSION').map(({ kind }) => kind)
    expect([...new Set(acts())].sort()).toEqual(['LIKE', 'VIEW'])
    await expect.poll(() => statuses).toContain('ACCEPTED')
    // What was on its way when a page was left is sent again, and counts once.
    expect(statuses.filter((status) => status !== 'ACCEPTED' && status !== 'DUPLICATE')).toEqual([])
  })

  it('makes what a visitor did a part of what the user did, once they sign in', async () => {
    const page = await open(BOOTS)
    await agree(page)
    const heard = listen(page)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await signIn(page, 'storefront-visitor')
    await home(page)
    await becauseOfBoots(page)
    await expect.poll(() => heard.identified).toBe(1)
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
    await settled(page)
    await choose(page, 'Anika Sethi')
    await page.getByRole('heading', { name: 'Welcome, Anika Sethi' }).waitFor()
    await choose(page, 'Sign out')
    await page.getByRole('heading', { name: 'Things worth keeping' }).waitFor()
    await expect.poll(() => visitors.size).toBe(2)
    await page.reload()
    await settled(page)
    expect(visitors.size).toBe(2)
  })

  it('shows each of three people another shop at once', async () => {
    const page = await open()
    await settled(page)
    const firsts: string[] = []
    for (const name of PEOPLE) {
      await choose(page, name)
      await page.getByRole('heading', { name: `Welcome, ${name}` }).waitFor()
      await listed(page, 'For you').nth(3).waitFor()
      await listed(page, 'From people you follow').first().waitFor()
      firsts.push((await idsIn(page, 'For you')).join())
    }
    expect(new Set(firsts).size).toBe(PEOPLE.length)
  })

  it.each([
    { who: 'an anonymous visitor', userId: null },
    { who: 'a user', userId: 'kwame-mensah' },
  ])(
    'hides what $who dismisses, and shows it again on undo, while the shelves below stay',
    async ({ userId }) => {
      const page = await open()
      await agree(page)
      if (userId !== null) await signIn(page, userId)
      else await page.reload()
      await settled(page)
      const shelf = userId === null ? 'Liked by many' : 'For you'
      const [first = ''] = await idsIn(page, shelf)
      const before = await headingTop(page, 1)
      await listed(page, shelf)
        .first()
        .getByRole('button', { name: /^Do not show / })
        .click()
      await expect.poll(() => idsIn(page, shelf)).not.toContain(first)
      expect(await headingTop(page, 1)).toBe(before)
      await undo(page)
      await expect.poll(() => idsIn(page, shelf)).toContain(first)
    },
  )

  it('shows a like on each page and after a reload, until it is taken back', async () => {
    const page = await open()
    await agree(page)
    await signIn(page, 'dalia-solano')
    const like = () =>
      listed(page, 'New')
        .first()
        .getByRole('button', { name: /^Like / })
    const isLiked = () => like().getAttribute('aria-pressed')
    const isLikedOnNextPage = async () => {
      const likes = page.waitForResponse((response) =>
        /query Likes/.test(response.request().postData() ?? ''),
      )
      await page.reload()
      await (await likes).finished()
      await settled(page)
      await page.waitForTimeout(200)
      return isLiked()
    }
    const { statuses } = listen(page)
    expect(await isLikedOnNextPage()).toBe('false')
    await like().click()
    expect(await isLiked()).toBe('true')
    await expect.poll(() => statuses.length).toBeGreaterThan(0)
    await expect.poll(isLikedOnNextPage).toBe('true')
    await like().click()
    expect(await isLiked()).toBe('false')
    await page.getByText(/^Your like of .* is taken back/).waitFor()
    await expect.poll(isLikedOnNextPage).toBe('false')
  })

  it('reports each card that a user saw once, with its list', async () => {
    const page = await open('/', { viewport: { width: 500, height: 500 } })
    await agree(page)
    await signIn(page, 'kwame-mensah')
    const { sent, statuses } = listen(page)
    const last = (await idsIn(page, 'New')).at(-1)
    const seen = () => sent.filter(({ kind }) => kind === 'IMPRESSION').map(({ itemId }) => itemId)
    await expect.poll(() => seen().length).toBeGreaterThan(0)
    expect(seen()).not.toContain(last)
    await listed(page, 'New').last().scrollIntoViewIfNeeded()
    await expect.poll(seen).toContain(last)
    await expect.poll(() => statuses.length).toBe(sent.length)
    expect(new Set(statuses)).toEqual(new Set(['ACCEPTED']))
  })

  it('sells products only', async () => {
    const page = await open()
    await settled(page)
    const ids = await page
      .locator('.card[data-id]')
      .evaluateAll((all) => all.map((card) => card.getAttribute('data-id') ?? ''))
    expect(ids.filter((id) => !id.startsWith('shop-'))).toEqual([])
    expect(await page.locator('.card[data-id] svg.cover').count()).toBe(ids.length)
    expect(await page.locator('.card-facts').allTextContents()).not.toContain('')
    await page.goto(`${origin}/products/video-precinct-13`)
    await page.getByRole('heading', { level: 1, name: 'There is no such product' }).waitFor()
  })

  it('shows what is like a product, and what goes with a cart, without these products', async () => {
    const page = await open(BOOTS)
    await expect.poll(async () => (await idsIn(page, 'Similar')).length).toBe(8)
    const [other = ''] = await idsIn(page, 'Similar')
    expect(await idsIn(page, 'Similar')).not.toContain(LINE.id)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('region', { name: 'Similar' }).locator(`[data-id="${other}"] a`).click()
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('link', { name: 'Cart (2)' }).click()
    await expect.poll(async () => (await idsIn(page, 'Goes with this')).length).toBe(8)
    expect(await idsIn(page, 'Goes with this')).not.toContain(other)
    expect(await idsIn(page, 'Goes with this')).not.toContain(LINE.id)
  })

  it('shows what is bought together with a product, where orders say so', async () => {
    const page = await open('/category/all?sort=popular')
    await settled(page)
    const ids = (await idsIn(page, / products$/)).slice(0, 12)
    const withOthers: string[] = []
    for (const id of ids) {
      await page.goto(`${origin}/products/${id}`)
      await listed(page, 'Similar').first().waitFor()
      const together = await idsIn(page, 'Bought together')
      expect(together).not.toContain(id)
      if (together.length > 0) withOthers.push(id)
    }
    expect(withOthers.length).toBeGreaterThan(0)
  })

  it('narrows a category down by brand, by price and by stock, and keeps that in the address', async () => {
    const page = await open('/category/category-camping')
    await page.getByRole('heading', { level: 2, name: '14 products' }).waitFor()
    await page.getByRole('checkbox', { name: /^Northpine/ }).check()
    await page.getByRole('heading', { level: 2, name: '7 products' }).waitFor()
    await page.getByRole('combobox', { name: 'Sort' }).selectOption('Price, low first')
    const prices = async () =>
      (await page.locator('.card-facts strong').allTextContents()).map((text) => Number(text.slice(1)))
    await expect
      .poll(async () => {
        const all = await prices()
        return all.length === 7 && all.join() === all.toSorted((a, b) => a - b).join()
      })
      .toBe(true)
    const all = await prices()
    const highest = page.getByRole('slider', { name: 'Highest price' })
    await highest.focus()
    await page.keyboard.press('Home')
    for (let step = 0; step < 3; step++) await page.keyboard.press('PageUp')
    const most = Number(await highest.inputValue())
    const left = all.filter((price) => price <= most)
    expect(left.length).toBeLessThan(7)
    await expect.poll(prices).toEqual(left)
    expect(page.url()).toMatch(/brand=brand-northpine.*highest=\d+.*sort=cheap/)
    await page.reload()
    await expect.poll(prices).toEqual(left)
  })

  it('suggests titles of products while the visitor types, and finds them in spite of a typing mistake', async () => {
    const page = await open()
    const search = page.getByRole('combobox', { name: 'Search' })
    const suggested = () =>
      page.locator('datalist option').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
    await search.fill('hiking boots')
    await expect.poll(suggested).toContain('Northpine Drift Hiking Boots')
    await search.fill('hikng bots')
    await search.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Search: hikng bots' }).waitFor()
    await page.locator(`[data-id="${LINE.id}"]`).waitFor()
    await search.fill('Northpine Drift Hiking Boots')
    await expect.poll(suggested).toContain('Northpine Drift Hiking Boots')
    await search.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Northpine Drift Hiking Boots' }).waitFor()
  })

  it('leads on from a search that finds nothing', async () => {
    const page = await open('/search?text=qqqqqq')
    await page.getByText('We have nothing for “qqqqqq”').waitFor()
    await listed(page, 'You may like').nth(3).waitFor()
    await page
      .getByRole('navigation', { name: 'Categories' })
      .getByRole('link', { name: /camping/ })
      .click()
    await page.getByRole('heading', { level: 1, name: 'camping' }).waitFor()
  })

  it('offers to search again after a search that failed', async () => {
    const page = await open()
    await settled(page)
    const errors = [{ message: 'the server is busy', extensions: { code: 'BUSY' } }]
    await page.route(`${config.url}/graphql`, (route) => route.fulfill({ json: { data: null, errors } }), {
      times: 1,
    })
    const search = page.getByRole('combobox', { name: 'Search' })
    await search.fill('boots')
    await search.press('Enter')
    await page.getByRole('alert').getByText('the server is busy').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('region', { name: / found$/ }).waitFor()
  })

  it('keeps its head and leads on where a page fails', async () => {
    const page = await open(BOOTS, { expected: /undefined|null|recreate this component tree/ })
    await page.locator('.product h1').waitFor()
    await page.route(`${config.url}/graphql`, (route) =>
      route.fulfill({ json: { data: { page: { rows: [{}] }, items: null } } }),
    )
    await home(page)
    await page.getByRole('heading', { level: 1, name: 'This page failed' }).waitFor()
    await page.unroute(`${config.url}/graphql`)
    await page.getByRole('link', { name: 'Cart (0)' }).click()
    await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor()
  })

  it('suggests people to a user, leaves out whom they follow or dismiss, and undoes both', async () => {
    const page = await open()
    await signIn(page, 'kwame-mensah')
    const people = page.getByRole('list', { name: 'Suggested people' }).locator('li')
    // Several people may have no name that the user can read, so ids tell them apart.
    const ids = () => people.evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
    await people.nth(2).waitFor()
    const act = async (name: RegExp) => {
      const [first] = await ids()
      await people.first().getByRole('button', { name }).click()
      await expect.poll(ids).not.toContain(first)
      await undo(page)
      return first
    }
    const dismissed = await act(/^Do not suggest /)
    await expect.poll(ids).toContain(dismissed)
    await act(/^Follow /)
    await page.getByText(/^You do not follow .* any more/).waitFor()
  })

  it('keeps the cart in the browser, confirms the order, and reports all of it in one batch', async () => {
    const page = await open('/cart')
    await agree(page)
    await withCart(page, [LINE, MUG])
    await page.reload()
    const { sent, batches } = listen(page)
    await page.getByRole('combobox', { name: 'Number of Mug' }).selectOption('3')
    await page.getByText('Total €530').waitFor()
    await page.getByRole('button', { name: 'Remove Mug' }).click()
    await undo(page)
    await page.getByRole('button', { name: 'Buy' }).click()
    await page.getByRole('heading', { level: 1, name: 'Thank you for your order' }).waitFor()
    await page.getByRole('list', { name: 'Ordered' }).getByRole('link', { name: 'Boots' }).waitFor()
    await page.getByRole('link', { name: 'Cart (0)' }).waitFor()
    const bought = () => sent.filter(({ kind }) => kind === 'PURCHASE')
    await expect.poll(() => bought().length).toBe(2)
    const holding = batches.filter((kinds) => kinds.includes('PURCHASE'))
    expect(holding[0]?.filter((kind) => kind === 'PURCHASE')).toEqual(['PURCHASE', 'PURCHASE'])
  })

  it.each([
    { what: 'a cart that is not JSON', script: "localStorage.setItem('shop-cart', '{')" },
    { what: 'a cart of another shop', script: `localStorage.setItem('shop-cart', '[{"sku": 1}]')` },
    {
      what: 'a browser that denies storage',
      script:
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })",
    },
  ])('survives $what', async ({ script }) => {
    const page = await open()
    await page.addInitScript(script)
    await page.goto(`${origin}${BOOTS}`)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByRole('link', { name: 'Cart (1)' }).click()
    await page.getByRole('list', { name: 'In the cart' }).getByRole('link').waitFor()
  })

  it('gives the heading the focus and the tab its title after a navigation, and Back the place that was left', async () => {
    const page = await open()
    await settled(page)
    const focused = () => page.evaluate<string>('document.activeElement.tagName')
    expect(await focused()).toBe('BODY')
    await listed(page, 'New').first().scrollIntoViewIfNeeded()
    await page.waitForTimeout(200)
    const before = await page.evaluate<number>('scrollY')
    expect(before).toBeGreaterThan(0)
    await listed(page, 'New').first().getByRole('link').click()
    await expect.poll(focused).toBe('H1')
    const title = await page.getByRole('heading', { level: 1 }).textContent()
    expect(await page.title()).toBe(`${title} · Corner shop`)
    expect(await page.evaluate<number>('scrollY')).toBe(0)
    await page.goBack()
    await settled(page)
    await expect.poll(() => page.evaluate<number>('scrollY')).toBe(before)
    expect(await focused()).toBe('H1')
  })

  it('has as many products as before when the visitor comes back to a category', async () => {
    const page = await open('/category/all')
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.locator('.card[data-id]').nth(47).waitFor()
    await page.locator('.card[data-id] a').nth(40).click()
    await page.locator('.product').waitFor()
    await page.goBack()
    await page.locator('.card[data-id]').nth(47).waitFor()
    await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(500)
  })

  it('shows a user why they see what they see, forgets single acts, and gives them their data', async () => {
    const page = await open()
    await agree(page)
    await signIn(page, 'declan-whitaker')
    await page.goto(`${origin}${BOOTS}`)
    const recorded = page.waitForResponse((response) =>
      /"kind":"LIKE"/.test(response.request().postData() ?? ''),
    )
    // Whether they did anything with products depends on the moment for which the demo world was made.
    await page
      .locator('.product')
      .getByRole('button', { name: /^Like / })
      .click()
    await recorded
    const interests = page.getByRole('region', { name: 'Why you see what you see' })
    // What was acknowledged is applied soon; the page is read once.
    const openedInterests = async () => {
      await page.goto(`${origin}/my-data`)
      await interests.waitFor()
      return interests.locator('meter').count()
    }
    await expect.poll(openedInterests).toBeGreaterThan(2)
    const forgets = page.getByRole('button', { name: /^Forget: / })
    const acts = page.locator('section[aria-labelledby="history"] li')
    const idsOfActs = () => acts.evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
    const [newest] = await idsOfActs()
    await forgets.first().click()
    await expect.poll(idsOfActs).not.toContain(newest)
    await page.getByRole('button', { name: 'Export my data' }).click()
    const link = page.getByRole('link', { name: 'Download' })
    await link.waitFor()
    const exported = await fetch((await link.getAttribute('href')) ?? '')
    expect(await exported.text()).toContain('Declan Whitaker')
  })

  it('erases a user after a second question, and signs them out', async () => {
    const page = await open()
    await signIn(page, 'ana-solano')
    await page.goto(`${origin}/my-data`)
    await page.getByRole('button', { name: 'Erase everything' }).click()
    await page.getByRole('button', { name: 'Erase me' }).click()
    await page.getByText('You are not signed in').waitFor()
    await page.getByText('your data are being erased').waitFor()
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

  const PAGES = [
    { name: 'home', path: '/', ready: '.card[data-id]' },
    { name: 'product', path: BOOTS, ready: '.card[data-id]' },
    { name: 'category', path: '/category/category-camping?sort=cheap', ready: '.card[data-id]' },
    { name: 'search', path: '/search?text=boots', ready: '.card[data-id]' },
    { name: 'nothing', path: '/search?text=qqqqqq', ready: '.chips li' },
    { name: 'cart', path: '/cart', ready: '.card[data-id]' },
    { name: 'order', path: '/order', ready: 'h1' },
    { name: 'my-data', path: '/my-data', ready: 'meter' },
    { name: 'missing', path: '/nowhere', ready: '.chips li' },
  ] as const

  it.each([
    { colorScheme: 'light', width: 1440 },
    { colorScheme: 'dark', width: 768 },
    { colorScheme: 'dark', width: 390 },
  ] as const)(
    'is accessible and scrolls nowhere sideways in $colorScheme colors at $width px',
    async (options) => {
      const { colorScheme, width } = options
      const page = await open('/', { colorScheme, viewport: { width, height: 900 } })
      await signIn(page, 'anika-sethi')
      const failures: string[] = []
      for (const { name, path, ready } of PAGES) {
        await withCart(page, [LINE, MUG])
        await page.goto(`${origin}${path}`)
        await page.locator(ready).first().waitFor()
        await page.screenshot({
          path: `${SHOTS}/storefront-${name}-${colorScheme}-${width}.png`,
          fullPage: true,
        })
        const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        if (tooWide > 0) failures.push(`${name}: ${tooWide} px too wide`)
        failures.push(...(await seriousViolations(page)).map((violation) => `${name}: ${violation}`))
      }
      await page.locator('.account').click()
      failures.push(...(await seriousViolations(page)).map((violation) => `menu: ${violation}`))
      expect(failures).toEqual([])
    },
  )

  it.each(['/', BOOTS, '/category/all'])('moves nothing on a phone while %s loads', async (path) => {
    const page = await open('/cart', { viewport: { width: 390, height: 844 } })
    await page.addInitScript(
      "window.shift = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shift += one.value }).observe({ type: 'layout-shift', buffered: true })",
    )
    await page.goto(`${origin}${path}`)
    await page.locator('.card[data-id]').first().waitFor()
    await page.waitForTimeout(300)
    expect(await page.evaluate<number>('window.shift')).toBeLessThanOrEqual(0.05)
  })

  it('leaves no temporary folder behind', async () => {
    const folders = () => readdirSync(temporary).filter((name) => name.startsWith('attune-storefront'))
    expect(folders().length).toBe(1)
    shop.kill('SIGTERM')
    await once(shop, 'exit')
    expect(folders()).toEqual([])
  })
})

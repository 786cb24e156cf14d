import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createKey } from '../../src/access/manage-keys.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { type DemoServer, demoServer, fillDemoPart } from '../support/demo-server.ts'
import { inBrowser } from './browsing.ts'
import { findChromium } from './find-chromium.ts'
import { bundledSdk, type PageSite, pageSite } from './sdk-page.ts'

/** What the page keeps for the test. */
interface PageScope {
  openAttune(given: object): unknown
  /** Ids of the events that wait in the browser. */
  storedIds(): Promise<readonly string[]>
  readonly attune: {
    readonly visitorId: string
    track(event: { kind: string; itemId: string }): string
    flush(): Promise<void>
  }
}

const COUNTS = cypherQuery<Record<never, never>, { userId: string; itemId: string; count: number }>(
  'test/interaction-counts',
  `// @mode read
   // @budget 100000
   // @returns userId String!
   // @returns itemId String!
   // @returns count Int!
   MATCH (user:User)-[done:INTERACTED_WITH]->(item:Item)
   WHERE user.id STARTS WITH 'v_'
   RETURN user.id AS userId, item.id AS itemId, done.count AS count`,
)

/** Real waiting times would only make the test longer: they are those of a failing network, not of what is tested. */
const TIMES = { delayMs: 20, firstRetryMs: 100, longestRetryMs: 500 }

const PAGE = `<!doctype html>
<title>Shop</title>
<script type="module">
  import { openAttune } from '/attune.js'
  const storedIds = () => new Promise((resolve) => {
    indexedDB.open('attune-events').onsuccess = ({ target: { result } }) => {
      result.transaction('events').objectStore('events').getAll().onsuccess = ({ target }) =>
        resolve(target.result.map(({ event }) => event.eventId))
    }
  })
  Object.assign(globalThis, { openAttune, storedIds })
</script>`

const FAST_CLOCK = `{
  const aheadMs = 10 * 60_000
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      if (given.length > 0) super(...given)
      else super(RealDate.now() + aheadMs)
    }
    static now() {
      return RealDate.now() + aheadMs
    }
  }
}`

inBrowser('the browser package', () => {
  let site: PageSite
  let demo: DemoServer
  let graph: GraphStore
  let browser: Awaited<ReturnType<typeof chromium.launch>>
  let options = { url: '', key: '', isAllowed: true, times: TIMES }
  let itemIds: readonly string[] = []
  /** How often each visitor clicked on each item, over all tests. */
  const clicked = new Map<string, number>()
  const executablePath = findChromium() ?? ''
  const args = ['--no-sandbox']

  beforeAll(async () => {
    const script = { type: 'text/javascript', body: await bundledSdk() }
    site = await pageSite((path) => (path === '/attune.js' ? script : { type: 'text/html', body: PAGE }))
    demo = await demoServer({
      variables: { ATTUNE_RATE_LIMIT: '1000000000' },
      fill: async (filled) => {
        graph = filled
        await fillDemoPart(filled)
        const made = await createKey(
          filled,
          { name: 'web', scopes: ['read', 'track'], origins: [site.origin], expiresAtMs: null },
          Date.now(),
          {},
        )
        if ('problem' in made) throw new Error(made.problem.message)
        options = { ...options, key: made.key }
      },
    })
    options = { ...options, url: new URL(demo.url).origin }
    const response = await fetch(demo.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': options.key, origin: site.origin },
      body: JSON.stringify({ query: '{ items(first: 50) { nodes { id } } }' }),
    })
    const { data } = (await response.json()) as { data: { items: { nodes: { id: string }[] } } }
    itemIds = data.items.nodes.map(({ id }) => id)
    browser = await chromium.launch({ executablePath, args })
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
    await demo.close()
  })

  async function open(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    await page.goto(site.origin)
    await page.evaluate((given) => {
      const { openAttune } = globalThis as unknown as PageScope
      Object.assign(globalThis, { attune: openAttune(given) })
    }, options)
    return page
  }

  /** Tracks clicks, one after another on each item, and writes down what the graph must have afterwards. */
  async function click(page: Page, times: number): Promise<void> {
    const visitorId = await page.evaluate(
      ({ ids, count }) => {
        const { attune } = globalThis as unknown as PageScope
        for (let index = 0; index < count; index++) {
          attune.track({ kind: 'CLICK', itemId: ids[index % ids.length] ?? '' })
        }
        return attune.visitorId
      },
      { ids: itemIds, count: times },
    )
    for (let index = 0; index < times; index++) {
      const pair = `${visitorId} ${itemIds[index % itemIds.length]}`
      clicked.set(pair, (clicked.get(pair) ?? 0) + 1)
    }
  }

  const flush = (page: Page) => page.evaluate(() => (globalThis as unknown as PageScope).attune.flush())

  async function inGraph(): Promise<ReadonlyMap<string, number>> {
    const rows = await graph.run(COUNTS, {})
    return new Map(rows.map(({ userId, itemId, count }) => [`${userId} ${itemId}`, count]))
  }

  async function expectAllOnce(): Promise<void> {
    const total = (counts: ReadonlyMap<string, number>) =>
      [...counts.values()].reduce((sum, one) => sum + one, 0)
    await expect.poll(async () => total(await inGraph()), { timeout: 30_000 }).toBe(total(clicked))
    expect(await inGraph()).toEqual(clicked)
  }

  it('sends 2,000 events of one page, each once', async () => {
    const context = await browser.newContext()
    const page = await open(context)
    await click(page, 2_000)
    await flush(page)
    await expectAllOnce()
    await context.close()
  })

  it('keeps 2,000 events while the browser is offline, and sends each once afterwards', async () => {
    const context = await browser.newContext()
    const page = await open(context)
    await context.setOffline(true)
    await click(page, 2_000)
    await flush(page)
    await page.waitForTimeout(2_000)
    await context.setOffline(false)
    await expectAllOnce()
    await context.close()
  })

  it('loses none of 2,000 events of a tab that is closed in the middle of a batch, and doubles none', async () => {
    const context = await browser.newContext()
    const page = await open(context)
    const isSending = page.waitForRequest(/collect/)
    await click(page, 2_000)
    await isSending
    await page.close({ runBeforeUnload: true })
    // The responses to what was under way were never read.
    await flush(await open(context))
    await expectAllOnce()
    await context.close()
  })

  it('sends 2,000 events of two tabs of one visitor, each once', async () => {
    const context = await browser.newContext()
    const tabs = [await open(context), await open(context)]
    await Promise.all(tabs.map((tab) => click(tab, 1_000)))
    await Promise.all(tabs.map(flush))
    await expectAllOnce()
    await context.close()
  })

  it('sends 1,000 events of a device whose clock is 10 minutes fast', async () => {
    const context = await browser.newContext()
    await context.addInitScript(FAST_CLOCK)
    const page = await open(context)
    await click(page, 1_000)
    await flush(page)
    await expectAllOnce()
    await context.close()
  })

  it('keeps the newest 10,000 events of 30 days while the server cannot be reached', async () => {
    const context = await browser.newContext()
    const visit = async (daysAgo: number, count: number): Promise<readonly string[]> => {
      const page = await context.newPage()
      await page.clock.setFixedTime(Date.now() - daysAgo * 24 * 3_600_000)
      await page.goto(site.origin)
      const stored = await page.evaluate(
        async ({ given, events }) => {
          const { openAttune, storedIds } = globalThis as unknown as PageScope
          const attune = openAttune(given) as PageScope['attune']
          const ids = Array.from({ length: events }, () => attune.track({ kind: 'CLICK', itemId: 'tea' }))
          await attune.flush()
          const tracked = new Set(ids)
          return (await storedIds()).map((id) => (tracked.has(id) ? 'new' : 'old'))
        },
        // Nothing listens there.
        { given: { ...options, url: 'http://127.0.0.1:9' }, events: count },
      )
      await page.close()
      return stored
    }
    const counted = (stored: readonly string[]) =>
      ['old', 'new'].map((age) => stored.filter((one) => one === age).length)
    expect(counted(await visit(31, 2))).toEqual([0, 2])
    expect(counted(await visit(29, 3))).toEqual([2, 3])
    expect(counted(await visit(0, 5))).toEqual([3, 5])
    expect(counted(await visit(0, 9_995))).toEqual([5, 9_995])
    await context.close()
  })

  it('sends 1,000 events of a browser that denies all storage, the last of them when its tab is closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'attune-profile-'))
    mkdirSync(join(folder, 'Default'))
    const denied = { profile: { default_content_setting_values: { cookies: 2 } } }
    writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(denied))
    const context = await chromium.launchPersistentContext(folder, { executablePath, args })
    const page = await open(context)
    const storage = () => page.evaluate('typeof localStorage')
    await expect(storage()).rejects.toThrow(/denied/)
    await click(page, 900)
    await flush(page)
    await click(page, 100)
    await page.close({ runBeforeUnload: true })
    await expectAllOnce()
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  })
})

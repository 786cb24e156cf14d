import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'

const PLACEMENT = 'shop/for-you'
const DAY_MS = 86_400_000

interface Figure {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly users: number
}

interface Series {
  readonly metric: string
  readonly labels: readonly { readonly value: string }[]
  readonly points: readonly { readonly from: string; readonly value: Figure }[]
  readonly total: Figure
}

const METRICS = `query ($input: MetricsInput!) { metrics(input: $input) { series { metric labels { value }
  points { from value { ...F } } total { ...F } } } }
  fragment F on MetricValue { value low high numerator denominator users }`

async function measured(input: object): Promise<readonly Series[]> {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
  const span = {
    from: new Date(today - 6 * DAY_MS).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  }
  const { metrics } = await ask<{ metrics: { series: readonly Series[] } }>(METRICS, {
    input: { ...span, ...input },
  })
  return metrics.series
}

/** As a table writes a figure. */
const cellsOf = ({ value, low, high, numerator, denominator, users }: Figure) =>
  [value, low, high, numerator, denominator, users].map((number) => String(number ?? 'none'))

const cells = (table: Locator, row: string) =>
  table
    .getByRole('row', { name: new RegExp(`^${row.replace('.', '\\.')} `) })
    .getByRole('cell')
    .allTextContents()

inBrowser('the page of figures', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  const card = (page: Page, placement = PLACEMENT) =>
    page.getByRole('article', { name: placement, exact: true })

  it('has a card for every placement that was used, with the figures of the API to the last digit', async () => {
    const series = await measured({
      metrics: ['CTR', 'VALUE_PER_MINUTE', 'NEGATIVE_RATE'],
      by: ['PLACEMENT'],
    })
    const page = await browser.open('/#/measure')
    await card(page).waitFor()
    const placements = [...new Set(series.map(({ labels: [label] }) => label?.value ?? ''))]
    expect(placements.length).toBeGreaterThan(10)
    const names = await page.getByRole('list', { name: 'Placements' }).getByRole('heading').allTextContents()
    expect(names).toEqual(expect.arrayContaining(placements))
    for (const { total, labels, metric } of series) {
      const place = ['CTR', 'VALUE_PER_MINUTE'].indexOf(metric)
      const figure = card(page, labels[0]?.value).locator('data').nth(place)
      expect(await figure.getAttribute('value')).toBe(String(total.value ?? ''))
    }
  })

  it('compares with the seven days before, and says what may be chance', async () => {
    const [now] = await measured({ metrics: ['REVENUE'], by: ['PLACEMENT'], placements: [PLACEMENT] })
    const page = await browser.open('/#/measure')
    const row = card(page).locator('.measure-row', { hasText: 'Revenue, EUR' })
    await row.waitFor()
    expect(await row.locator('data').textContent()).toBe(
      new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' }).format(
        (now?.total.value ?? 0) / 100,
      ),
    )
    expect(await row.textContent()).toMatch(/[▲▼] (up|down) [\d.]+%|nothing to compare with/)
    const rate = card(page).locator('.measure-row', { hasText: 'Click rate' })
    expect(await rate.textContent()).toMatch(/[▲▼] (up|down) [\d.]+%/)
  })

  it('says that figures of the demo world are generated', async () => {
    const page = await browser.open('/#/measure')
    await page.getByText('generated uses of lists').waitFor()
  })

  it('shows one placement over time; behind each plot is a table with every point of the API', async () => {
    const page = await browser.open('/#/measure')
    await card(page).getByRole('link', { name: PLACEMENT }).click()
    await page.getByRole('heading', { name: PLACEMENT, level: 1 }).waitFor()
    const region = page.getByRole('region', { name: 'Click rate', exact: true })
    await region.locator('.plot-band').waitFor({ state: 'attached' })
    const [ctr] = await measured({ metrics: ['CTR'], placements: [PLACEMENT] })
    expect(ctr?.points).toHaveLength(7)
    await region.getByText('Table').focus()
    await page.keyboard.press('Enter')
    const table = region.getByRole('region', { name: 'Click rate over time' })
    await table.waitFor()
    for (const { from, value } of ctr?.points ?? [])
      expect(await cells(table, from.slice(0, 10))).toEqual(cellsOf(value))
    expect(await page.locator('.measure-plots').first().locator('.plot').count()).toBe(
      await page.getByText('over time').count(),
    )
    await region.getByText(/^Dashed: model trained/).waitFor()
  })

  it('compares versions and models, and follows the steps to a conversion, with the figures of the API', async () => {
    const page = await browser.open(`/#/measure/${encodeURIComponent(PLACEMENT)}`)
    const region = (name: string) => page.locator('.panel').getByRole('region', { name, exact: true })
    await region('By version').waitFor()
    const only = { every: 'TOTAL', placements: [PLACEMENT] }
    const [version] = await measured({ ...only, metrics: ['CTR'], by: ['VERSION'] })
    expect(await cells(region('By version'), `${PLACEMENT}@1: Click rate`)).toEqual(
      cellsOf(version?.total as Figure),
    )
    const [model] = await measured({ ...only, metrics: ['CONVERSION_RATE'], by: ['MODEL'] })
    expect(await cells(region('By model'), 'demo: Conversion rate')).toEqual(cellsOf(model?.total as Figure))
    const steps = await measured({ ...only, metrics: ['IMPRESSIONS', 'CLICKS', 'CONVERSIONS'] })
    const bars = page.getByRole('region', { name: 'From impression to conversion' }).locator('.bar-row')
    const texts = await bars.allTextContents()
    expect(texts).toHaveLength(3)
    for (const [place, { total }] of steps.entries())
      expect(texts[place]).toContain((total.value ?? 0).toLocaleString('en-US'))
  })

  it('shows click rates by place, source, kind of item and row, with the figures of the API', async () => {
    const parts = [
      ['POSITION', 'By place in the list', '2'],
      ['SOURCE', 'By source of the first reason', 'latent'],
      ['ITEM_KIND', 'By kind of item', 'movie'],
      ['ROW', 'By row of a page', `shop/home: ${PLACEMENT}`],
    ] as const
    const check = async (page: Page, [by, title, value]: (typeof parts)[number], input: object) => {
      const series = await measured({ metrics: ['CTR'], by: [by], every: 'TOTAL', ...input })
      const one = series.find(({ labels }) => labels[0]?.value === value)
      expect(one?.total.numerator).toBeGreaterThan(0)
      const region = page.getByRole('region', { name: title, exact: true })
      await region.getByText('Table').click()
      expect(await cells(region.locator('.figures'), `${value}: Click rate`)).toEqual(
        cellsOf(one?.total as Figure),
      )
      return { region, series }
    }
    const page = await browser.open('/#/measure')
    await page.getByRole('heading', { name: 'By row of a page' }).waitFor()
    for (const part of parts) {
      const { region, series } = await check(page, part, {})
      expect(await region.locator('.bar-row').count()).toBe(series.length)
    }
    await page.goto(`${new URL(page.url()).origin}/#/measure/${encodeURIComponent(PLACEMENT)}`)
    await page.getByRole('heading', { name: PLACEMENT, level: 1 }).waitFor()
    await page.getByRole('heading', { name: 'By row of a page' }).waitFor()
    const { region } = await check(page, parts[0], { placements: [PLACEMENT] })
    await region.locator('.plot-band').waitFor({ state: 'attached' })
    await check(page, parts[3], {})
    expect(await page.getByRole('region', { name: 'By row of a page' }).locator('.bar-row').count()).toBe(1)
  })

  it('shows which share of impressions and clicks the least shown items have, with the figures of the API', async () => {
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS
    const variables = {
      from: new Date(today - 6 * DAY_MS).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
      placement: PLACEMENT,
    }
    const { itemSpread } = await ask<{ itemSpread: { shown: number[]; used: number[] } }>(
      'query ($from: Instant!, $to: Instant!, $placement: String) { itemSpread(from: $from, to: $to, placement: $placement) { shown used } }',
      variables,
    )
    expect(itemSpread.shown).toHaveLength(21)
    const page = await browser.open(`/#/measure/${encodeURIComponent(PLACEMENT)}`)
    const region = page.getByRole('region', { name: 'What is shown, and what is clicked' })
    await region.getByText('Table').click()
    const rows = await region.locator('tbody tr').allTextContents()
    const expected = itemSpread.shown.map((share, at) => `${at * 5}%${share}${itemSpread.used[at]}`)
    expect(rows).toEqual(expected)
    expect(itemSpread.used.at(-1)).toBe(1)
    expect(await region.locator('path.plot-line').count()).toBe(2)
  })

  it('lists what many users search for, with the figures of the API, and nothing that few do', async () => {
    const { users } = await ask<{ users: { nodes: { id: string }[] } }>(
      '{ users(first: 60) { nodes { id } } }',
    )
    const search = (userId: string, query: string) =>
      ask('query ($q: String!, $u: ID!) { search(query: $q, userId: $u, first: 3) { totalCount } }', {
        q: query,
        u: userId,
      })
    for (const [n, { id }] of users.nodes.entries()) {
      await search(id, n % 2 === 0 ? 'Zyxwv' : 'zyxwv!')
      if (n < 9) await search(id, `my name is ${users.nodes[0]?.id}`)
    }
    const top = async () => {
      const { topSearches } = await ask<{
        topSearches: { words: string; searches: number; withoutResult: number; withoutClick: number }[]
      }>(
        'query ($from: Instant!, $to: Instant!) { topSearches(from: $from, to: $to) { words searches withoutResult withoutClick } }',
        {
          from: new Date(Date.now() - 6 * DAY_MS).toISOString(),
          to: new Date(Date.now() + 60_000).toISOString(),
        },
      )
      return topSearches
    }
    // Servers write what they counted every five seconds.
    await expect
      .poll(async () => (await top()).find(({ words }) => words === 'zyxwv'), { timeout: 15_000 })
      .toEqual({ words: 'zyxwv', searches: 60, withoutResult: 60, withoutClick: 60 })
    const page = await browser.open('/#/measure')
    const region = page.getByRole('region', { name: 'Top searches', exact: true })
    await region.getByRole('rowheader', { name: 'zyxwv', exact: true }).waitFor()
    expect(await cells(region, 'zyxwv')).toEqual(['60', '60, 100%', '60, 100%'])
    expect((await top()).filter(({ words }) => words.includes('my name'))).toEqual([])
    expect(await region.getByText('my name').count()).toBe(0)
  })

  it('keeps the chosen time in its address, by keyboard', async () => {
    const page = await browser.open('/#/measure')
    await card(page).waitFor()
    await page.getByRole('combobox', { name: /^Time/ }).focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => page.url()).toContain('span=24h')
    await card(page).getByRole('link', { name: PLACEMENT }).click()
    expect(page.url()).toContain('span=24h')
    await page.getByRole('combobox', { name: /^Time/ }).selectOption('28d')
    await page.getByText('Table').first().click()
    const days = page.getByRole('region', { name: 'Click rate over time' }).locator('tbody tr')
    await expect.poll(() => days.count()).toBe(28)
  })

  it('says so where nothing was counted', async () => {
    const page = await browser.open('/#/measure/nowhere')
    await page.getByText('Nothing was counted in this time').waitFor()
  })

  it('shows what became of the last events, by kind', async () => {
    const events = ['quality-1', 'quality-1', 'quality-2'].map((eventId) => ({
      eventId,
      userId: 'newcomer-measure',
      itemId: 'video-precinct-13',
      kind: 'COMMENT',
      occurredAt: new Date().toISOString(),
      ...(eventId === 'quality-2' && { portion: 7 }),
    }))
    for (const event of events)
      await ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
        events: [event],
      })
    const { duplicate } = await ask<{ duplicate: { totalCount: number } }>(
      '{ duplicate: recentEvents(kinds: [COMMENT], statuses: [DUPLICATE]) { totalCount } }',
    )
    const page = await browser.open('/#/measure')
    const panel = page.getByRole('region', { name: 'Quality of events' })
    await panel.getByLabel('Kind').selectOption('COMMENT')
    await panel.locator('.bar-row', { hasText: 'duplicate' }).getByText(`${duplicate.totalCount}, `).waitFor()
    expect(duplicate.totalCount).toBeGreaterThan(0)
    const today = new Date().toISOString().slice(0, 10)
    const commentsOfToday = async () => {
      const { eventQuality } = await ask<{
        eventQuality: Record<
          'kind' | 'day' | 'accepted' | 'duplicates' | 'rejected' | 'suppressed',
          unknown
        >[]
      }>(
        'query ($from: Instant!, $to: Instant!) { eventQuality(from: $from, to: $to) { kind day accepted duplicates rejected suppressed } }',
        { from: today, to: new Date(Date.now() + 60_000).toISOString() },
      )
      const { accepted, duplicates, rejected, suppressed } =
        eventQuality.find(({ kind, day }) => kind === 'COMMENT' && String(day).startsWith(today)) ?? {}
      return [accepted, duplicates, rejected, suppressed].map(String)
    }
    await expect.poll(commentsOfToday, { timeout: 15_000 }).toEqual(['1', '1', '1', '0'])
    await page.reload()
    await panel.getByLabel('Kind').selectOption('COMMENT')
    const table = panel.getByRole('region', { name: 'quality of events by day' })
    await table.getByRole('rowheader', { name: today }).waitFor()
    await expect.poll(() => cells(table, today)).toEqual(await commentsOfToday())
  })

  it('counts what comes from a row of a page for the page and the row', async () => {
    const userId = 'priya-menon'
    const publish = async (key: string, draft: string) => {
      const { saved } = await ask<{ saved: { placement: { draft: { digest: string } } } }>(
        `mutation { saved: savePlacementDraft(input: { key: "${key}", ${draft} }) { placement { draft { digest } } problems { message } } }`,
      )
      const { digest } = saved.placement.draft
      await ask(
        `mutation { publishPlacement(input: { key: "${key}", expectedDigest: "${digest}" }) { placement { key } } }`,
      )
    }
    await publish('measured/row', 'spec: {}')
    await publish(
      'measured/page',
      'surface: PAGE, spec: { rows: [{ placement: "measured/row", title: "New", first: 3 }] }',
    )
    const { page } = await ask<{
      page: { rows: { placement: string; results: { edges: { token: string; node: { id: string } }[] } }[] }
    }>(
      `{ page(placement: "measured/page", userId: "${userId}") { rows { placement results { edges { token node { id } } } } } }`,
    )
    const [row] = page.rows
    const [edge] = row?.results.edges ?? []
    const seen = async () => {
      const series = await measured({ metrics: ['IMPRESSIONS'], by: ['ROW'], every: 'TOTAL' })
      return (
        series.find(({ labels }) => labels[0]?.value === `measured/page: ${row?.placement}`)?.total.value ?? 0
      )
    }
    const before = await seen()
    const about = { eventId: 'seen-in-a-row', userId, itemId: edge?.node.id, token: edge?.token }
    const event = { ...about, kind: 'IMPRESSION', occurredAt: new Date().toISOString() }
    await ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
      events: [event],
    })
    await expect.poll(seen).toBe(before + 1)
  })

  it('marks publications, and counts what is sent meanwhile within a minute', async () => {
    const key = 'measured/home'
    const { saved } = await ask<{ saved: { placement: { draft: { digest: string } } } }>(
      `mutation { saved: savePlacementDraft(input: { key: "${key}", spec: {} }) { placement { draft { digest } } } }`,
    )
    await ask(
      `mutation { publishPlacement(input: { key: "${key}", expectedDigest: "${saved.placement.draft.digest}" }) { placement { key } } }`,
    )
    const { recommendations } = await ask<{
      recommendations: { recommendationId: string; edges: { token: string; node: { id: string } }[] }
    }>(
      `{ recommendations(userId: "priya-menon", placement: "${key}", first: 4) { recommendationId edges { token node { id } } } }`,
    )
    const { recommendationId, edges } = recommendations
    const send = (position: number, kind: string) =>
      ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
        events: [
          {
            eventId: `measured-${position}-${kind}`,
            userId: 'priya-menon',
            itemId: edges[position - 1]?.node.id,
            kind,
            token: edges[position - 1]?.token,
            occurredAt: new Date().toISOString(),
          },
        ],
      })
    const see = (positions: readonly number[]) =>
      ask(
        `mutation { recordImpressions(recommendationId: "${recommendationId}", positions: [${positions}], userId: "priya-menon") { problems { message } } }`,
      )
    await see([1, 2, 3])
    await send(1, 'CLICK')
    const clicks = async () => (await measured({ metrics: ['CLICKS'], placements: [key] }))[0]?.total.value
    await expect.poll(clicks).toBe(1)
    const page = await browser.open('/')
    await page.clock.install()
    await page.goto(`${new URL(page.url()).origin}/#/measure/${encodeURIComponent(key)}`)
    const region = page.getByRole('region', { name: 'Click rate', exact: true })
    await region.getByText(/^Dashed: version 1 published/).waitFor()
    const rate = region.locator('.measure-total data')
    expect(await rate.getAttribute('value')).toBe(String(1 / 3))
    await see([4])
    await send(2, 'VIEW')
    await expect.poll(clicks).toBe(2)
    await page.clock.runFor(61_000)
    await expect.poll(() => rate.getAttribute('value')).toBe(String(2 / 4))
  })
})

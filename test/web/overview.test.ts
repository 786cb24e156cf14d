import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'

interface Asked {
  readonly stats: {
    readonly model: {
      readonly ndcgAt10: number
      readonly metrics: {
        readonly rankings: readonly { readonly ndcgAt10: number }[]
        readonly users: number
      }
    }
    readonly serving: { readonly events: { readonly accepted: number } }
  }
}

const STATS =
  '{ stats { model { ndcgAt10 metrics { rankings { ndcgAt10 } users } } serving { events { accepted } } } }'

inBrowser('the overview', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('shows the metrics of the serving model on held-out interactions, and the weight of every source', async () => {
    const { stats } = await ask<Asked>(STATS)
    const page = await browser.open('/#/overview')
    const model = page.getByRole('region', { name: 'Model' })
    await model.waitFor()
    const { rankings } = stats.model.metrics
    expect(rankings.length).toBeGreaterThanOrEqual(2)
    for (const { ndcgAt10 } of rankings) await model.getByText(ndcgAt10.toFixed(4)).first().waitFor()
    await page.locator('.tile', { hasText: 'NDCG@10' }).getByText(stats.model.ndcgAt10.toFixed(3)).waitFor()
    await model.getByText(`of ${stats.model.metrics.users} people were held out`).waitFor()
    expect(await model.locator('tbody tr').count()).toBe(9)
  })

  it('names what is counted in plain words, and says what the axes of the chart are', async () => {
    const page = await browser.open('/#/overview')
    await page.locator('.chart-line').waitFor()
    expect(await page.locator('.tile dt').allTextContents()).toEqual(
      expect.arrayContaining(['people', 'items', 'tags']),
    )
    expect(await page.locator('.page-head .note').textContent()).toMatch(/did since \w+ \d+, \d{4}, \d+:\d+/)
    expect(await page.locator('main').textContent()).not.toMatch(/[A-Z]{3,}_[A-Z]|Chart\d/)
    expect(await page.locator('.chart-label').allTextContents()).toEqual([
      expect.stringContaining('share of the items'),
      expect.stringContaining('share of all use'),
    ])
  })

  it('reloads its figures by itself', async () => {
    const page = await browser.open('/#/overview')
    const accepted = page
      .getByRole('region', { name: 'Events' })
      .getByRole('row', { name: /^Accepted/ })
      .locator('td')
    const before = Number(await accepted.textContent())
    await ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
      events: [
        {
          eventId: 'overview-reload',
          userId: 'newcomer-overview',
          itemId: 'video-precinct-13',
          kind: 'VIEW',
          occurredAt: new Date().toISOString(),
        },
      ],
    })
    await expect
      .poll(async () => Number(await accepted.textContent()), { timeout: 20_000 })
      .toBeGreaterThan(before)
  })

  it('counts accepted events, also those of the last minute', async () => {
    const events = [1, 2, 3].map((number) => ({
      eventId: `overview-${number}`,
      userId: 'newcomer-overview',
      itemId: 'video-precinct-13',
      kind: 'VIEW',
      occurredAt: new Date().toISOString(),
    }))
    await ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', { events })
    const { accepted } = (await ask<Asked>(STATS)).stats.serving.events
    const page = await browser.open('/#/overview')
    const panel = page.getByRole('region', { name: 'Events' })
    const row = (name: string) => panel.getByRole('row', { name: new RegExp(`^${name}`) }).locator('td')
    expect(await row('Accepted').textContent()).toBe(String(accepted))
    expect(Number(await row('of those').textContent())).toBeGreaterThanOrEqual(3)
  })
})

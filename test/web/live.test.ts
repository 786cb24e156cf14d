import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'

inBrowser('a live list', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('updates the list after an event from another client', async () => {
    const id = 'ana-kamau'
    const page = await browser.open(`/#/people/${id}`)
    await page.locator('.card').nth(11).waitFor()
    await page.getByText('live', { exact: true }).waitFor()
    const title = await page.locator('.card .card-title > a').first().textContent()
    const itemId = await page.locator('.card').first().getAttribute('data-id')
    await ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
      events: [
        { eventId: 'elsewhere', userId: id, itemId, kind: 'LIKE', occurredAt: new Date().toISOString() },
      ],
    })
    await expect
      .poll(() => page.locator('.card .card-title > a').first().textContent(), { timeout: 5_000 })
      .not.toBe(title)
  })
})

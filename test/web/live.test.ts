import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoServer } from '../support/demo-server.ts'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'

inBrowser('a live list', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('says that it is not live any more once the server has stopped', async () => {
    const demo = await demoServer({ isTrained: false })
    const expected = /ERR_CONNECTION_REFUSED|WebSocket/
    const page = await browser.open('/#/people/ana-kamau', { origin: new URL(demo.url).origin, expected })
    await page.getByText('live', { exact: true }).waitFor()
    await demo.close()
    await page.getByText('reconnecting', { exact: true }).waitFor()
    expect(await page.getByText('live', { exact: true }).count()).toBe(0)
    await page.close()
  })

  it('updates the list after an event from another client, and says what it was', async () => {
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
    await page.getByText(`Changed just now: they liked ${title}.`).waitFor()
  })
})

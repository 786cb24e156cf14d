import type { Page } from 'playwright-core'
import { afterAll, beforeAll, it } from 'vitest'
import { EXAMPLE_OPERATIONS } from '../../src/api/example-operations.ts'
import { type Browsing, browsing, inBrowser } from './browsing.ts'

/** Altair's own complaint, now and then on a slow machine: it goes on with an empty object. */
const ALTAIR = { expected: /^console: .*Could not parse JSON\. Using default instead\./ }

/** Sends what the tab in front asks, and waits until the result tells this. */
async function sendAndSee(page: Page, told: RegExp): Promise<void> {
  await page.getByText('Send Request').first().click()
  await page.locator('app-query-result').getByText(told).first().waitFor()
}

inBrowser('the IDE', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('opens with a tab for each example and the first in front, which runs as it stands', async () => {
    const page = await browser.open('/ide/', ALTAIR)
    for (const { title } of EXAMPLE_OPERATIONS) await page.getByText(title, { exact: true }).waitFor()
    await page.getByText('query ForSomebody').first().waitFor()
    await sendAndSee(page, /"recommendationId"/)
    await page.screenshot({ path: 'web/screenshots/ide.png' })
  })

  it('is pushed a live list by the tab that subscribes', async () => {
    const page = await browser.open('/ide/', ALTAIR)
    await page.getByText('Live', { exact: true }).click()
    await sendAndSee(page, /"watermark"/)
    await page.screenshot({ path: 'web/screenshots/ide-live.png' })
  })
})

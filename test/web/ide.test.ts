import type { Page } from 'playwright-core'
import { afterAll, beforeAll, it } from 'vitest'
import { EXAMPLE_OPERATIONS } from '../../src/server/api/example-operations.ts'
import { type Browsing, browsing, inBrowser } from './browsing.ts'

/** Altair logs this error now and then on a slow machine, and continues with an empty object. */
const ALTAIR = { expected: /^console: .*Could not parse JSON\. Using default instead\./ }

/** Sends the query of the active tab and waits until the result matches. */
async function sendAndSee(page: Page, expected: RegExp): Promise<void> {
  await page.getByText('Send Request').first().click()
  await page.locator('app-query-result').getByText(expected).first().waitFor()
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
    await sendAndSee(page, /"recommendationId"/)
    await page.screenshot({ path: 'web/screenshots/ide.png' })
  })

  it('receives a live list in the tab that subscribes', async () => {
    const page = await browser.open('/ide/', ALTAIR)
    await page.getByText('Live', { exact: true }).click()
    await sendAndSee(page, /"watermark"/)
    await page.screenshot({ path: 'web/screenshots/ide-live.png' })
  })
})

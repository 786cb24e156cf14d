import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'

async function titles(page: Page): Promise<string[]> {
  return page.locator('.card .card-title > a').allTextContents()
}

async function actOnFirst(page: Page, button: string): Promise<string> {
  const card = page.locator('.card').first()
  const title = (await card.locator('.card-title > a').textContent()) ?? ''
  await card.getByRole('button', { name: `${button} ${title}` }).click()
  return title
}

async function personalization(userId: string): Promise<string | undefined> {
  const query = 'query ($id: ID!) { recommendations(userId: $id, first: 1) { personalization } }'
  const { recommendations } = await ask<{ recommendations: { personalization: string } | null }>(query, {
    id: userId,
  })
  return recommendations?.personalization
}

inBrowser('acting on behalf of a user', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('gives a new user a personal list after three likes', async () => {
    const userId = 'newcomer-acts'
    const page = await browser.open(`/#/people/${userId}`)
    await page.locator('.card').nth(11).waitFor()
    const cold = await titles(page)
    const before = await personalization(userId)
    for (let like = 0; like < 3; like++) {
      const title = await actOnFirst(page, 'Like')
      await page.getByText(`They liked ${title}.`).waitFor()
      await expect.poll(() => titles(page)).not.toContain(title)
    }
    expect(await titles(page)).not.toEqual(cold)
    expect(await personalization(userId)).not.toBe(before)
    await page.getByText(/Against before: .*(moved|new)/).waitFor()
    const history = page.getByRole('region', { name: 'History' })
    await expect.poll(() => history.locator('.row').count()).toBe(3)
  })

  it('never shows a dismissed item again', async () => {
    const page = await browser.open('/#/people/priya-menon')
    await page.locator('.card').nth(11).waitFor()
    const title = await actOnFirst(page, 'Dismiss')
    await expect.poll(() => titles(page)).not.toContain(title)
    await page.reload()
    await page.locator('.card').nth(11).waitFor()
    expect(await titles(page)).not.toContain(title)
  })

  it('follows people, whose likes then propose items', async () => {
    const page = await browser.open('/#/people/newcomer-follows')
    await page.locator('.card').nth(5).waitFor()
    // With a single follow the first page may consist of popular items only.
    for (const id of ['abena-adeyemi', 'priya-menon', 'silas-ferrante']) {
      await page.getByRole('combobox', { name: 'Follow someone' }).fill(id)
      await page.getByRole('option', { name: id }).click()
      await page.getByText(`They followed ${id}.`).waitFor()
    }
    await page.locator('.card .stacked[aria-label*="Social"]').first().waitFor()
  })

  it('reports an unreachable server, keeps the list, and recovers on retry', async () => {
    const page = await browser.open('/#/people/priya-menon', { expected: /ERR_INTERNET_DISCONNECTED/ })
    await page.locator('.card').nth(11).waitFor()
    // The last part to load. Offline, it would show an alert of its own.
    await page.getByRole('list', { name: 'Suggested people' }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('slider', { name: 'Neighbors' }).fill('3')
    const alert = page.getByRole('alert')
    await alert.getByText('The server does not answer').waitFor()
    expect(await page.locator('.card').count()).toBe(12)
    await page.context().setOffline(false)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await alert.waitFor({ state: 'detached' })
  })
})

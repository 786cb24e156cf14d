import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsing, browsing, inBrowser } from './browsing.ts'

const top = (page: Page) => page.evaluate<number>('window.scrollY')

inBrowser('keyboard and history', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('Back, and a reload, return to where the page was left, with the list as long as it was', async () => {
    const page = await browser.open('/#/people/abena-adeyemi')
    await page.getByRole('button', { name: 'Show more' }).click()
    const last = page.locator('.card').nth(20)
    await last.waitFor()
    await last.scrollIntoViewIfNeeded()
    await page.waitForTimeout(500)
    const left = await top(page)
    expect(left).toBeGreaterThan(1_000)
    // A click by the mouse would scroll first.
    await last.locator('.card-title > a').press('Enter')
    await page.getByRole('region', { name: 'Goes with this' }).waitFor()
    expect(await top(page)).toBe(0)
    await page.goBack()
    await page.locator('.card').nth(23).waitFor()
    await expect.poll(async () => Math.abs((await top(page)) - left)).toBeLessThanOrEqual(1)
    await page.reload()
    await page.locator('.card').nth(23).waitFor()
    await expect.poll(async () => Math.abs((await top(page)) - left)).toBeLessThanOrEqual(1)
  })

  it('reaches the first Like with the skip link and few Tabs, before the sliders', async () => {
    const page = await browser.open('/#/people/abena-adeyemi')
    await page.locator('.card').nth(11).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content')
    await page.keyboard.press('Enter')
    let tabs = 0
    do {
      await page.keyboard.press('Tab')
      tabs += 1
    } while (
      tabs < 40 &&
      !(await page.evaluate<boolean>('document.activeElement.textContent.startsWith("Like ")'))
    )
    expect(tabs).toBeLessThanOrEqual(14)
  })

  it('moves the focus to the new page, and starts at its top', async () => {
    const page = await browser.open('/#/people/abena-adeyemi')
    await page.locator('.card').nth(11).waitFor()
    await page.getByRole('link', { name: 'Overview' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    expect(await top(page)).toBe(0)
  })
})

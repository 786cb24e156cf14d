import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsing, browsing, inBrowser, PHONE } from './browsing.ts'

const TOUCH = { viewport: PHONE, hasTouch: true, isMobile: true }

inBrowser('on a phone', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('finds a person, tunes their list, explains an item and likes it by touch', async () => {
    const page = await browser.open('/', TOUCH)
    await page.getByRole('combobox', { name: 'Find a person by name or id' }).fill('kenji')
    await page.getByRole('option').first().tap()
    await page.locator('.card').nth(11).waitFor()
    const titles = () => page.locator('.card .card-title > a').allTextContents()
    const before = await titles()

    await page.getByText('Tune', { exact: true }).tap()
    await page.getByRole('slider', { name: 'Diversity' }).fill('0.7')
    await page.getByText(/Against the policy: .*moved/).waitFor()
    await expect.poll(titles).not.toEqual(before)

    await page.getByRole('button', { name: 'Why this?' }).first().tap()
    const drawer = page.getByRole('dialog')
    await drawer.locator('.node').first().waitFor()
    const box = await drawer.boundingBox()
    expect(box?.width).toBeLessThanOrEqual(PHONE.width)
    await drawer.getByRole('button', { name: 'Close' }).tap()
    await drawer.waitFor({ state: 'detached' })

    const [title = ''] = await titles()
    await page.getByRole('button', { name: `Like ${title}` }).tap()
    await expect.poll(titles, { timeout: 5_000 }).not.toContain(title)
  })

  it('no name of a page is broken into lines', async () => {
    const page = await browser.open('/#/people/abena-adeyemi', TOUCH)
    const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
    await links.first().waitFor()
    const lines = await page.evaluate<readonly number[]>(
      `[...document.querySelectorAll('nav[aria-label="Pages"] a')].map((link) => {
        const range = document.createRange()
        range.selectNodeContents(link)
        return range.getClientRects().length
      })`,
    )
    expect(lines).toEqual(lines.map(() => 1))
  })

  it('every touch target is at least 24 pixels wide and high', async () => {
    const page = await browser.open('/#/people/abena-adeyemi', TOUCH)
    await page.locator('.card').nth(11).waitFor()
    const small = await page.locator('button:visible, .top a:visible').evaluateAll((buttons) =>
      buttons
        .filter((button) => {
          const { width, height } = button.getBoundingClientRect()
          return Math.min(width, height) < 24
        })
        .map((button) => button.outerHTML.slice(0, 120)),
    )
    expect(small).toEqual([])
  })
})

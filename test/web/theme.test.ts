import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browsing, browsing, inBrowser } from './browsing.ts'

inBrowser('the colors of the explorer', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('are those of the system in every frame that shows content', async () => {
    const page = await browser.open('/favicon.svg', { colorScheme: 'dark' })
    await page.addInitScript(`
      window.themes = []
      const look = () => {
        if (document.querySelector('h1')) window.themes.push(document.documentElement.dataset.theme)
        requestAnimationFrame(look)
      }
      look()`)
    await page.goto(new URL('/#/events', page.url()).href)
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await expect.poll(() => page.evaluate<number>('window.themes.length')).toBeGreaterThan(0)
    expect(new Set(await page.evaluate<string[]>('window.themes'))).toEqual(new Set(['dark']))
  })

  it('change at once where reduced motion is preferred', async () => {
    const page = await browser.open('/#/events', { colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Switch to light colors' }).click()
    await page.getByRole('button', { name: 'Switch to dark colors' }).waitFor()
    expect(await page.evaluate('document.getAnimations().length')).toBe(0)
    expect(await page.evaluate('getComputedStyle(document.querySelector("label")).color')).toBe(
      'rgb(28, 27, 26)',
    )
  })
})

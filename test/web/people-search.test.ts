import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser, ORIGIN } from './browsing.ts'

const TYPO = 'no-such-user-xyz'

async function exists(id: string): Promise<boolean> {
  const { user } = await ask<{ user: { id: string } | null }>('query ($id: ID!) { user(id: $id) { id } }', {
    id,
  })
  return user !== null
}

inBrowser('searching people', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  const boxes = (page: Page, name: string) => page.getByRole('combobox', { name })

  it.each([
    { path: '/#/people/priya-menon', name: 'Follow someone' },
    { path: '/#/people/priya-menon', name: 'Find a person' },
    { path: '/#/privacy/priya-menon', name: 'Block someone' },
    { path: '/#/privacy/priya-menon', name: 'Mute someone' },
    { path: '/#/compare', name: 'Person on the left' },
    { path: '/#/items/video-precinct-13', name: 'For a person' },
    { path: '/#/search', name: 'Search as a person' },
  ])('$name offers no one for a typo, and Enter does nothing', async ({ path, name }) => {
    const page = await browser.open(path)
    await boxes(page, name).fill(TYPO)
    await page.getByText('No one has this name or id.').waitFor()
    const found = page.getByRole('listbox', { name }).getByRole('option')
    expect(await found.count()).toBe(0)
    const before = page.url()
    await boxes(page, name).press('Enter')
    await page.waitForTimeout(300)
    expect(page.url()).toBe(before)
    expect(await exists(TYPO)).toBe(false)
    await page.close()
  })

  it('finds a person by a name with a wrong letter', async () => {
    const page = await browser.open('/')
    await boxes(page, 'Find a person by name or id').fill('abena adeyeni')
    await page.getByText('No one has this name. Similar ones:').waitFor()
    expect(await page.getByRole('option').first().textContent()).toContain('Abena Adeyemi')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Abena Adeyemi' }).waitFor()
  })

  it('opens a new user only on the first page, as the last choice, which is never preselected', async () => {
    const page = await browser.open('/')
    const box = boxes(page, 'Find a person by name or id')
    await box.fill('zoe-not-yet-here')
    const option = page.getByRole('option', { name: 'Open zoe-not-yet-here as a new user' })
    await option.waitFor()
    expect(await option.getAttribute('aria-selected')).toBe('false')
    await box.press('Enter')
    expect(page.url()).toBe(`${ORIGIN}/`)
    await box.press('ArrowDown')
    await box.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'zoe-not-yet-here' }).waitFor()
    expect(await exists('zoe-not-yet-here')).toBe(false)
  })
})

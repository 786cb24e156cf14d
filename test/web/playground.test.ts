import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'

interface Listed {
  readonly list: { readonly edges: readonly { readonly node: { readonly title: string } }[] }
}

const titlesOf = ({ list }: Listed) => list.edges.map(({ node }) => node.title)

inBrowser('the playground', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  const shown = (page: Page) =>
    page.getByRole('list', { name: 'The list of the visitor' }).locator('.item-tile strong').allTextContents()

  it('shows the list of the API for items that are added by keyboard, as a session and as a cart', async () => {
    const page = await browser.open('/#/playground')
    await expect.poll(() => shown(page)).toHaveLength(12)
    await page.getByLabel('Find an item to add').fill('precinct')
    const found = page.getByRole('list', { name: 'Found items' }).locator('li').first()
    await found.getByRole('button', { name: /^Add/ }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain('item=')
    const itemId = new URL(page.url().replace('#/', '')).searchParams.get('item') ?? ''
    const session = `{ events: [{ itemId: "${itemId}", kind: VIEW, occurredAt: "${new Date().toISOString()}" }] }`
    const inSession = await ask<Listed>(
      `{ list: recommendations(session: ${session}, first: 12) { edges { node { title } } } }`,
    )
    await expect.poll(() => shown(page)).toEqual(titlesOf(inSession))
    await page.getByLabel('The items are').selectOption('cart')
    const inCart = await ask<Listed>(
      `{ list: recommendationsForItems(itemIds: ["${itemId}"], first: 12) { edges { node { title } } } }`,
    )
    await expect.poll(() => shown(page)).toEqual(titlesOf(inCart))
    expect(titlesOf(inCart)).not.toEqual(titlesOf(inSession))
    await page
      .getByRole('list', { name: 'Chosen items' })
      .getByRole('button', { name: /remove/ })
      .click()
    await page.getByText('None yet').waitFor()
  })
})

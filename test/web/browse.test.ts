import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'
import { seriousViolations } from './serious-violations.ts'

const LIST = `query ($id: ID!, $input: RecommendationInput) {
  recommendations(userId: $id, first: 12, input: $input) { nodes { title } }
}`

async function titlesByApi(id: string, input: object | null = null): Promise<string[]> {
  const { recommendations } = await ask<{ recommendations: { nodes: { title: string }[] } }>(LIST, {
    id,
    input,
  })
  return recommendations.nodes.map(({ title }) => title)
}

const percentOf = (share: number) => Number((100 * share).toPrecision(3))

const titlesOf = (page: Page, name: string) =>
  page.getByRole('list', { name }).locator('.slim-row a').allTextContents()

inBrowser('browsing', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('compares the lists of two people as the API returns them, and counts the items in both', async () => {
    const [one, other] = await Promise.all([titlesByApi('abena-adeyemi'), titlesByApi('kofi-asante')])
    const page = await browser.open('/#/compare?left=abena-adeyemi&right=kofi-asante')
    await expect.poll(() => titlesOf(page, 'Left list')).toEqual(one)
    await expect.poll(() => titlesOf(page, 'Right list')).toEqual(other)
    const both = one.filter((title) => other.includes(title)).length
    await page.getByText(`${both} of ${24 - both} items are in both lists`).waitFor()
  })

  it('compares one person under two settings, which are in the address', async () => {
    const page = await browser.open('/#/compare?left=abena-adeyemi')
    await page.getByRole('list', { name: 'Right list' }).locator('.slim-row').nth(11).waitFor()
    await page.getByRole('heading', { name: 'Settings' }).click()
    const right = page.getByRole('region', { name: 'Right settings' })
    await right.getByRole('slider', { name: 'Diversity' }).fill('0.8')
    const expected = await titlesByApi('abena-adeyemi', { diversity: 0.8 })
    await expect.poll(() => titlesOf(page, 'Right list')).toEqual(expected)
    expect(await titlesOf(page, 'Left list')).toEqual(await titlesByApi('abena-adeyemi'))
    expect(page.url()).toContain('right.diversity=0.8')
    await page.getByText('Diversity: off | 0.8').waitFor()
    await page.getByRole('button', { name: 'Swap' }).click()
    await expect.poll(() => titlesOf(page, 'Left list')).toEqual(expected)
    await page.getByText('Diversity: 0.8 | off').waitFor()
  })

  it('compares two settings over 100 people from all over, with the lists of the API, and leads to each person', async () => {
    const page = await browser.open('/#/compare?right.diversity=0.8')
    await page.getByRole('button', { name: 'Compare the settings over 100 people' }).press('Enter')
    const panel = page.getByRole('region', { name: 'Over many people' })
    await panel.locator('dl[aria-busy="false"]').waitFor()
    const figures = await panel.locator('dd').allTextContents()
    expect(figures[0]).toBe('100')
    const row = panel.locator('tbody tr').first()
    await row.getByRole('link').click()
    await page.getByRole('list', { name: 'Right list' }).locator('.slim-row').nth(11).waitFor()
    const userId = new URLSearchParams(page.url().split('?')[1]).get('left') ?? ''
    const [left, right] = [await titlesByApi(userId), await titlesByApi(userId, { diversity: 0.8 })]
    const both = left.filter((title) => right.includes(title)).length
    await page.getByText(`${both} of ${24 - both} items are in both lists`).waitFor()
    expect(await row.locator('td').first().textContent()).toBe(`${percentOf(both / (24 - both))}%`)
    expect(both).toBeLessThan(12)
    expect(await seriousViolations(page)).toEqual([])
  })

  it('keeps the two sides of a comparison level, with names and a legend, and the lists in the first screen', async () => {
    const page = await browser.open('/#/compare?left=abena-adeyemi&right=priya-menon&right.diversity=0.4')
    // Both in one frame: what still loads above them moves both.
    const topsOf = (pair: Locator) =>
      pair.evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().top))
    const firstRows = page.locator('.compare .slim > .slim-row:first-child')
    await page.getByRole('list', { name: 'Right list' }).locator('.slim-row').nth(11).waitFor()
    await page.getByRole('heading', { level: 2, name: 'Abena Adeyemi' }).waitFor()
    await page.getByRole('heading', { level: 2, name: 'Priya Menon' }).waitFor()
    await page.getByRole('list', { name: 'Colors of the lines' }).waitFor()
    const [one = Number.NaN, other] = await topsOf(firstRows)
    expect(one).toBe(other)
    expect(one).toBeLessThan(700)
    await page.getByRole('heading', { name: 'Settings' }).click()
    const [slider = Number.NaN, otherSlider] = await topsOf(page.getByRole('slider', { name: 'Diversity' }))
    expect(slider).toBe(otherSlider)
    const [left = Number.NaN, right] = await topsOf(firstRows)
    expect(left).toBe(right)
    expect(await seriousViolations(page)).toEqual([])
  })

  it('shows what goes with an item for a chosen person, as the API returns it', async () => {
    const query = `query ($id: ID!, $userId: ID) {
      item(id: $id) { recommendations(userId: $userId, first: 12) { nodes { title } } }
    }`
    const byApi = async (userId: string | null) => {
      const { item } = await ask<{ item: { recommendations: { nodes: { title: string }[] } } }>(query, {
        id: 'video-precinct-13',
        userId,
      })
      return item.recommendations.nodes.map(({ title }) => title)
    }
    const page = await browser.open('/#/items/video-precinct-13')
    const shown = () =>
      page.getByRole('list', { name: 'Goes with this' }).locator('.item-tile strong').allTextContents()
    const withoutPerson = await byApi(null)
    await expect.poll(shown).toEqual(withoutPerson)
    await page.getByRole('combobox', { name: 'For a person' }).fill('kwame-mensah')
    await page.getByRole('option', { name: 'kwame-mensah' }).click()
    const withPerson = await byApi('kwame-mensah')
    expect(withPerson).not.toEqual(withoutPerson)
    await expect.poll(shown).toEqual(withPerson)
    expect(page.url()).toContain('user=kwame-mensah')
    await page.reload()
    await expect.poll(shown).toEqual(withPerson)
  })

  it('searches without a person and as a person, and shows what the order is made of', async () => {
    const query = `query ($userId: ID) {
      search(query: "crime", userId: $userId, first: 20) { nodes { title } }
    }`
    const byApi = async (userId: string | null) => {
      const { search } = await ask<{ search: { nodes: { title: string }[] } }>(query, { userId })
      return search.nodes.map(({ title }) => title)
    }
    const page = await browser.open('/#/search')
    await page.getByRole('searchbox', { name: 'Search items' }).fill('crime')
    const rows = page.getByRole('list', { name: 'Found items' }).locator('.found-row')
    const shown = () => rows.locator('.row-text > a').allTextContents()
    await expect.poll(shown).toEqual(await byApi(null))
    await page.getByRole('combobox', { name: 'Search as a person' }).fill('kwame-mensah')
    await page.getByRole('option', { name: 'kwame-mensah' }).click()
    await expect.poll(shown).toEqual(await byApi('kwame-mensah'))
    expect(page.url()).toContain('q=crime&user=kwame-mensah')
    expect(await rows.first().textContent()).toMatch(/text[\d.]+.*interest[\d.]+%.*popularity/)
  })

  it('finds an item by part of its title, with links to its tags and to similar items', async () => {
    const page = await browser.open('/#/catalog')
    await page.getByRole('searchbox', { name: 'Find items' }).fill('precinct 13')
    await page.getByRole('link', { name: /Precinct 13/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Precinct 13' }).waitFor()
    const alike = page.getByRole('region', { name: 'The same people like' }).locator('.item-tile')
    const first = (await alike.first().locator('strong').textContent()) ?? ''
    await alike.first().click()
    await page.getByRole('heading', { level: 1, name: first }).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'crime' }).click()
    await page.getByRole('heading', { level: 1, name: 'crime' }).waitFor()
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser } from './browsing.ts'

interface History {
  readonly user: {
    readonly history: { readonly nodes: readonly { readonly title: string }[] }
    readonly following: { readonly nodes: readonly { readonly name: string }[] }
  } | null
}

const KNOWN = `query ($id: ID!) {
  user(id: $id) { history(first: 5) { nodes { title } } following(first: 100) { nodes { name } } }
}`

async function titleOf(page: Page, place: number): Promise<string> {
  return (await page.locator('.card .card-title > a').nth(place).textContent()) ?? ''
}

inBrowser('acting in her place', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('liking an item takes it off the list, says what moved, and puts it into her history', async () => {
    const id = 'priya-menon'
    const page = await browser.open(`/#/people/${id}`)
    await page.locator('.card').nth(11).waitFor()
    const liked = await titleOf(page, 0)
    await page.getByRole('button', { name: `Like ${liked}` }).click()
    await page.getByText(`Since she liked ${liked}`).waitFor()
    expect(await page.locator('.card .card-title > a').allTextContents()).not.toContain(liked)
    expect(await page.locator('.gone').textContent()).toContain(liked)
    const history = page.getByRole('region', { name: 'History' })
    await history.getByText(liked).waitFor()
    expect((await ask<History>(KNOWN, { id })).user?.history.nodes[0]?.title).toBe(liked)
  })

  it('dismissing an item keeps it away for good', async () => {
    const page = await browser.open('/#/people/marisol-rahimi')
    await page.locator('.card').nth(11).waitFor()
    const dismissed = await titleOf(page, 2)
    await page.getByRole('button', { name: `Dismiss ${dismissed}` }).click()
    await page.getByText(`Since she dismissed ${dismissed}`).waitFor()
    await page.reload()
    await page.locator('.card').nth(11).waitFor()
    expect(await page.locator('.card .card-title > a').allTextContents()).not.toContain(dismissed)
  })

  it('following a neighbor ties the two', async () => {
    const id = 'femi-mwangi'
    const page = await browser.open(`/#/people/${id}`)
    const people = page.getByRole('region', { name: 'People around her' })
    await people.getByRole('button', { name: /^Neighbors/ }).click()
    const follow = people.getByRole('button', { name: /^Follow / }).first()
    const name = ((await follow.textContent()) ?? '').replace(/^Follow /, '')
    await follow.click()
    await page.getByText(`Since she followed ${name}`).waitFor()
    const { user } = await ask<History>(KNOWN, { id })
    expect(user?.following.nodes.map((person) => person.name)).toContain(name)
  })

  it('somebody new comes from nothing to a personal list in three clicks', async () => {
    const page = await browser.open('/#/people/newcomer-in-a-test')
    await page.getByText('nobody by this id').waitFor()
    for (let click = 0; click < 3; click++) {
      const title = await titleOf(page, 0)
      await page.getByRole('button', { name: `Like ${title}` }).click()
      await page.getByText(`Since she liked ${title}`).waitFor()
    }
    await page.getByText('personal', { exact: true }).waitFor()
    await expect
      .poll(() => page.locator('.card-reason', { hasText: /^Because you/ }).count())
      .toBeGreaterThan(0)
  })

  it('what she does elsewhere shows here without asking', async () => {
    const id = 'ana-kamau'
    const page = await browser.open(`/#/people/${id}`)
    await page.locator('.card').nth(11).waitFor()
    await page.getByText('live', { exact: true }).waitFor()
    const title = await titleOf(page, 0)
    const itemId = await page.locator('.card').first().getAttribute('data-id')
    await ask('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
      events: [
        { eventId: 'elsewhere', userId: id, itemId, kind: 'LIKE', occurredAt: new Date().toISOString() },
      ],
    })
    await expect.poll(() => titleOf(page, 0), { timeout: 5_000 }).not.toBe(title)
  })
})

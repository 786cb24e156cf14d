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
    for (const name of ['Abena Adeyemi', 'Priya Menon', 'Silas Ferrante']) {
      await page.getByRole('combobox', { name: 'Follow someone' }).fill(name)
      await page.getByRole('option', { name }).click()
      await page.getByText(`They followed ${name}.`).waitFor()
    }
    await page.locator('.card .stacked[aria-label*="Social"]').first().waitFor()
  })

  it('says that nothing was recorded while personalization is paused, beside the button and in a notice', async () => {
    const userId = 'farah-oconnor'
    await ask(
      'mutation ($id: ID!) { setConsent(userId: $id, choices: [{ purpose: PERSONALIZATION, isGranted: false }]) { problems { message } } }',
      { id: userId },
    )
    const page = await browser.open(`/#/people/${userId}`)
    const card = page.locator('.card').first()
    await card.waitFor()
    await actOnFirst(page, 'Like')
    await page.getByText('Not recorded: this person does not consent to personalization.').waitFor()
    expect(await card.locator('.outcome').textContent()).toBe('not recorded')
    expect(await page.getByText('They liked').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
  })

  it.each(['Like', 'Click', 'Dismiss'])(
    'takes a %s back from the notice: the list is as before',
    async (button) => {
      const page = await browser.open('/#/people/femi-mwangi')
      await page.locator('.card').nth(11).waitFor()
      const title = await actOnFirst(page, button)
      const pressed = page.getByRole('button', { name: `${button} ${title}` })
      await page.getByText(/^They (liked|clicked|dismissed) /).waitFor()
      expect(await pressed.getAttribute('aria-pressed')).toBe('true')
      await expect.poll(() => titles(page)).not.toContain(title)
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText(`Taken back: they`).waitFor()
      await expect.poll(() => titles(page)).toContain(title)
      expect(await pressed.getAttribute('aria-pressed')).toBe('false')
      await page.close()
    },
  )

  it('takes a follow back from the notice', async () => {
    const userId = 'newcomer-unfollows'
    const page = await browser.open(`/#/people/${userId}`)
    await page.locator('.card').nth(5).waitFor()
    await page.getByRole('combobox', { name: 'Follow someone' }).fill('priya menon')
    await page.getByRole('option', { name: 'Priya Menon' }).click()
    await page.getByText('They followed Priya Menon.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back: they followed Priya Menon.').waitFor()
    const { user } = await ask<{ user: { following: { nodes: unknown[] } } }>(
      'query ($id: ID!) { user(id: $id) { following { nodes { id } } } }',
      { id: userId },
    )
    expect(user.following.nodes).toEqual([])
  })

  it('moves no card for a second, so that a second click on the place hits the same item', async () => {
    const page = await browser.open('/#/people/kofi-asante')
    await page.locator('.card').nth(11).waitFor()
    // Measured in the page: a busy machine notices late.
    await page.evaluate(`(() => {
      const first = document.querySelector('.card').dataset.id
      new MutationObserver(() => {
        const isTold = document.querySelector('.toast').textContent.startsWith('They dismissed')
        const hasMoved = document.querySelector('.card').dataset.id !== first
        if (isTold) window.toldAt ??= performance.now()
        if (hasMoved) window.movedAt ??= performance.now()
      }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    })()`)
    await actOnFirst(page, 'Dismiss')
    await expect.poll(() => page.evaluate('window.movedAt !== undefined')).toBe(true)
    expect(await page.evaluate<number>('window.movedAt - window.toldAt')).toBeGreaterThan(900)
  })

  it('by keyboard: a like leaves the focus on the card that takes the place', async () => {
    const page = await browser.open('/#/people/kwame-mensah')
    await page.locator('.card').nth(11).waitFor()
    const second = page.locator('.card').nth(1)
    const title = (await second.locator('.card-title > a').textContent()) ?? ''
    await second.getByRole('button', { name: `Like ${title}` }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => titles(page)).not.toContain(title)
    const focused = await page.evaluate<string>(
      '[...document.querySelectorAll(".card")].findIndex((card) => card.contains(document.activeElement))',
    )
    expect(focused).toBe(1)
  })

  it('keeps the length of the list after feedback', async () => {
    const page = await browser.open('/#/people/kenji-okada')
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.locator('.card').nth(23).waitFor()
    const title = await actOnFirst(page, 'Dismiss')
    await expect.poll(() => titles(page)).not.toContain(title)
    expect(await page.locator('.card').count()).toBe(24)
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
    // It also asks again by itself, so the button may be gone.
    await alert
      .getByRole('button', { name: 'Try again' })
      .click({ timeout: 1_000 })
      .catch(() => undefined)
    await alert.waitFor({ state: 'detached' })
  })
})

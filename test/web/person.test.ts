import { execFileSync } from 'node:child_process'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, type Browsing, browsing, inBrowser, ORIGIN } from './browsing.ts'

const PERSON = 'abena-adeyemi'

interface Listed {
  readonly recommendations: {
    readonly edges: readonly {
      readonly rank: number
      readonly probability: number
      readonly node: { readonly title: string }
      readonly reasons: readonly { readonly text: string }[]
    }[]
  }
}

const LIST = `query ($id: ID!, $input: RecommendationInput) {
  recommendations(userId: $id, first: 12, input: $input) {
    edges { rank probability node { title } reasons { text } }
  }
}`

async function titles(page: Page): Promise<string[]> {
  return page.locator('.card .card-title > a').allTextContents()
}

async function titlesByApi(input: object | null = null): Promise<string[]> {
  const { recommendations } = await ask<Listed>(LIST, { id: PERSON, input })
  return recommendations.edges.map(({ node }) => node.title)
}

/** Names at least one change. The demo world ends now, so its lists differ, and with them the kinds of changes. */
const CHANGES = /^Against the policy: \d+ (moved|new)/

inBrowser('the explorer', () => {
  let browser: Browsing
  beforeAll(async () => {
    browser = await browsing()
  })
  afterAll(() => browser.close())

  it('finds a person on the first page by part of their name, with the keyboard alone', async () => {
    const page = await browser.open('/')
    expect(await page.title()).toBe('Attune')
    await page.keyboard.press('/')
    await page.keyboard.type('ADEYEMI')
    await page.getByRole('option', { name: 'Abena Adeyemi' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Abena Adeyemi' }).waitFor()
    expect(page.url()).toBe(`${ORIGIN}/#/people/${PERSON}`)
    await page.locator('.card').first().waitFor()
    expect(await page.title()).toBe('Abena Adeyemi · Attune')
  })

  it('shows the list as the API returns it: order, probability and reason', async () => {
    const { recommendations } = await ask<Listed>(LIST, { id: PERSON, input: null })
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.locator('.card').nth(11).waitFor()
    expect(await titles(page)).toEqual(recommendations.edges.map(({ node }) => node.title))
    const [first] = recommendations.edges
    const card = page.locator('.card').first()
    expect(await card.locator('.card-chance strong').textContent()).toBe(
      `${Number(((first?.probability ?? 0) * 100).toPrecision(3))}%`,
    )
    expect(await card.locator('.card-reason').textContent()).toContain(first?.reasons[0]?.text)
    expect(await card.locator('.stacked').getAttribute('aria-label')).toMatch(/^Sources: .*\d%/)
  })

  it('begins with a regular, a social person and a newcomer, and says what Attune is', async () => {
    const page = await browser.open('/')
    await page.getByText('Attune is a personalization API').waitFor()
    const people = page.getByRole('list', { name: 'People to begin with' }).getByRole('listitem')
    await expect.poll(() => people.count()).toBe(3)
    const words = await people.locator('.note').allTextContents()
    expect(words.map((text) => text.split(':')[0])).toEqual(['A regular', 'A social one', 'A newcomer'])
    const used = words.map((text) => Number(/used (\d+)/.exec(text)?.[1]))
    expect(used[0]).toBeGreaterThan(used[2] ?? 0)
    expect(new Set(await people.locator('.person-chip').allTextContents()).size).toBe(3)
  })

  it('tells sources apart by letters: the same in bars and legend, each its own', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.locator('.card').first().waitFor()
    const letters = async (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute('data-letter') ?? ''))
    const legend = await letters('.legend .dot')
    expect(legend).toHaveLength(9)
    expect(new Set(legend).size).toBe(9)
    const inBars = (await letters('.card .stacked > span')).filter((letter) => letter !== '')
    expect(inBars.length).toBeGreaterThan(12)
    expect(legend).toEqual(expect.arrayContaining(inBars))
  })

  it('copies the request for the list as it is tuned, which gives the same list', async () => {
    const page = await browser.open(`/#/people/${PERSON}?diversity=0.6`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.locator('.card').nth(11).waitFor()
    await page.getByText('Copy request').click()
    await page.getByRole('button', { name: 'As curl' }).click()
    await page.getByText('Copied the request as curl.').waitFor()
    const command = await page.evaluate<string>('navigator.clipboard.readText()')
    const answer = execFileSync('bash', ['-c', `${command.trim()} -s`], { encoding: 'utf8' })
    const { data } = JSON.parse(answer) as { data: Listed }
    expect(data.recommendations.edges.map(({ node }) => node.title)).toEqual(await titles(page))
  })

  it('shows the whole reasons of suggested people', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    const reasons = page.getByRole('list', { name: 'Suggested people' }).locator('small')
    await reasons.first().waitFor()
    const cut = await reasons.evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth || one.title !== ''),
    )
    expect(cut).toEqual([])
  })

  it('explains an item: the evidence as a graph, every reason, and a score that adds up', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    const title = await page.locator('.card-title > a').first().textContent()
    await page.getByRole('button', { name: 'Why this?' }).first().click()
    const drawer = page.getByRole('dialog')
    await drawer.waitFor()
    expect(await drawer.getByRole('heading', { level: 2 }).textContent()).toBe(title)
    expect(await drawer.locator('.node').count()).toBeGreaterThan(2)
    expect(await drawer.locator('.edge').count()).toBe(2 * ((await drawer.locator('.node').count()) - 2))
    expect(await drawer.locator('.reason').count()).toBeGreaterThan(0)
    const adds = await drawer.locator('tbody td:nth-child(3)').allTextContents()
    const score = await drawer.locator('tfoot td:nth-child(3)').textContent()
    const sum = adds.reduce((total, text) => total + Number(text), 0)
    expect(Math.abs(sum - Number(score))).toBeLessThan(0.06)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  })

  it('gives each reason the letters of its sources, whose shares it has, and sums to the whole', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.locator('.card').nth(5).waitFor()
    let summed = 0
    for (const card of await page.locator('.card').all()) {
      await card.getByRole('button', { name: 'Why this?' }).click()
      const drawer = page.getByRole('dialog')
      await drawer.locator('.reason').first().waitFor()
      await drawer.locator('tbody tr').first().waitFor()
      const lettersIn = (part: Locator) =>
        part
          .locator('[data-letter]')
          .evaluateAll((dots) => dots.map((dot) => dot.getAttribute('data-letter')))
      const shares = new Map<string | null | undefined, number>()
      for (const row of await drawer.locator('tbody tr').all()) {
        const [letter] = await lettersIn(row)
        shares.set(letter, Number.parseFloat((await row.locator('td').last().textContent()) ?? '') || 0)
      }
      let sum = 0
      for (const reason of await drawer.locator('.reason').all()) {
        if ((await reason.locator('.note').count()) === 0) continue
        const part = Number.parseInt((await reason.locator('.note').textContent()) ?? '', 10)
        const own = await lettersIn(reason)
        const ofSources = own.reduce((total, letter) => total + (shares.get(letter) ?? Number.NaN), 0)
        // Shares in the table have three digits: each is off by .05 at most.
        if (own.length > 0) expect(Math.abs(part - ofSources)).toBeLessThan(1 + 0.05 * own.length)
        else expect(await reason.textContent()).toContain('Other evidence')
        sum += part
      }
      // An item that only fills the list is suggested without evidence: none of its reasons has a share.
      const hasEvidence = (await lettersIn(drawer.locator('.reason'))).length > 0
      expect(sum).toBe(hasEvidence ? 100 : 0)
      if (hasEvidence) summed += 1
      await page.keyboard.press('Escape')
      await drawer.waitFor({ state: 'detached' })
    }
    expect(summed).toBeGreaterThan(0)
  })

  it('requests a new list when a slider moves, reports the moves, and keeps the setting in the address', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.locator('.card').nth(11).waitFor()
    const before = await titles(page)
    await page.getByRole('slider', { name: 'Social', exact: true }).fill('4')
    await page.getByRole('slider', { name: 'Latent factors' }).fill('0')
    const input = {
      sources: [
        { source: 'SOCIAL', multiplier: 4 },
        { source: 'LATENT', multiplier: 0 },
      ],
    }
    const expected = await titlesByApi(input)
    await expect.poll(() => titles(page)).toEqual(expected)
    expect(expected).not.toEqual(before)
    await page.getByText(CHANGES).waitFor()
    expect(decodeURIComponent(page.url())).toContain('weights=SOCIAL:4,LATENT:0')
    const gone = before.filter((title) => !expected.includes(title))
    expect(await page.locator('.gone a').count()).toBe(gone.length)
    for (const [index, title] of expected.entries()) {
      const by = before.indexOf(title) - index
      const words = before.includes(title) ? (by > 0 ? `up by ${by}` : by < 0 ? `down by ${-by}` : '') : 'new'
      const card = page.locator('.card').nth(index).locator('.card-rank')
      expect(await card.textContent()).toContain(words)
    }
    await page.getByRole('button', { name: 'Back to the policy' }).click()
    await expect.poll(() => titles(page)).toEqual(before)
  })

  it('spreads alike items apart and caps a tag by sliders, and says what moved', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.locator('.card').nth(11).waitFor()
    const before = await titles(page)
    await page.getByRole('slider', { name: 'Diversity' }).fill('0.6')
    const spread = await titlesByApi({ diversity: 0.6 })
    await expect.poll(() => titles(page)).toEqual(spread)
    expect(spread).not.toEqual(before)
    await page.getByText(CHANGES).waitFor()
    await page.getByRole('slider', { name: 'Most per tag' }).fill('1')
    await expect.poll(() => titles(page)).toEqual(await titlesByApi({ diversity: 0.6, maxPerTag: 1 }))
    expect(page.url()).toMatch(/diversity=0.6&maxPerTag=1$/)
    await page.reload()
    await expect.poll(() => titles(page)).toEqual(await titlesByApi({ diversity: 0.6, maxPerTag: 1 }))
  })

  it('lets seen items return by kind of event, and names the rules of the server', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.locator('.card').nth(11).waitFor()
    await page.getByText(/^The server: /).waitFor()
    await page.getByRole('checkbox', { name: 'liked' }).check()
    await page.getByRole('checkbox', { name: 'viewed' }).check()
    const expected = await titlesByApi({ seen: { allow: ['VIEW', 'LIKE'] } })
    await expect.poll(() => titles(page)).toEqual(expected)
    expect(decodeURIComponent(page.url())).toContain('seen=VIEW,LIKE')
  })

  it('aborts a request that a newer one replaced, so that the last setting wins', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.locator('.card').nth(11).waitFor()
    const slider = page.getByRole('slider', { name: 'Neighbors' })
    for (const weight of ['0', '2', '0.5', '3', '4']) {
      await slider.fill(weight)
      await page.waitForTimeout(150)
    }
    const expected = await titlesByApi({ sources: [{ source: 'NEIGHBORS', multiplier: 4 }] })
    await expect.poll(() => titles(page)).toEqual(expected)
  })

  it('loads the next page without repeats', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.locator('.card').nth(23).waitFor()
    const shown = await titles(page)
    expect(shown).toHaveLength(24)
    expect(await page.locator('.card').nth(23).locator('.card-rank').textContent()).toContain('24')
  })

  it('shows interests, history, ties and neighbors of the person', async () => {
    const page = await browser.open(`/#/people/${PERSON}`)
    const interests = page.getByRole('region', { name: 'Interests' })
    await interests.waitFor()
    expect(await interests.locator('.bar-row').count()).toBeGreaterThan(3)
    expect(await page.getByRole('region', { name: 'History' }).locator('.row').count()).toBeGreaterThan(3)
    const people = page.getByRole('region', { name: 'People around them' })
    for (const name of ['Follows', 'Followers', 'Neighbors']) {
      await people.getByRole('button', { name: new RegExp(`^${name}`) }).click()
      expect(await people.locator('.row').count()).toBeGreaterThan(0)
    }
  })

  it('suggests people to follow with reasons, and leaves out whom the person follows or dismisses', async () => {
    const page = await browser.open('/#/people/silas-ferrante')
    const people = page.getByRole('list', { name: 'Suggested people' }).locator('.row')
    await people.nth(2).waitFor()
    const names = () => people.locator('.row-text > a').allTextContents()
    expect(await people.first().locator('small').textContent()).toMatch(/\S/)
    const [first = '', second = ''] = await names()
    await page.getByRole('button', { name: `Follow ${first}`, exact: true }).click()
    await expect.poll(names).not.toContain(first)
    await page.getByRole('button', { name: `Do not suggest ${second} again` }).click()
    await expect.poll(names).not.toContain(second)
  })

  it('suggests a person again whose dismissal is undone, in the notice or on the privacy page', async () => {
    const page = await browser.open('/#/people/priya-menon')
    const people = page.getByRole('list', { name: 'Suggested people' }).locator('.row')
    const names = () => people.locator('.row-text > a').allTextContents()
    await people.nth(2).waitFor()
    const [first = ''] = await names()
    const dismiss = async () => {
      await page.getByRole('button', { name: `Do not suggest ${first} again` }).click()
      await page.locator('.toast').getByText(`${first} is not suggested again.`).waitFor()
      await expect.poll(names).not.toContain(first)
    }
    await dismiss()
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(names).toContain(first)
    await dismiss()
    await page.goto(page.url().replace('people', 'privacy'))
    const dismissed = page.getByRole('list', { name: 'Not suggested people' }).locator('.row')
    await dismissed.getByRole('button', { name: `Undo ${first}` }).click()
    await expect.poll(() => dismissed.count()).toBe(0)
    await page.goto(page.url().replace('privacy', 'people'))
    await people.nth(2).waitFor()
    expect(await names()).toContain(first)
  })

  it('shows a list for a new user, and says that the id is unknown', async () => {
    const page = await browser.open('/')
    await page.getByRole('button', { name: 'New user' }).click()
    await page.locator('.card').nth(5).waitFor()
    expect(page.url()).toContain('/#/people/newcomer-')
    await page.getByText('unknown id').waitFor()
  })
})

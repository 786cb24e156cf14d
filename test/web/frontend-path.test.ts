import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoServer, demoServer, fillDemoPart } from '../support/demo-server.ts'
import { type Browsing, browsing, inBrowser } from './browsing.ts'
import { type PageSite, pageSite } from './sdk-page.ts'

const PACKAGE = '/node_modules/@attune/browser/'
const guide = readFileSync('docs/frontend.md', 'utf8')
const [, section = ''] = /^## From an empty page in ten minutes$([\s\S]*?)^## /m.exec(guide) ?? []
const blocks = (language: string) =>
  [...section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text]) => text ?? '',
  )
const [, scopes = ''] = /keys create --name web --scopes (\S+)/.exec(section) ?? []

inBrowser('the page that docs/frontend.md builds from nothing', () => {
  let browser: Browsing
  let demo: DemoServer
  let site: PageSite
  let page: Page
  const keys = { admin: '', web: '', backend: '' }
  const requests: { readonly url: string; readonly body: string }[] = []

  async function ask<T>(key: string, query: string, variables: object = {}): Promise<T> {
    const headers = { 'content-type': 'application/json', ...(key && { 'x-api-key': key }) }
    const response = await fetch(demo.url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
  async function createKey(name: string, given: string, origins: readonly string[] = []): Promise<string> {
    const { createApiKey } = await ask<{ createApiKey: { key: string } }>(
      keys.admin,
      `mutation ($name: String!, $scopes: [Scope!]!, $origins: [String!]) {
        createApiKey(name: $name, scopes: $scopes, origins: $origins) { key } }`,
      { name, scopes: given.toUpperCase().split(','), origins },
    )
    return createApiKey.key
  }
  async function token(): Promise<string> {
    const { createUserToken } = await ask<{ createUserToken: { token: string } }>(
      keys.backend,
      'mutation { createUserToken(userId: "path-customer") { token } }',
    )
    return createUserToken.token
  }
  async function historyOf(userId: string): Promise<readonly string[]> {
    const { user } = await ask<{ user: { history: { nodes: { id: string }[] } } | null }>(
      keys.backend,
      'query ($userId: ID!) { user(id: $userId) { history(first: 50) { nodes { id } } } }',
      { userId },
    )
    return (user?.history.nodes ?? []).map(({ id }) => id)
  }

  const entries = () => page.locator('#list li')
  const texts = () => entries().allTextContents()
  const sent = (kind: string) => requests.filter(({ body }) => body.includes(`"kind":"${kind}"`))
  const stored = () =>
    page.evaluate(
      'Promise.all([localStorage.length, document.cookie, indexedDB.databases().then((all) => all.length)])',
    )
  /** Likes the first entry; its title. */
  async function likeFirst(): Promise<string> {
    const [first = ''] = await texts()
    await entries().first().click()
    return first.split(':')[0] ?? ''
  }

  beforeAll(async () => {
    execFileSync('npx', ['tsc', '-b', 'packages/browser'])
    demo = await demoServer({ fill: fillDemoPart })
    const [html = ''] = blocks('html')
    site = await pageSite(async (path) => {
      if (path === '/') return { type: 'text/html', body: html }
      if (path === '/token') return { type: 'application/json', body: JSON.stringify(await token()) }
      if (path === '/page.js') {
        const script = blocks('js').join('\n').replace('https://attune.example', new URL(demo.url).origin)
        // On a busy machine a like takes longer than half a second.
        const options = `'${keys.web}', times: { queryWaitMs: 10_000 }`
        return { type: 'text/javascript', body: script.replace("'att_web'", options) }
      }
      if (!path.startsWith(PACKAGE)) return null
      return {
        type: 'text/javascript',
        body: await readFile(`packages/browser/${path.slice(PACKAGE.length)}`),
      }
    })
    keys.admin = await createKey('admin', 'admin')
    keys.web = await createKey('web', scopes, [site.origin])
    keys.backend = await createKey('backend', 'server')
    browser = await browsing()
    const expected = new RegExp(`^foreign request: ${new URL(demo.url).origin}/|favicon|404`)
    page = await browser.open('/', { origin: site.origin, expected })
    page.on('request', (request) => requests.push({ url: request.url(), body: request.postData() ?? '' }))
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
    await demo.close()
  })

  it('lists six items to a visitor who was not asked yet, and stores and sends nothing about them', async () => {
    await entries().nth(5).waitFor()
    await likeFirst()
    await page.waitForTimeout(1_500)
    expect(await stored()).toEqual([0, '', 0])
    expect(requests.filter(({ url }) => url.endsWith('/collect'))).toEqual([])
  })

  it('sends what they saw and like once they agree, and the next list reflects it', async () => {
    await page.getByRole('button', { name: 'Yes' }).click()
    await page.locator('#question').waitFor({ state: 'hidden' })
    await expect.poll(() => sent('IMPRESSION').length).toBeGreaterThan(0)
    const liked = await likeFirst()
    await expect.poll(async () => (await texts()).some((text) => text.startsWith(`${liked}:`))).toBe(false)
    expect(sent('LIKE')).toHaveLength(1)
    await page.reload()
    await entries().nth(5).waitFor()
    expect(await page.locator('#question').isVisible()).toBe(false)
    expect((await texts()).some((text) => text.startsWith(`${liked}:`))).toBe(false)
  })

  it('makes what they did a part of the history of the user who signs in', async () => {
    expect(await historyOf('path-customer')).toEqual([])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect.poll(() => historyOf('path-customer')).toHaveLength(1)
    const visitors = () =>
      new Set(requests.flatMap(({ body }) => /"userId":"(v_[\da-f]{32})"/.exec(body)?.[1] ?? []))
    const before = visitors().size
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect.poll(() => visitors().size).toBe(before + 1)
  })

  it('forgets them in the browser when they withdraw, and sends nothing more', async () => {
    await page.getByRole('button', { name: 'Forget me' }).click()
    await page.locator('#question').waitFor()
    const likes = sent('LIKE').length
    await likeFirst()
    await page.waitForTimeout(1_500)
    expect(sent('LIKE')).toHaveLength(likes)
    expect(await page.evaluate('[localStorage.length, document.cookie]')).toEqual([0, ''])
  })
})

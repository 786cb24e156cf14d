import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoServer, demoServer, fillDemoPart } from '../support/demo-server.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const [, section = ''] = /^## From a browser$([\s\S]*?)^## /m.exec(readme) ?? []
const scripts = [...section.matchAll(/```js\n([\s\S]*?)```/g)].map(([, script]) => script ?? '')
const commands = [...section.matchAll(/attune keys create --name (\w+) --scopes (\S+)(?: --origin (\S+))?/g)]

interface Backend {
  userToken(userId: string): Promise<string>
}

interface ForYouPage {
  forYou(webKey: string, token: string): Promise<readonly { title: string }[]>
}

let folder = ''
let demo: DemoServer
const keys = new Map<string, string>()
let backend: Backend
let page: ForYouPage

async function create(name: string, scopes: string, origins: readonly string[]): Promise<string> {
  const response = await fetch(demo.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': keys.get('admin') ?? '' },
    body: JSON.stringify({
      query: `mutation ($name: String!, $scopes: [Scope!]!, $origins: [String!]) {
        createApiKey(name: $name, scopes: $scopes, origins: $origins) { key } }`,
      variables: { name, scopes: scopes.toUpperCase().split(','), origins },
    }),
  })
  const { data } = (await response.json()) as { data: { createApiKey: { key: string } } }
  return data.createApiKey.key
}

/** Loads a script of the README as a module that calls the server of this test. */
async function load<T>(name: string, script: string): Promise<T> {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, script.replaceAll('http://127.0.0.1:4000/graphql', demo.url))
  return (await import(pathToFileURL(file).href)) as T
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-browser-app-'))
  demo = await demoServer({ fill: fillDemoPart })
  keys.set('admin', await create('admin', 'admin', []))
  for (const [, name = '', scopes = '', origin] of commands) {
    keys.set(name, await create(name, scopes, origin === undefined ? [] : [origin]))
  }
  process.env.ATTUNE_BACKEND_KEY = keys.get('backend')
  backend = await load('backend', scripts[0] ?? '')
  // What a browser adds to the requests of a page of this origin.
  const origin = commands.map(([, , , named]) => named).find((named) => named !== undefined)
  page = await load('page', scripts[1]?.replace('headers: {', `headers: { origin: "${origin}",`) ?? '')
})
afterAll(async () => {
  delete process.env.ATTUNE_BACKEND_KEY
  await demo.close()
  rmSync(folder, { recursive: true })
})

describe('the browser app of README.md', () => {
  it('lists items for the user whose token the backend created', async () => {
    expect([...keys.keys()]).toEqual(['admin', 'web', 'backend'])
    const token = await backend.userToken('abena-adeyemi')
    const items = await page.forYou(keys.get('web') ?? '', token)
    expect(items).toHaveLength(5)
    for (const { title } of items) expect(title).toMatch(/\S/)
  })

  it('gets nothing with a wrong key', async () => {
    const token = await backend.userToken('abena-adeyemi')
    await expect(page.forYou('wrong', token)).rejects.toThrow(TypeError)
  })
})

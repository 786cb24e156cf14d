import { afterAll, beforeAll } from 'vitest'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Answer, answerOf, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { type Attempt, attack } from './attack.ts'
import { IS_WHOLE } from './is-whole.ts'

/** Receipts of a user that may be kept. */
const MOST = 100

/** Decisions of one attempt, more than are kept. A user who reads the texts makes fewer in their life. */
const DECISIONS = IS_WHOLE ? 150 : 105

let server: Serving
let ana: Record<string, string> = {}
let admin = ''
beforeAll(async () => {
  server = await serving({
    async fill(graph) {
      await fillLittleGraph(graph)
      admin = await apiKey(graph, ['admin'])
      ana = await userHeaders(graph, await apiKey(graph, ['read', 'track'], 'web'), 'ana')
    },
  })
})
afterAll(() => server.close())

async function ask(query: string, headers = ana): Promise<Answer> {
  return answerOf(await server.post(JSON.stringify({ query }), headers))
}

const decide = (choices: string, text: string | null = null) =>
  ask(
    `mutation { setConsent(choices: [${choices}], policyVersion: ${JSON.stringify(text)}) { problems { code } } }`,
  )

const choice = (purpose: string, isGranted: boolean) => `{ purpose: ${purpose}, isGranted: ${isGranted} }`

async function kept(): Promise<{ readonly version: number; readonly receipts: number }> {
  let receipts = 0
  let after: string | null = null
  for (;;) {
    const { data } = await ask(
      `{ viewer { consent { version receipts(first: 100, after: ${JSON.stringify(after)}) {
        nodes { id } pageInfo { endCursor hasNextPage } } } } }`,
    )
    const { consent } = (data as { viewer: { consent: Consent } }).viewer
    receipts += consent.receipts.nodes.length
    if (!consent.receipts.pageInfo.hasNextPage) return { version: consent.version, receipts }
    after = consent.receipts.pageInfo.endCursor
  }
}

interface Consent {
  readonly version: number
  readonly receipts: {
    readonly nodes: readonly object[]
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
  }
}

/** At most one receipt more. */
const repeated = (name: string, run: () => Promise<unknown>): Attempt => ({
  name,
  async run() {
    const before = await kept()
    await run()
    const { version } = await kept()
    return version <= before.version + 1 ? null : `${version - before.version} receipts`
  },
})

/** Not more receipts than are kept. */
const flooded = (name: string, run: (n: number) => Promise<unknown>): Attempt => ({
  name,
  async run() {
    for (let n = 0; n < DECISIONS; n++) await run(n)
    const { receipts } = await kept()
    return receipts <= MOST ? null : `${receipts} receipts`
  },
})

attack(
  'A44',
  'a user does not fill the graph with receipts',
  () => [
    repeated('the same decision 50 times', async () => {
      for (let n = 0; n < 50; n++) await decide(choice('ANALYTICS', false))
    }),
    repeated('the same decision 50 times at once', () =>
      Promise.all(Array.from({ length: 50 }, () => decide(choice('ANALYTICS', true)))),
    ),
    repeated('the same decision in each alias', () =>
      ask(
        `mutation { ${Array.from({ length: 15 }, (_, n) => {
          return `a${n}: setConsent(choices: [${choice('AUDIENCES', true)}]) { problems { code } }`
        }).join(' ')} }`,
      ),
    ),
    flooded('decisions to and fro', (n) => decide(choice('ANALYTICS', n % 2 === 0))),
    flooded('one text after another', (n) => decide(choice('ANALYTICS', true), `text ${n}`)),
    flooded('one purpose after another', (n) =>
      decide(choice(['ANALYTICS', 'AUDIENCES', 'SOCIAL_SIGNALS'][n % 3] ?? '', n % 2 === 0)),
    ),
    {
      name: 'an early decision is no longer proved after a flood',
      async run() {
        await decide(choice('SENSITIVE_INTERESTS', true), 'early')
        for (let n = 0; n < DECISIONS; n++) await decide(choice('ANALYTICS', n % 2 === 0))
        const { text } = await ask(
          '{ user(id: "ana") { consent { receipts(first: 100) { nodes { policyVersion granted } } } } }',
          { 'x-api-key': admin },
        )
        return text.includes('{"policyVersion":"early","granted":["SENSITIVE_INTERESTS"]}') ? null : text
      },
    },
  ],
  120_000,
)

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'

const WORLD = {
  users: 40,
  items: 300,
  interactions: 2_000,
  ties: 100,
  taggings: 600,
  seed: 5,
  hasProperties: true,
}

const SAVE = `mutation ($input: SavePlacementInput!) { savePlacementDraft(input: $input) {
  placement { draft { digest } } problems { code path message } } }`
const PUBLISH = `mutation ($input: PublishPlacementInput!) { publishPlacement(input: $input) {
  placement { published { number } } problems { code path message } } }`
const LIST = `query ($placement: String) { recommendations(userId: "u1", placement: $placement, first: 20) {
  placement { key } nodes { id } } }`

const price = (value: number) => ({ property: { name: 'price', op: 'GT', value: { value } } })

interface Edited {
  readonly placement: { readonly draft?: { readonly digest: string } } | null
  readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[]
}

describe('attacks by specs of placements', () => {
  let server: Serving
  beforeAll(async () => {
    server = await serving({
      fill: (graph) => fillGeneratedWorld(graph, WORLD),
      recommend: (graph, events) => asking(graph, { events }),
      settings: { requestDeadlineMs: 20_000 },
    })
  }, 240_000)
  afterAll(() => server.close())

  const save = async (key: string, spec: unknown) =>
    (await server.data(SAVE, { input: { key, spec } })).savePlacementDraft as Edited

  async function publish(key: string, spec: unknown): Promise<void> {
    const { placement, problems } = await save(key, spec)
    expect(problems).toEqual([])
    const expectedDigest = placement?.draft?.digest
    const { publishPlacement } = await server.data(PUBLISH, { input: { key, expectedDigest } })
    expect((publishPlacement as Edited).problems).toEqual([])
  }

  const listOf = async (placement: string) =>
    (await server.data(LIST, { placement })).recommendations as {
      readonly placement: { readonly key: string }
      readonly nodes: readonly object[]
    }

  it('a spec has a most number of rules, and a list with all of them is made', async () => {
    const rules = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        name: `rule ${n}`,
        apply: { boost: { where: price(n), odds: 1.1 } },
      }))
    expect((await save('many', { rules: rules(200) })).problems).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'spec', 'rules'] },
    ])
    await publish('many', { rules: rules(50) })
    expect((await listOf('many')).nodes).toHaveLength(20)
  })

  it('fifty placements are each their own', async () => {
    for (let n = 0; n < 50; n++)
      await publish(`place-${n}`, { rules: [{ name: 'few', apply: { keep: { ids: [`i${n}`, 'i299'] } } }] })
    for (let n = 0; n < 50; n += 7) {
      const { placement, nodes } = await listOf(`place-${n}`)
      expect(placement.key).toBe(`place-${n}`)
      for (const node of nodes) expect([{ id: `i${n}` }, { id: 'i299' }]).toContainEqual(node)
    }
    const { placements } = await server.data('{ placements(first: 100) { totalCount } }')
    expect(placements).toEqual({ totalCount: 51 })
  })

  it.each(['__proto__', 'constructor', 'toString', 'a/b', '..', '.', '%2e%2e%2f'])(
    'the key %s names a placement like any other, or is refused',
    async (key) => {
      const { placement, problems } = await save(key, { diversity: 0.3 })
      expect(placement === null).toBe(problems.length > 0)
      if (placement === null) {
        expect(problems).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'key'] }])
        return
      }
      const { errors } = await server.ask(LIST, { placement: key })
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
      await publish(key, { diversity: 0.3 })
      expect((await listOf(key)).placement.key).toBe(key)
    },
  )

  it.each<[string, string]>([
    ['a number that is none', '{ "temperature": NaN }'],
    ['an infinite number', '{ "temperature": 1e999 }'],
    ['a number below the smallest', '{ "temperature": -1e-400 }'],
    ['a text for a number', '{ "temperature": "1" }'],
    ['a prototype', '{ "__proto__": { "rules": [] } }'],
    ['a prototype of a filter', '{ "filter": { "__proto__": { "all": [] } } }'],
    ['a member of the prototype', '{ "constructor": { "prototype": { "isAdmin": true } } }'],
    ['no rule', '{ "rules": [null] }'],
    [
      'a rule with two effects',
      '{ "rules": [{ "name": "two", "apply": { "keep": { "ids": [] }, "boost": { "where": { "ids": [] }, "odds": 2 } } }] }',
    ],
    ['a rule without an effect', '{ "rules": [{ "name": "none", "apply": {} }] }'],
    [
      'a name of 10,000 letters',
      `{ "rules": [{ "name": "${'x'.repeat(10_000)}", "apply": { "keep": { "ids": ["i1"] } } }] }`,
    ],
    [
      'a label that turns the text around',
      '{ "rules": [{ "name": "ad", "apply": { "promote": { "where": { "ids": [] }, "share": 0.1, "kind": "EDITORIAL", "label": "\\u202eda" } } }] }',
    ],
    ['a filter of 300 levels', `{ "filter": ${'{ "not": '.repeat(300)}{ "ids": [] }${' }'.repeat(300)} }`],
  ])('%s is refused, with its place, and nothing is saved', async (_what, spec) => {
    const body = JSON.stringify({ query: SAVE, variables: { input: { key: 'broken', spec: 'SPEC' } } })
    const { data, errors, text } = await answerOf(await server.post(body.replace('"SPEC"', spec)))
    const payload = data?.savePlacementDraft as Edited | undefined
    for (const { extensions } of errors)
      expect(extensions.code, text).toMatch(/^(BAD_USER_INPUT|BAD_REQUEST|GRAPHQL_VALIDATION_FAILED)$/)
    expect(errors.length + (payload?.problems.length ?? 0), text).toBeGreaterThan(0)
    expect(payload?.placement ?? null).toBeNull()
    expect((await server.data('{ placement(key: "broken") { key } }')).placement).toBeNull()
  })

  it('a placement in a URL answers as in a body', async () => {
    const query = '{ recommendations(userId: "u1", placement: "place-1", first: 3) { placement { key } } }'
    const answer = await server.get(`/graphql?query=${encodeURIComponent(query)}`, {
      'apollo-require-preflight': 'yes',
    })
    const { data, text } = await answerOf(answer)
    expect(data, text).toEqual({ recommendations: { placement: { key: 'place-1' } } })
  })
})

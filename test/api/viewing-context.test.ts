import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { NOW_MS } from '../support/world.ts'
import { jazzAndRock } from './jazz-and-rock.ts'
import { type Serving, serving } from './serving.ts'

const DAY_MS = 86_400_000

/** Ana plays jazz, and one track of rock since yesterday. */
function club() {
  const town = jazzAndRock('track').daysAgo(60).user('ana').listens('track-0', 'track-2')
  return town.daysAgo(1).user('ana').listens('track-5')
}

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => club().fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => server.close())

const ASKED = `query ($userId: ID, $session: SessionInput, $first: Int, $after: String, $input: RecommendationInput) {
  recommendations(userId: $userId, session: $session, first: $first, after: $after, input: $input) {
    unknownSessionIds leftOutIds nodes { id } pageInfo { endCursor }
    edges { logit reasons { kind text items { id } } } } }`

interface Asked {
  readonly unknownSessionIds: readonly string[]
  readonly leftOutIds: readonly string[]
  readonly nodes: readonly { id: string }[]
  readonly pageInfo: { readonly endCursor: string }
  readonly edges: readonly {
    readonly logit: number
    readonly reasons: readonly { kind: string; text: string; items: readonly { id: string }[] }[]
  }[]
}

async function recommended(variables: Record<string, unknown>): Promise<Asked> {
  return (await server.data(ASKED, { userId: 'ana', ...variables })).recommendations as Asked
}

const idsOf = ({ nodes }: Asked) => nodes.map(({ id }) => id)
const reasonsOf = ({ edges }: Asked) => edges.flatMap(({ reasons }) => reasons)

describe('the context of a request', () => {
  it('makes the viewed item the newest engagement, and a reason', async () => {
    const plain = await recommended({ first: 5 })
    const viewing = await recommended({ first: 5, input: { context: { viewing: 'track-9' } } })
    expect(idsOf(viewing)).not.toEqual(idsOf(plain))
    expect(reasonsOf(viewing).flatMap(({ items }) => items)).toContainEqual({ id: 'track-9' })
  })

  it.each([{ viewing: 'track-4' }, { cart: ['track-4'] }, { viewing: 'track-4', cart: ['track-4'] }])(
    'leaves out the item of %o, also in a session and among candidates',
    async (context) => {
      expect(idsOf(await recommended({ first: 40 }))).toContain('track-4')
      expect(idsOf(await recommended({ first: 40, input: { context } }))).not.toContain('track-4')
      const session = { tagIds: ['jazz'] }
      const anonymous = await recommended({ userId: null, session, first: 40, input: { context } })
      expect(idsOf(anonymous)).not.toContain('track-4')
      const ranked = await recommended({ input: { context, candidateIds: ['track-4', 'track-6'] } })
      expect(ranked).toMatchObject({ nodes: [{ id: 'track-6' }], leftOutIds: ['track-4'] })
    },
  )

  it('weighs a cart more than a view', async () => {
    const of = async (context: object) => idsOf(await recommended({ first: 10, input: { context } }))
    expect(await of({ cart: ['track-9'] })).not.toEqual(await of({ viewing: 'track-9' }))
  })

  it('weighs a view as the operator set: here as much as a cart usually does', async () => {
    const set = await serving({
      settings: { eventWeights: { view: 3 } },
      fill: (graph) => club().fill(graph),
      recommend: (graph, events) => asking(graph, { events }),
    })
    const input = { context: { viewing: 'track-9' } }
    const { recommendations } = await set.data(ASKED, { userId: 'ana', input })
    await set.close()
    const carted = await recommended({ input: { context: { cart: ['track-9'] } } })
    const logitsOf = ({ edges }: Asked) => edges.map(({ logit }) => logit)
    expect(logitsOf(recommendations as Asked)).toEqual(logitsOf(carted))
  })

  it('may change from page to page, and each page leaves out its own items', async () => {
    const first = await recommended({ first: 5, input: { context: { viewing: 'track-9' } } })
    const { endCursor: after } = first.pageInfo
    const [next] = idsOf(await recommended({ first: 5, after }))
    const second = await recommended({ first: 5, after, input: { context: { cart: [next] } } })
    expect(idsOf(second)).toHaveLength(5)
    expect(idsOf(second)).not.toContain(next)
  })

  it('is not stored: the next list is the one without it', async () => {
    const before = await recommended({})
    await recommended({ input: { context: { viewing: 'track-9', cart: ['track-11'] } } })
    expect(idsOf(await recommended({}))).toEqual(idsOf(before))
  })

  it('only leaves items out if the list ignores the profile', async () => {
    const plain = await recommended({ first: 5, input: { isProfiled: false } })
    const input = { isProfiled: false, context: { viewing: idsOf(plain)[1] } }
    const viewing = await recommended({ first: 4, input })
    expect(idsOf(viewing)).toEqual(idsOf(plain).filter((_, index) => index !== 1))
  })

  it('names the items that do not exist', async () => {
    const { unknownSessionIds } = await recommended({
      input: { context: { viewing: 'none', cart: ['neither'] } },
    })
    expect(unknownSessionIds).toEqual(['none', 'neither'])
  })

  it('counts ages from the time that the list is for, at most 30 days from now', async () => {
    const at = (days: number) => ({ context: { at: new Date(NOW_MS + days * DAY_MS).toISOString() } })
    const logits = async (days: number) =>
      (await recommended({ input: at(days) })).edges.map(({ logit }) => logit)
    expect(await logits(0)).toEqual((await recommended({})).edges.map(({ logit }) => logit))
    expect(await logits(-20)).not.toEqual(await logits(0))
    for (const days of [-31, 31]) {
      const { errors } = await server.ask(ASKED, { userId: 'ana', input: at(days) })
      expect(errors[0]?.message).toBe('context.at must be at most 30 days from now')
    }
  })
})

describe('the locale of a request', () => {
  it('of more than 35 characters is refused at once, as a variable and as a literal', async () => {
    const long = `de${'-x'.repeat(25_000)}`
    const lists = [
      'recommendations(userId: "ana", input: { locale: $locale }) { nodes { id } }',
      'boughtTogether(itemIds: ["tea"], locale: $locale) { nodes { id } }',
      'user(id: "ana") { suggestedUsers(locale: $locale) { nodes { id } } }',
    ]
    for (const list of lists) {
      const sent = await server.ask(`query ($locale: Locale!) { ${list} }`, { locale: long })
      const written = await server.ask(`{ ${list.replace('$locale', JSON.stringify(long))} }`)
      for (const { errors } of [sent, written])
        expect(errors[0]?.message).toContain('Locale must have at most 35 characters')
      expect(sent.errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  const texts = async (locale: string | null, first = 10) =>
    reasonsOf(await recommended({ first, input: { locale } })).map(({ text }) => text)

  it.each(['de', 'de-AT', 'DE'])('gives German reasons for %s', async (locale) => {
    const german = await texts(locale)
    expect(german.join('\n')).toMatch(/Weil du Track \d+.* gehört hast/)
    expect(german.join('\n')).not.toMatch(/Because|Popular|interest in/)
  })

  it.each(['en-GB', 'fr', null])('gives English reasons for %s', async (locale) => {
    expect(await texts(locale)).toEqual(await texts('en'))
  })

  it('changes no item and no kind of reason, and may change from page to page', async () => {
    const english = await recommended({ first: 4, input: { locale: 'en' } })
    const german = await recommended({ first: 4, input: { locale: 'de' } })
    expect(idsOf(german)).toEqual(idsOf(english))
    expect(reasonsOf(german).map(({ kind }) => kind)).toEqual(reasonsOf(english).map(({ kind }) => kind))
    const after = english.pageInfo.endCursor
    const next = await recommended({ first: 4, after, input: { locale: 'de' } })
    expect(
      reasonsOf(next)
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/Because|Popular/)
  })

  it('is refused if it is no language tag', async () => {
    const { errors } = await server.ask(ASKED, { userId: 'ana', input: { locale: 'no tag!' } })
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

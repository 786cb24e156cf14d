import type { Client } from './client.ts'
import type { Sent } from './load.ts'

const LIST = 'edges { rank probability node { id title } reasons { text } } pageInfo { endCursor }'
const RECOMMENDATIONS = `query ($viewer: ID!, $after: String) { recommendations(userId: $viewer, first: 10, after: $after) { ${LIST} } }`
const ITEM_LIST = `query ($viewer: ID!, $itemIds: [ID!]!) { recommendationsForItems(itemIds: $itemIds, userId: $viewer, first: 10) { ${LIST} } }`
const RECORD = 'mutation ($event: EventInput!) { recordEvents(events: [$event]) { accepted } }'

const ITEMS = 100
const CURSORS = 200
/** As many as a busy shop has at a time, each with a cached list. */
const ACTIVE_VIEWERS = 500
/** Prime to the number of users of all worlds. */
const STRIDE = 37

/** What the bench asks about a graph with users `u0`, `u1`, .. and items `i0`, `i1`, .., as `attune generate` names them. */
export class Questions {
  readonly users: number
  readonly #random: () => number
  readonly #titles: readonly string[]
  #events = 0
  /** How many viewers were asked once. */
  #new = 0

  private constructor(users: number, titles: readonly string[], random: () => number) {
    this.users = users
    this.#titles = titles
    this.#random = random
  }

  static async of(client: Client, random: () => number): Promise<Questions> {
    const { users, items } = await ask<World>(client, {
      query: `{ users(first: 1) { totalCount } items(first: ${ITEMS}) { nodes { title } } }`,
    })
    return new Questions(
      users.totalCount,
      items.nodes.map(({ title }) => title),
      random,
    )
  }

  /** The smallest document. */
  smallest = (): Sent => ({ query: '{ __typename }' })

  lookup = (): Sent => ({
    query: 'query ($viewer: ID!) { user(id: $viewer) { id } }',
    variables: { viewer: this.#viewer() },
  })

  randomViewer = (): Sent => ({ query: RECOMMENDATIONS, variables: { viewer: this.#viewer() } })

  hotViewer = (): Sent => ({ query: RECOMMENDATIONS, variables: { viewer: this.#viewer(ACTIVE_VIEWERS) } })

  /** Each active viewer once; null after the last one. */
  eachActiveViewer(): () => Sent | null {
    let n = 0
    return () => (n < ACTIVE_VIEWERS ? { query: RECOMMENDATIONS, variables: { viewer: `u${n++}` } } : null)
  }

  /** Each viewer once, in a mixed order; null after the last one. */
  newViewer = (): Sent | null => {
    const n = this.#new++
    return n < this.users
      ? { query: RECOMMENDATIONS, variables: { viewer: `u${(n * STRIDE) % this.users}` } }
      : null
  }

  /** A list with events of 10 % of the requests. */
  withEvents = (): Sent => (this.#random() < 0.1 ? this.#event(this.#viewer()) : this.randomViewer())

  /** Active viewers, and their events as one of six requests: 100 beside 500 answers. */
  activeWithEvents = (): Sent =>
    this.#random() < 1 / 6
      ? this.#event(this.#viewer(ACTIVE_VIEWERS))
      : { query: RECOMMENDATIONS, variables: { viewer: this.#viewer(ACTIVE_VIEWERS) } }

  /** Requests for the second pages of lists, which are made now. */
  async secondPages(client: Client): Promise<() => Sent> {
    const pages: Sent[] = []
    for (let n = 0; n < CURSORS; n++) {
      const { query, variables } = this.randomViewer()
      const { recommendations } = await ask<Listed>(client, { query, ...(variables && { variables }) })
      pages.push({ query, variables: { ...variables, after: recommendations.pageInfo.endCursor } })
    }
    return () => pages[Math.floor(this.#random() * pages.length)] ?? this.smallest()
  }

  /** The other questions of the API by name. */
  others(): readonly (readonly [name: string, make: () => Sent])[] {
    return [
      [
        'anonymous session',
        () => ({
          query: `query ($session: SessionInput!) { recommendations(session: $session, first: 10) { ${LIST} } }`,
          variables: {
            session: {
              events: this.#items(3).map((itemId) => ({ itemId, kind: 'VIEW', occurredAt: Date.now() })),
            },
          },
        }),
      ],
      ['item page', () => this.#aboutItems(1)],
      ['cart of 5', () => this.#aboutItems(5)],
      [
        'search',
        () => ({
          query:
            'query ($viewer: ID!, $text: String!) { search(query: $text, userId: $viewer, first: 10) { edges { rank interest matchedWords node { id title } } pageInfo { endCursor } } }',
          variables: { viewer: this.#viewer(), text: this.#word() },
        }),
      ],
      [
        'search suggestions',
        () => ({
          query: 'query ($text: String!) { suggestions(query: $text) { text } }',
          variables: { text: this.#word() },
        }),
      ],
      [
        'suggested people',
        () => ({
          query:
            'query ($viewer: ID!) { user(id: $viewer) { suggestedUsers(first: 10) { edges { node { id } reasons { text } } } } }',
          variables: { viewer: this.#viewer() },
        }),
      ],
      [
        'recommended tags',
        () => ({
          query:
            'query ($viewer: ID!) { user(id: $viewer) { recommendedTags(first: 10) { edges { node { id } } } } }',
          variables: { viewer: this.#viewer() },
        }),
      ],
      [
        'audience',
        () => ({
          query: 'query ($itemId: ID!) { item(id: $itemId) { audience(first: 10) { nodes { id } } } }',
          variables: { itemId: this.#items(1)[0] },
        }),
      ],
    ]
  }

  #aboutItems(count: number): Sent {
    return { query: ITEM_LIST, variables: { viewer: this.#viewer(), itemIds: this.#items(count) } }
  }

  #event(userId: string): Sent {
    const n = this.#events++
    const event = { eventId: `bench-${process.pid}-${n}`, userId, itemId: `i${n % ITEMS}`, kind: 'CLICK' }
    return { query: RECORD, variables: { event: { ...event, occurredAt: Date.now() } } }
  }

  #viewer(among = this.users): string {
    return `u${Math.floor(this.#random() * Math.min(among, this.users))}`
  }

  #items(count: number): readonly string[] {
    const first = Math.floor(this.#random() * ITEMS)
    return Array.from({ length: count }, (_, n) => `i${(first + 7 * n) % ITEMS}`)
  }

  #word(): string {
    return this.#titles[Math.floor(this.#random() * this.#titles.length)]?.split(' ').at(-1) ?? ''
  }
}

interface World {
  readonly users: { readonly totalCount: number }
  readonly items: { readonly nodes: readonly { readonly title: string }[] }
}

interface Listed {
  readonly recommendations: { readonly pageInfo: { readonly endCursor: string } }
}

/** @throws Error if the response has errors */
async function ask<Data>(client: Client, sent: Sent): Promise<Data> {
  const { data, errors } = JSON.parse(String((await client.post(sent)).body)) as Answer<Data>
  if (errors) throw new Error(`${sent.query}: ${errors[0]?.message}`)
  return data
}

interface Answer<Data> {
  readonly data: Data
  readonly errors?: readonly { readonly message: string }[]
}

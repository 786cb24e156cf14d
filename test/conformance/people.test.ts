import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { world } from '../support/world.ts'

interface Edge {
  readonly node: { readonly id: string }
  readonly score: number
  readonly reasons: readonly {
    readonly kind: string
    readonly text: string
    readonly count: number | null
    readonly users: readonly { readonly id: string }[]
  }[]
}

const viaIds = cypherQuery<Record<never, never>, { ids: readonly string[] }>(
  'test/via-ids',
  `// @mode read
   // @budget 1000
   // @returns ids [String!]!
   MATCH (user:User)-[tie:TWO_HOP_TIE]->(person:User) RETURN tie.viaIds AS ids`,
)

const SUGGESTED = `query ($userId: ID!, $first: Int, $after: String) {
  user(id: $userId) { suggestedUsers(first: $first, after: $after) {
    edges { node { id } score reasons { kind text count users { id } } } pageInfo { endCursor hasNextPage } totalCount
  } }
}`

/**
 * Ana follows bo, cy and dan. All three follow eve, bo also follows fay. Gus has the taste of ana; hal follows ana. Ira, whom
 * none of them knows, follows kim and lea. Bo agreed to be named.
 */
function small() {
  const made = world()
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) made.item(`i${n}`, { tags: ['t'] })
  for (const id of ['eve', 'fay', 'kim', 'lea', 'new']) made.user(id, { name: id })
  made.user('ana').follows('bo', 'cy', 'dan').listens('i1', 'i2', 'i3', 'i4', 'i5')
  made.user('bo', { name: 'Bo', isShown: true }).follows('eve', 'fay')
  made.user('cy').follows('eve').user('dan').follows('eve')
  made.user('gus').listens('i1', 'i2', 'i3', 'i4', 'i5', 'i6').user('hal').follows('ana')
  return made.user('ira').follows('kim', 'lea')
}

describe.each(ENGINES)('people to follow on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        settings: { requestDeadlineMs: 20_000 },
        fill: (graph) => small().fill(graph),
      })
    }, 60_000)
    afterAll(() => server.close())

    async function edgesFor(userId: string): Promise<readonly Edge[]> {
      const { user } = (await server.data(SUGGESTED, { userId, first: 100 })) as {
        user: { suggestedUsers: { edges: readonly Edge[] } }
      }
      return user.suggestedUsers.edges
    }
    const idsFor = async (userId: string) => (await edgesFor(userId)).map(({ node }) => node.id)

    async function write(field: string, userId: string, otherId: string): Promise<void> {
      const text = `mutation ($userId: ID!, $otherId: ID!) {
        ${field}(userId: $userId, otherId: $otherId) { problems { message } } }`
      expect(await server.data(text, { userId, otherId })).toEqual({ [field]: { problems: [] } })
    }

    it('are those whom followed people follow, with names by consent and counts from three on', async () => {
      const edges = await edgesFor('ana')
      const ids = edges.map(({ node }) => node.id)
      expect(ids[0]).toBe('eve')
      expect(ids).toEqual(expect.arrayContaining(['eve', 'fay', 'gus', 'hal']))
      expect(ids).not.toEqual(expect.arrayContaining(['ana']))
      expect(ids.filter((id) => ['ana', 'bo', 'cy', 'dan'].includes(id))).toEqual([])
      const reasonsOf = (id: string) => edges.find(({ node }) => node.id === id)?.reasons
      expect(reasonsOf('eve')).toEqual([
        {
          kind: 'FOLLOWED_BY',
          text: 'Followed by Bo and 2 others you follow',
          count: 3,
          users: [{ id: 'bo' }],
        },
      ])
      expect(reasonsOf('fay')).toEqual([
        { kind: 'FOLLOWED_BY', text: 'Followed by Bo', count: null, users: [{ id: 'bo' }] },
      ])
      expect(reasonsOf('gus')?.map(({ text }) => text)).toEqual(['Likes what you like'])
      expect(reasonsOf('hal')?.map(({ text }) => text)).toEqual(['Follows you'])
      expect(edges.map(({ score }) => score)).toEqual(
        edges.map(({ score }) => score).toSorted((a, b) => b - a),
      )
    })

    it('can be paged', async () => {
      const whole = await idsFor('ana')
      const paged: string[] = []
      let after: string | null = null
      do {
        const { user } = (await server.data(SUGGESTED, { userId: 'ana', first: 2, after })) as {
          user: {
            suggestedUsers: {
              edges: Edge[]
              totalCount: number
              pageInfo: { endCursor: string; hasNextPage: boolean }
            }
          }
        }
        paged.push(...user.suggestedUsers.edges.map(({ node }) => node.id))
        expect(user.suggestedUsers.totalCount).toBe(whole.length)
        after = user.suggestedUsers.pageInfo.hasNextPage ? user.suggestedUsers.pageInfo.endCursor : null
      } while (after !== null)
      expect(paged).toEqual(whole)
    })

    it('include the followees of a person as soon as the viewer follows that person', async () => {
      expect((await idsFor('gus')).slice(0, 2)).not.toEqual(expect.arrayContaining(['kim', 'lea']))
      await write('followUser', 'gus', 'ira')
      expect((await idsFor('gus')).slice(0, 2).toSorted()).toEqual(['kim', 'lea'])
    })

    it('are the most followed for a stranger', async () => {
      const edges = await edgesFor('new')
      expect(edges.slice(0, 1).map(({ node }) => node.id)).toEqual(['eve'])
      expect(edges[0]?.reasons.map(({ kind }) => kind)).toEqual(['SUGGESTED'])
    })

    it.each([
      ['blockUser', 'bo', 'eve', true],
      ['muteUser', 'cy', 'eve', false],
      ['followUser', 'dan', 'fay', false],
      ['dismissSuggestion', 'hal', 'eve', false],
    ] as const)('%s takes a person out of the next answer', async (field, userId, otherId, isMutual) => {
      if (field === 'blockUser') await write('unfollowUser', userId, otherId)
      await write(field, userId, otherId)
      expect(await idsFor(userId)).not.toContain(otherId)
      if (isMutual) expect(await idsFor(otherId)).not.toContain(userId)
    })

    it('list whom the viewer dismissed, and suggest them again after the undo, also twice', async () => {
      const dismissed = async () => {
        const answer = await server.data('{ user(id: "lea") { dismissedUsers { totalCount nodes { id } } } }')
        return answer.user
      }
      expect(await idsFor('lea')).toContain('eve')
      await write('dismissSuggestion', 'lea', 'eve')
      expect(await dismissed()).toEqual({ dismissedUsers: { totalCount: 1, nodes: [{ id: 'eve' }] } })
      expect(await idsFor('lea')).not.toContain('eve')
      for (const _time of ['once', 'twice']) {
        await write('undoSuggestionDismissal', 'lea', 'eve')
        expect(await dismissed()).toEqual({ dismissedUsers: { totalCount: 0, nodes: [] } })
        expect(await idsFor('lea')).toContain('eve')
      }
      await write('undoSuggestionDismissal', 'lea', 'absent')
    })

    it('leave out a person who blocked the viewer and keep those who did not', async () => {
      expect(await idsFor('kim')).toContain('eve')
      await write('blockUser', 'eve', 'kim')
      expect(await idsFor('kim')).not.toContain('eve')
      expect(await idsFor('eve')).not.toContain('kim')
    })

    it('do not come back as soon as they are unfollowed', async () => {
      await write('unfollowUser', 'ana', 'dan')
      const edges = await edgesFor('ana')
      expect(edges.map(({ node }) => node.id)).not.toContain('dan')
      // Dan is no longer among the people in between.
      expect(edges.find(({ node }) => node.id === 'eve')?.reasons[0]).toMatchObject({ count: null })
    })

    it('leave out people who deny to be suggested', async () => {
      expect(await idsFor('lea')).toContain('fay')
      await consent('fay', 'SUGGEST_ME_TO_OTHERS', false)
      expect(await idsFor('lea')).not.toContain('fay')
      await consent('fay', 'SUGGEST_ME_TO_OTHERS', true)
      expect(await idsFor('lea')).toContain('fay')
    })

    it.each(['PERSONALIZATION', 'SOCIAL_SIGNALS'])(
      'are not personal without consent to %s',
      async (purpose) => {
        expect(
          (await edgesFor('gus')).some(({ reasons }) => reasons.some(({ kind }) => kind !== 'SUGGESTED')),
        ).toBe(true)
        await consent('gus', purpose, false)
        expect((await edgesFor('gus')).flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual(
          (await edgesFor('gus')).map(() => 'SUGGESTED'),
        )
        await consent('gus', purpose, true)
      },
    )

    it('do not use the follows and the history of people who deny social signals', async () => {
      const reasonsFor = async (userId: string, otherId: string) =>
        (await edgesFor(userId)).find(({ node }) => node.id === otherId)?.reasons.map(({ text }) => text)
      expect(await reasonsFor('ana', 'gus')).toEqual(['Likes what you like'])
      expect(await reasonsFor('ana', 'fay')).toEqual(['Followed by Bo'])
      await consent('gus', 'SOCIAL_SIGNALS', false)
      await consent('bo', 'SOCIAL_SIGNALS', false)
      expect(await reasonsFor('ana', 'gus')).toEqual(['Suggested for you'])
      // Bo alone follows fay, who is left among the most followed.
      expect((await reasonsFor('ana', 'fay')) ?? ['Suggested for you']).toEqual(['Suggested for you'])
      await consent('gus', 'SOCIAL_SIGNALS', true)
      await consent('bo', 'SOCIAL_SIGNALS', true)
    })

    it('name no deleted user in what training keeps', async () => {
      const named = async () => (await server.graph.run(viaIds, {})).flatMap((row) => row.ids)
      expect(await named()).toContain('bo')
      expect(await server.data('mutation { deleteUsers(userIds: ["bo"]) { deletedUserIds } }')).toEqual({
        deleteUsers: { deletedUserIds: ['bo'] },
      })
      expect(await named()).not.toContain('bo')
    })

    it('answer a dismissal of an unknown person as one of a known person, and create no user', async () => {
      const dismissal = (userId: string, otherId: string) =>
        server.data(
          `mutation { dismissSuggestion(userId: "${userId}", otherId: "${otherId}") { otherUser { id } problems { path } } }`,
        )
      expect(await dismissal('ana', 'absent')).toEqual({
        dismissSuggestion: { otherUser: { id: 'absent' }, problems: [] },
      })
      expect(await server.data('{ user(id: "absent") { id } }')).toEqual({ user: null })
      expect(await dismissal('absent', 'ana')).toEqual({
        dismissSuggestion: { otherUser: null, problems: [{ path: ['userId'] }] },
      })
    })

    async function consent(userId: string, purpose: string, isGranted: boolean): Promise<void> {
      const text = `mutation ($userId: ID!, $choices: [ConsentChoiceInput!]!) {
        setConsent(userId: $userId, choices: $choices) { problems { message } } }`
      const choices = [{ purpose, isGranted }]
      expect(await server.data(text, { userId, choices })).toMatchObject({ setConsent: { problems: [] } })
    }
  })
})

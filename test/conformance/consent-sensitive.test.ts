import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LiveConsents } from '../../src/consent/live-consents.ts'
import { refreshNeighbors } from '../../src/training/incremental/refresh-neighbors.ts'
import { train } from '../../src/training/train.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, world } from '../support/world.ts'

const SET = `mutation ($userId: ID!, $isGranted: Boolean!) {
  setConsent(userId: $userId, choices: [{ purpose: SENSITIVE_INTERESTS, isGranted: $isGranted }]) { problems { code } }
}`
const LIST = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 20) {
    withheld { purpose sources }
    edges { node { id } logit reasons { kind text items { id } tags { id } users { id } } }
  }
}`
const INTERESTS = `query ($userId: ID!) {
  user(id: $userId) {
    interests(first: 20) { nodes { tag { id } } }
    recommendedTags(first: 20) { edges { node { id } } }
  }
}`
const VIEW = `mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }`

interface Edge {
  readonly node: { readonly id: string }
  readonly logit: number
  readonly reasons: readonly {
    readonly items: readonly { readonly id: string }[]
    readonly tags: readonly { readonly id: string }[]
    readonly users: readonly { readonly id: string }[]
  }[]
}

interface Listed {
  readonly withheld: readonly { readonly purpose: string; readonly sources: readonly string[] }[]
  readonly edges: readonly Edge[]
}

const neighborsOf = cypherQuery<{ userId: string }, { otherId: string }>(
  'test/neighbors-of-user',
  `// @mode read
   // @budget 10000
   // @param userId String!
   // @returns otherId String!
   MATCH (user:User {id: $userId})-[tie:NEIGHBOR_OF]->(other:User)
   RETURN other.id AS otherId`,
)

const SENSITIVE_TAGS = ['health']
const ROCK = [1, 2, 3, 4, 5, 6].map((n) => `rock${n}`)
const CLINIC = [1, 2, 3, 4, 5, 6].map((n) => `clinic${n}`)

/** `ana` has two tastes, one of them sensitive. `cy` and `dee` share only the sensitive one. `vi` follows `dee`. */
function smallWorld() {
  const small = world()
  for (const id of ROCK) small.item(id, { tags: ['rock'] })
  for (const id of CLINIC) small.item(id, { tags: ['health'] })
  small.item('jazz1', { tags: ['jazz'] })
  for (const n of [1, 2, 3, 4, 5, 6]) {
    small.user(`rfan${n}`).listens(...ROCK.filter((_, index) => index !== n - 1))
    small.user(`cfan${n}`).listens(...CLINIC.filter((_, index) => index !== n - 1))
  }
  small.user('ana').listens('rock1', 'rock2', 'clinic1', 'clinic2')
  small.user('cy').listens('clinic1', 'clinic2', 'rock6')
  small.user('dee', { name: 'Dee', isShown: true }).listens('clinic1', 'clinic2', 'clinic3', 'jazz1')
  return small.user('vi').listens('rock1').follows('dee')
}

describe.each(ENGINES)('consent to sensitive interests on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: (graph) => smallWorld().fill(graph),
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 60_000 },
        sensitiveTags: SENSITIVE_TAGS,
      })
    }, 120_000)
    afterAll(() => server.close())
    beforeEach(async () => {
      for (const userId of ['ana', 'cy', 'dee']) await set(userId, false)
    })

    async function set(userId: string, isGranted: boolean): Promise<void> {
      expect(await server.data(SET, { userId, isGranted })).toEqual({ setConsent: { problems: [] } })
    }

    async function list(userId: string): Promise<Listed> {
      return (await server.data(LIST, { userId })).recommendations as Listed
    }

    async function tagsOf(
      userId: string,
    ): Promise<{ own: readonly string[]; recommended: readonly string[] }> {
      const { user } = (await server.data(INTERESTS, { userId })) as {
        user: {
          interests: { nodes: readonly { tag: { id: string } }[] }
          recommendedTags: { edges: readonly { node: { id: string } }[] }
        }
      }
      return {
        own: user.interests.nodes.map(({ tag }) => tag.id),
        recommended: user.recommendedTags.edges.map(({ node }) => node.id),
      }
    }

    const idsOf = ({ edges }: Listed) => edges.map(({ node }) => node.id)
    const namedIn = ({ edges }: Listed) =>
      edges
        .flatMap(({ reasons }) => reasons.flatMap(({ items, tags }) => [...items, ...tags]))
        .map(({ id }) => id)

    it('is what a reason and an interest in a sensitive topic need', async () => {
      const denied = await list('ana')
      expect(denied.withheld).toEqual([{ purpose: 'SENSITIVE_INTERESTS', sources: [] }])
      expect(namedIn(denied).filter((id) => [...CLINIC, 'health'].includes(id))).toEqual([])
      const tags = await tagsOf('ana')
      expect(tags.own).toEqual(['rock'])
      expect(tags.recommended).toContain('rock')
      expect(tags.recommended).not.toContain('health')
      // What they have seen does not come again.
      expect(idsOf(denied)).not.toContain('clinic1')
      await set('ana', true)
      const granted = await list('ana')
      expect(granted.withheld).toEqual([])
      expect(namedIn(granted)).toEqual(expect.arrayContaining(['health']))
      expect((await tagsOf('ana')).own).toEqual(expect.arrayContaining(['rock', 'health']))
      expect((await tagsOf('ana')).recommended).toContain('health')
    })

    it('without it, an event on a sensitive topic changes nothing in the list', async () => {
      const before = await list('ana')
      const occurredAt = NOW_MS - 2 * 86_400_000
      const event = { eventId: 'sensitive', userId: 'ana', itemId: 'clinic3', kind: 'LIKE', occurredAt }
      expect(await server.data(VIEW, { events: [event] })).toEqual({ recordEvents: { accepted: 1 } })
      const after = await list('ana')
      expect(after.edges.map(rounded)).toEqual(
        before.edges.filter(({ node }) => node.id !== 'clinic3').map(rounded),
      )
      await set('ana', true)
      expect((await list('ana')).edges.map(rounded)).not.toEqual(after.edges.map(rounded))
    })

    it('is what being named beside a sensitive item needs', async () => {
      const namedBeside = async (itemId: string) => {
        const edge = (await list('vi')).edges.find(({ node }) => node.id === itemId)
        return edge?.reasons.flatMap(({ users }) => users.map(({ id }) => id))
      }
      expect(await namedBeside('clinic3')).toEqual([])
      expect(await namedBeside('jazz1')).toEqual(['dee'])
      await set('dee', true)
      expect(await namedBeside('clinic3')).toEqual(['dee'])
    })

    it('is what neighbors of shared sensitive items need, also after their next event', async () => {
      const { graph } = server
      const others = async () =>
        (await graph.run(neighborsOf, { userId: 'cy' })).map(({ otherId }) => otherId).sort()
      const trained = async () => {
        await train(graph, {
          nowMs: NOW_MS,
          holder: 'test',
          graceMs: 0,
          settings: QUICK_TRAINING,
          sensitiveTags: SENSITIVE_TAGS,
        })
        return others()
      }
      const refreshed = async () => {
        const consents = new LiveConsents(graph, { defaults: 'standard', sensitiveTags: SENSITIVE_TAGS })
        await consents.read()
        await refreshNeighbors(graph, 'cy', NOW_MS, consents)
        return others()
      }
      const isFan = (userId: string) => userId.startsWith('rfan')
      const withoutConsent = [await trained(), await refreshed()]
      for (const found of withoutConsent) {
        expect(found.some(isFan)).toBe(true)
        expect(found.filter((userId) => !isFan(userId))).toEqual([])
      }
      await set('cy', true)
      await set('dee', true)
      for (const found of [await trained(), await refreshed()]) expect(found).toContain('dee')
      await set('dee', false)
      expect(await others()).not.toContain('dee')
    })
  })
})

function rounded({ node, logit }: Edge) {
  return [node.id, logit.toFixed(6)]
}

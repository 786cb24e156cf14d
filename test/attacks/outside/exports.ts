import { setTimeout as wait } from 'node:timers/promises'
import type { Attempt } from '../attempt.ts'
import { ask, get, type Headers, type OutsideAttack, type Target, times } from '../target.ts'

/** Longest time of an export of a user who did next to nothing, ms. */
const EXPORT_MS = 30_000

const REQUEST = 'mutation { requestExport { request { id } problems { code } } }'
const PRIVACY = ['requestExport', 'requestErasure', 'resetProfile']
const USERS = ['bo', 'cy', 'd1', 'd2', 'd3', 'd4']

/** The ids of requests in an answer; the answer itself if there are none. */
const idsIn = (text: string): readonly string[] => {
  const ids = [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id)
  return ids.length > 0 ? ids : [text]
}

async function requestedIds(target: Target, headers: Headers, query = REQUEST): Promise<readonly string[]> {
  return idsIn((await ask(target, query, {}, headers)).text)
}

const manyAtOnce = async (target: Target, headers: Headers, count: number) =>
  (await Promise.all(Array.from({ length: count }, () => requestedIds(target, headers)))).flat()

/** Repeated exports, and exports, erasures and resets of others. */
export const EXPORTS: readonly OutsideAttack[] = [
  {
    id: 'A44',
    title: 'a user has one export a day, however often they ask',
    async attempts(target) {
      const ana = await target.user('ana')
      const known = new Set<string>()
      const repeated = (name: string, run: () => Promise<readonly string[]>): Attempt => ({
        name,
        async run() {
          for (const id of await run()) known.add(id)
          return known.size === 1 ? null : [...known].join(' ')
        },
      })
      const aliased = `mutation { ${times(8, (index) => `a${index}: requestExport { request { id } }`)} }`
      return [
        repeated('50 at once', () => manyAtOnce(target, ana, 50)),
        repeated('20 after one another', async () => {
          const ids: string[] = []
          for (let time = 0; time < 20; time++) ids.push(...(await requestedIds(target, ana)))
          return ids
        }),
        repeated('8 in one document', () => requestedIds(target, ana, aliased)),
        repeated('80 in ten documents at once', async () =>
          (await Promise.all(Array.from({ length: 10 }, () => requestedIds(target, ana, aliased)))).flat(),
        ),
        repeated('once it has ended', async () => {
          const [id] = known
          const giveUpAtMs = performance.now() + EXPORT_MS
          const state = () => ask(target, `{ privacyRequest(id: "${id}") { state } }`, {}, ana)
          while (!(await state()).text.includes('"DONE"')) {
            if (performance.now() > giveUpAtMs) throw new Error('the export does not end')
            await wait(50)
          }
          return requestedIds(target, ana)
        }),
      ]
    },
  },
  {
    id: 'A44',
    title: 'exports of several users at once stay apart, and others read none of them',
    async attempts(target) {
      const owners = new Map<string, string>()
      const readers = await Promise.all(USERS.map((user) => target.user(user)))
      const ofUser = (user: string, at: number): Attempt => ({
        name: `ten at once of ${user}, beside those of others`,
        async run() {
          const ids = new Set(await manyAtOnce(target, readers[at] ?? {}, 10))
          const isShared = [...ids].some((id) => owners.has(id))
          for (const id of ids) owners.set(id, user)
          return ids.size === 1 && !isShared ? null : [...ids].join(' ')
        },
      })
      // All begin now; each attempt judges its own.
      const running = USERS.map((user, at) => ofUser(user, at).run())
      const read = (user: string, at: number, headers: Headers): Attempt => ({
        name: `the export of ${user} by another`,
        async run() {
          const [id] = [...owners].find(([, owner]) => owner === user) ?? ['']
          const of = async (request: string) => {
            const query = `{ privacyRequest(id: "${request}") { state downloadUrl } }`
            const { status, text } = await ask(target, query, {}, headers)
            const { data, errors } = JSON.parse(text) as { data: unknown; errors?: { message: string }[] }
            return JSON.stringify([status, data, errors?.map(({ message }) => message)]).replaceAll(
              request,
              '?',
            )
          }
          const [present, absent] = [await of(id), await of(`${id.slice(0, -1)}${at}`)]
          if (present !== absent) return `${present} ${absent}`
          const { status } = await get(target, `/exports/${id}?token=${'0'.repeat(32)}`, headers)
          return status === 200 ? 'a download without its token' : null
        },
      })
      return [
        ...USERS.map((user, at) => ({
          name: `ten at once of ${user}, beside those of others`,
          run: async () => (await running[at]) ?? null,
        })),
        ...USERS.map((user, at) => read(user, at, readers[(at + 1) % USERS.length] ?? {})),
        ...USERS.map((user, at) => read(user, at, target.browser)),
      ]
    },
  },
  {
    id: 'A44',
    title: 'nothing of another user is exported, erased or reset',
    async attempts(target) {
      const ana = await target.user('ana')
      return PRIVACY.flatMap((field) =>
        ['bo', 'd1', 'no-such-user'].map((user) => {
          const query = `mutation { ${field}(userId: "${target.id(user)}") { problems { code } } }`
          return {
            name: query,
            async run() {
              const { text } = await ask(target, query, {}, ana)
              return text.includes('"FORBIDDEN"') ? null : text
            },
          }
        }),
      )
    },
  },
]

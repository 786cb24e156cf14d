import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataFolder } from '../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import type { RecordKind } from '../../src/domain/records.ts'
import { nodeCounts, tieCounts } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fillLittleGraph } from './little-graph.ts'
import { NOW_MS, type Serving, serving } from './serving.ts'

const VISITOR = `v_${'0a'.repeat(16)}`
const FAULT = 'must be the id of a user, not of a visitor'

/** The mutations about people, and where each names them. */
const MUTATIONS: readonly (readonly [call: string, path: readonly string[]])[] = [
  ...[
    'followUser',
    'unfollowUser',
    'blockUser',
    'unblockUser',
    'muteUser',
    'unmuteUser',
    'dismissSuggestion',
    'undoSuggestionDismissal',
  ].flatMap((field) => [
    [`${field}(userId: "${VISITOR}", otherId: "bo")`, ['userId']] as const,
    [`${field}(userId: "ana", otherId: "${VISITOR}")`, ['otherId']] as const,
  ]),
  [`adjustInterest(userId: "${VISITOR}", tagId: "hot", factor: 2)`, ['userId']],
  [`createUserToken(userId: "${VISITOR}")`, ['userId']],
  [`upsertUsers(users: [{ id: "new" }, { id: "${VISITOR}", name: "Ana" }])`, ['users', '1', 'id']],
]

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph })
})
afterAll(() => server.close())

describe('a visitor has no ties, no interests, no name and no token', () => {
  it.each(MUTATIONS)('%s is refused', async (call, path) => {
    const answer = await server.data(`mutation { write: ${call} { problems { code message path } } }`)
    const message = `${path.at(-1)} ${FAULT}`
    expect(answer.write).toEqual({ problems: [{ code: 'BAD_USER_INPUT', message, path }] })
  })

  it('also in imports, which name the line and keep the other rows', async () => {
    const rows: Partial<Record<RecordKind, readonly object[]>> = {
      users: [{ id: 'ana' }, { id: VISITOR, name: 'Ana' }, { id: 'bo' }],
      items: [{ id: 'tea' }],
      ties: [
        { userId: 'ana', otherId: 'bo', kind: 'follows' },
        { userId: VISITOR, otherId: 'bo', kind: 'follows' },
        { userId: 'ana', otherId: VISITOR, kind: 'blocks' },
        { userId: 'bo', otherId: 'ana', kind: 'follows' },
        { userId: 'bo', otherId: 'ana', kind: 'mutes' },
      ],
      taggings: [
        { itemId: 'tea', tagId: 'hot', userId: 'ana' },
        { itemId: 'tea', tagId: 'hot', userId: VISITOR },
      ],
    }
    const files = Object.entries(rows).map(([kind, all]) => [
      `${kind}.jsonl`,
      all.map((row) => JSON.stringify(row)).join('\n'),
    ])
    const folder = temporaryFolder(Object.fromEntries(files))
    const rejectFile = `${folder}/rejected`
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    await importDataSet(graph, await dataFolder(folder), { atMs: NOW_MS, nowMs: NOW_MS, rejectFile })
    const rejected = readFileSync(rejectFile, 'utf8').split('\n').filter(Boolean)
    expect(rejected.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ line: 2, reason: `id ${FAULT}` }),
      expect.objectContaining({ line: 2, reason: `userId ${FAULT}` }),
      expect.objectContaining({ line: 3, reason: `otherId ${FAULT}` }),
      expect.objectContaining({ line: 2, reason: `userId ${FAULT}` }),
    ])
    const counts = await graph.run(nodeCounts, {})
    expect(counts.find(({ label }) => label === 'User')?.total).toBe(2)
    expect(await graph.run(tieCounts, { ids: ['ana'] })).toEqual([{ userId: 'ana', follows: 1, refusals: 0 }])
    await graph.close()
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KeyUses } from '../../src/access/key-uses.ts'
import { createKey, revokeKey, rotateKey } from '../../src/access/manage-keys.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ENGINES, titleOf } from '../support/engines.ts'

const MADE_MS = 1_750_000_000_000

describe.each(ENGINES)('the last use of an API key on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    const processOf = () =>
      new KeyUses(graph, (error) => {
        throw error
      })
    const create = (name: string, atMs: number) =>
      createKey(graph, { name, scopes: ['read'], origins: [], expiresAtMs: null }, atMs, {})

    beforeAll(async () => {
      graph = await engine.open()
      for (const name of ['web', 'server', 'unused']) await create(name, MADE_MS)
    })
    afterAll(() => graph.close())

    it('is the newest of all processes, in whatever order they write', async () => {
      const [one, other] = [processOf(), processOf()]
      one.note('web', MADE_MS + 10)
      one.note('web', MADE_MS + 30)
      other.note('web', MADE_MS + 20)
      other.note('server', MADE_MS + 5)
      await one.flush()
      await other.flush()
      expect(await processOf().read()).toEqual(
        new Map([
          ['server', new Date(MADE_MS + 5)],
          ['web', new Date(MADE_MS + 30)],
        ]),
      )
    })

    it('stays when the key is replaced, and is not that of a revoked key with the same name', async () => {
      const uses = processOf()
      await rotateKey(graph, { name: 'web', overlapMs: 0 }, MADE_MS + 40, {})
      expect((await uses.read()).get('web')).toEqual(new Date(MADE_MS + 30))
      uses.note('web', MADE_MS + 50)
      await revokeKey(graph, 'web', {})
      await create('web', MADE_MS + 60)
      expect((await uses.read()).get('web')).toBeUndefined()
      uses.note('web', MADE_MS + 70)
      expect((await uses.read()).get('web')).toEqual(new Date(MADE_MS + 70))
    })
  })
})

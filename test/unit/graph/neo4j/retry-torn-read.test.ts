import { describe, expect, it } from 'vitest'
import { decodeRows, type RawRows } from '../../../../src/graph/decode-rows.ts'
import { retryTornRead } from '../../../../src/graph/neo4j/retries.ts'
import { cypherQuery } from '../../../support/cypher-query.ts'

const weights = cypherQuery<object, { weight: number }>(
  'test/weights',
  `// @mode read
   // @returns weight Float!
   MATCH (user:User)-[tie:MUTES]->(other:User) RETURN tie.weight AS weight`,
)

/** Returns the given answers in turn, then repeats the last one; counts the calls. */
function server(...answers: readonly (number | null)[][]) {
  let asked = 0
  const read = async (): Promise<RawRows> => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? []
    asked++
    return { columns: ['weight'], rows: answer.map((weight) => [weight]) }
  }
  const decode = (rows: RawRows) => decodeRows(weights, rows, Number)
  return { rows: () => retryTornRead(read, decode), asked: () => asked }
}

describe('rows of a server without read isolation', () => {
  it('are read once if they are complete', async () => {
    const { rows, asked } = server([1, 2])
    expect(await rows()).toEqual([{ weight: 1 }, { weight: 2 }])
    expect(asked()).toBe(1)
  })

  it('are read again if one was deleted during the read', async () => {
    const { rows, asked } = server([1, null], [null, 3], [1])
    expect(await rows()).toEqual([{ weight: 1 }])
    expect(asked()).toBe(3)
  })

  it('are a contract error if they never match the header', async () => {
    const { rows, asked } = server([null])
    await expect(rows()).rejects.toMatchObject({ kind: 'contract' })
    expect(asked()).toBe(4)
  })

  it('are not read again after a failure of another kind', async () => {
    let asked = 0
    const read = async (): Promise<RawRows> => {
      asked++
      throw new Error('away')
    }
    await expect(retryTornRead(read, () => [])).rejects.toThrow('away')
    expect(asked).toBe(1)
  })
})

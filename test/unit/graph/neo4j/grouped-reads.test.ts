import { describe, expect, it } from 'vitest'
import type { RawRows } from '../../../../src/graph/decode-rows.ts'
import { GraphError } from '../../../../src/graph/graph-error.ts'
import {
  combined,
  GroupedReads,
  type PartStatement,
  type Statement,
} from '../../../../src/graph/neo4j/grouped-reads.ts'

/** Answers a part with its name, whether it comes alone or with others, and remembers what came. */
function server() {
  const asked: Statement[] = []
  const signals: (AbortSignal | undefined)[] = []
  const reads = new GroupedReads(async (statement, signal): Promise<RawRows> => {
    asked.push(statement)
    signals.push(signal)
    const names = statement.name.split('+')
    if (names.length === 1) return { columns: ['name'], rows: [[statement.name]] }
    return { columns: names.map((_, at) => `r${at}`), rows: [names.map((name) => [[name]])] }
  })
  return { asked, signals, reads, names: () => asked.map(({ name }) => name) }
}

function part(name: string, params: Record<string, unknown> = {}): PartStatement {
  return {
    name,
    text: `MATCH (node:User {id: $id}) RETURN node.id AS name`,
    params,
    keepsPlan: true,
    columns: ['name'],
    reads: 1,
    mayLag: false,
  }
}

const rowsOf = (answers: readonly RawRows[]) => answers.map(({ rows }) => rows)

describe('reads of one group', () => {
  it('that begin in one turn are one statement, and each gets its own rows', async () => {
    const { reads, names } = server()
    const begun = ['a', 'b', 'c'].map((name) => reads.read('group', part(name), undefined))
    expect(rowsOf(await Promise.all(begun))).toEqual([[['a']], [['b']], [['c']]])
    expect(names()).toEqual(['a+b+c'])
  })

  it('that begin in different turns, or of different groups, are statements of their own', async () => {
    const { reads, names } = server()
    await reads.read('group', part('a'), undefined)
    await Promise.all([reads.read('group', part('b'), undefined), reads.read('other', part('c'), undefined)])
    expect(names()).toEqual(['a', 'b', 'c'])
  })

  it('ask no query twice in one statement: what two requests ask stays apart', async () => {
    const { reads, names } = server()
    const begun = ['a', 'b', 'a', 'b'].map((name) => reads.read('group', part(name), undefined))
    await Promise.all(begun)
    expect(names()).toEqual(['a+b', 'a+b'])
  })

  it('are given up one by one, and the statement once nobody waits for it', async () => {
    const { reads, signals } = server()
    const [mine, yours] = [new AbortController(), new AbortController()]
    const begun = [
      reads.read('group', part('a'), mine.signal),
      reads.read('group', part('b'), mine.signal),
      reads.read('group', part('c'), yours.signal),
    ].map((read) => read.catch((error: GraphError) => error.kind))
    await Promise.resolve()
    mine.abort()
    expect(signals[0]?.aborted).toBe(false)
    yours.abort()
    expect(signals[0]?.aborted).toBe(true)
    expect(await Promise.all(begun)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('do not join a statement that nobody waits for any more', async () => {
    const { reads, names } = server()
    const gone = new AbortController()
    const left = reads.read('group', part('a'), gone.signal).catch((error: GraphError) => error.kind)
    gone.abort()
    const waited = reads.read('group', part('b'), new AbortController().signal)
    expect(await left).toBe('cancelled')
    expect((await waited).rows).toEqual([['b']])
    expect(names()).toContain('b')
  })

  it('are asked again alone where one of them may have failed the others, and not while the server is away', async () => {
    const asked: string[] = []
    const failingWith = (kind: 'too-much-memory' | 'unavailable') =>
      new GroupedReads(async ({ name }) => {
        asked.push(name)
        if (name !== 'b') throw new GraphError(kind, name)
        return { columns: ['name'], rows: [['b']] }
      })
    const outcomes = async (reads: GroupedReads) => {
      const begun = [reads.read('group', part('a'), undefined), reads.read('group', part('b'), undefined)]
      return (await Promise.allSettled(begun)).map(({ status }) => status)
    }
    expect(await outcomes(failingWith('too-much-memory'))).toEqual(['rejected', 'fulfilled'])
    expect(asked.splice(0)).toEqual(['a+b', 'a', 'b'])
    expect(await outcomes(failingWith('unavailable'))).toEqual(['rejected', 'rejected'])
    expect(asked).toEqual(['a+b'])
  })
})

describe('a combined statement', () => {
  it('keeps the parameters of its parts apart, and stands for all of them', () => {
    const { text, params, reads } = combined([part('a', { id: 'u1' }), part('b', { id: 'u2' })])
    expect(reads).toBe(2)
    expect(params).toEqual({ p0_id: 'u1', p1_id: 'u2' })
    expect(text).toBe(`CALL () {
CALL () {
MATCH (node:User {id: $p0_id}) RETURN node.id AS name
}
RETURN collect([name]) AS r0
}
CALL () {
CALL () {
MATCH (node:User {id: $p1_id}) RETURN node.id AS name
}
RETURN collect([name]) AS r1
}
RETURN r0, r1`)
  })
})
